using System.Collections.Frozen;

namespace Crm.Policies.Figures.Extracting;

/// <summary>
/// The units figures come in and what they are kept in: sums of 万 and more in 万元 (or 万美元 …), smaller ones in 元; land in 亩, floor area in 平方米, percentages and
/// percentage points as they are; what is counted keeps its own word (个, 家, 件 …).
/// </summary>
public static class FigureUnits
{
    private const decimal Wan = 10_000;

    private static readonly string[] Money = ["元", "美元", "港元", "欧元", "日元", "英镑"];

    // In the order 个, 家 …: the usual words for counting come first in lists.
    private static readonly string[] Counting =
    [
        "个", "家", "件", "项", "人", "名", "户", "所", "座", "条", "台", "辆", "张", "套", "位", "处", "只", "头", "次", "场", "种", "类", "幢", "栋", "间", "列", "艘", "架", "株", "起",
        "例", "笔", "宗", "支", "枚", "班", "趟", "篇", "部", "块", "人次", "家次", "户次", "件次", "车次", "班次", "班列", "航次", "架次", "台套", "台次", "例次", "床", "具", "对", "片", "单", "盏", "册", "批次", "人份", "剂", "棵", "艘次", "标段",
    ];

    private static readonly (string Written, string Kept, decimal Worth)[] Measures =
    [
        ("%", "%", 1), ("‰", "‰", 1), ("个百分点", "个百分点", 1), ("百分点", "个百分点", 1), ("倍", "倍", 1), ("分", "分", 1), ("岁", "岁", 1),
        ("亩", "亩", 1), ("公顷", "亩", 15), ("平方米", "平方米", 1), ("平米", "平方米", 1), ("㎡", "平方米", 1), ("平方公里", "平方公里", 1), ("平方千米", "平方公里", 1),
        ("公里", "公里", 1), ("千米", "公里", 1), ("米", "米", 1), ("厘米", "厘米", 1), ("毫米", "毫米", 1), ("立方米", "立方米", 1), ("方", "立方米", 1),
        ("吨", "吨", 1), ("吨标准煤", "吨标准煤", 1), ("吨标煤", "吨标准煤", 1), ("公斤", "公斤", 1), ("千克", "公斤", 1), ("克", "克", 1), ("毫克", "毫克", 1), ("微克", "微克", 1), ("升", "升", 1), ("斤", "斤", 1),
        ("千瓦", "千瓦", 1), ("兆瓦", "千瓦", 1000), ("千瓦时", "千瓦时", 1), ("度电", "千瓦时", 1), ("标箱", "标箱", 1), ("标准箱", "标箱", 1), ("TEU", "标箱", 1), ("载重吨", "载重吨", 1),
        ("小时", "小时", 1), ("个小时", "小时", 1), ("分钟", "分钟", 1), ("秒", "秒", 1), ("天", "天", 1), ("个工作日", "个工作日", 1), ("工作日", "个工作日", 1), ("床位", "床", 1),
    ];

    private static readonly (string Written, decimal Worth)[] Scales =
        [("万亿", 1_000_000_000_000), ("千亿", 100_000_000_000), ("百亿", 10_000_000_000), ("亿", 100_000_000), ("千万", 10_000_000), ("百万", 1_000_000), ("十万", 100_000), ("万", Wan), ("千", 1_000), ("百", 100)];

    // What may stand behind "/" and 每.
    private static readonly string[] Per =
        ["年", "人", "亩", "平方米", "平方公里", "立方米", "天", "日", "小时", "月", "千瓦时", "公里", "户", "万人", "吨", "村", "度", "万元", "标箱"];

    // 每人每年7980元 is a sum for a year as every figure is; 每亩350万元 is another measure than 350万元.
    private static readonly string[] PerArea = ["立方米", "平方米", "平方公里", "亩", "标箱", "千瓦时", "公里"];

    private static readonly FrozenDictionary<string, (string Kept, decimal Worth)> Kept = Measures.Select(m => (m.Written, m.Kept, m.Worth))
        .Concat(Counting.Select(c => (Written: c, Kept: c, Worth: 1m))).Concat(Money.Select(m => (Written: m, Kept: m, Worth: 1m)))
        .ToFrozenDictionary(u => u.Written, u => (u.Kept, u.Worth), StringComparer.Ordinal);

    private static readonly FrozenDictionary<char, string[]> ByFirst = Kept.Keys.GroupBy(u => u[0])
        .ToFrozenDictionary(g => g.Key, g => g.OrderByDescending(u => u.Length).ToArray());

    // A unit's character that belongs to another word: 3部委, 10方面, 30分之一.
    private static readonly FrozenDictionary<string, string> NotBefore = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["方"] = "面案向式针法", ["部"] = "委门分", ["分"] = "之别类析享担支局厂公值", ["个"] = "月半", ["天"] = "然津", ["米"] = "其", ["人"] = "才口均", ["对"] = "外应口", ["片"] = "区", ["位"] = "居列于数", ["单"] = "位", ["家"] = "庭园",
        ["类"] = "似", ["次"] = "会全党", ["支"] = "持", ["具"] = "有", ["起"] = "步", ["班"] = "子", ["处"] = "于理置", ["台"] = "州湾", ["头"] = "部", ["升"] = "级至", ["克"] = "服", ["床"] = "位",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>All units an editor can choose from, the usual ones first.</summary>
    public static IReadOnlyList<string> All { get; } = [.. new[] { "万元", "元", "万美元", "美元", "%", "个百分点", "亩" }.Concat(Measures.Select(m => m.Kept)).Concat(Counting).Distinct()];

    /// <summary>Whether it counts things, whose name may stand behind it: 4 家 企业.</summary>
    public static bool Counts(string unit) => Array.IndexOf(Counting, unit) >= 0;

    /// <summary>Whether it is a sum of money.</summary>
    public static bool IsMoney(string unit) => Money.Any(m => unit == m || unit == "万" + m);

    /// <summary>Brings a number with a unit as people write it ("亿元", "万亩", "家") into what figures are kept in; null where there is no such unit.</summary>
    public static (decimal Value, string Unit)? Normal(decimal value, string written)
    {
        var (scale, length) = ScaleAt(written, 0);
        if (UnitAt(written, 0) is { } plain && plain.Length + PerAt(written, plain.Length) == written.Length) (scale, length) = (1, 0);
        if (UnitAt(written, length) is not { } unit) return null;
        var per = PerAt(written, length + unit.Length);
        if (length + unit.Length + per != written.Length) return null;
        return Keep(value * scale, scale, unit, written[(length + unit.Length)..]);
    }

    /// <summary>The value and unit to keep.</summary>
    /// <param name="value">In the plain unit, the scale counted in.</param>
    /// <param name="scale">The scale that was written: 万, 亿, or 1.</param>
    /// <param name="per">"/年", or nothing.</param>
    internal static (decimal Value, string Unit) Keep(decimal value, decimal scale, string unit, string per)
    {
        var (kept, worth) = Kept[unit];
        if (Array.IndexOf(Money, kept) >= 0 && scale >= Wan) return (value / Wan, "万" + kept + per);
        return (value * worth, kept + per);
    }

    /// <summary>The unit that stands in a text at a place; null where none does.</summary>
    internal static string? UnitAt(string text, int at)
    {
        if (at >= text.Length || !ByFirst.TryGetValue(text[at], out var candidates)) return null;
        foreach (var unit in candidates)
        {
            if (string.CompareOrdinal(text, at, unit, 0, unit.Length) != 0) continue;
            var next = at + unit.Length;
            if (NotBefore.TryGetValue(unit, out var not) && next < text.Length && not.Contains(text[next], StringComparison.Ordinal)) continue;
            return unit;
        }
        return null;
    }

    /// <summary>The scale that stands at a place, and its length.</summary>
    internal static (decimal Worth, int Length) ScaleAt(string text, int at)
    {
        foreach (var (written, worth) in Scales)
            if (string.CompareOrdinal(text, at, written, 0, written.Length) == 0) return (worth, written.Length);
        return (1, 0);
    }

    /// <summary>Length of "/年" and the like at a place.</summary>
    internal static int PerAt(string text, int at)
    {
        if (at >= text.Length || text[at] != '/') return 0;
        foreach (var per in Per.OrderByDescending(p => p.Length))
            if (string.CompareOrdinal(text, at + 1, per, 0, per.Length) == 0) return per.Length + 1;
        return 0;
    }

    /// <summary>What a text says its figure is per, right before the number: 每立方米31微克; empty where nothing.</summary>
    internal static string PerBefore(string text, int from, int at)
    {
        foreach (var per in PerArea)
        {
            var start = at - per.Length - 1;
            if (start >= from && text[start] == '每' && string.CompareOrdinal(text, start + 1, per, 0, per.Length) == 0) return "/" + per;
        }
        return "";
    }
}
