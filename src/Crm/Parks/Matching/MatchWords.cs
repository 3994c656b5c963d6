using Crm.Foundation;
using Crm.Foundation.Codes;
using Crm.Leads;

namespace Crm.Parks.Matching;

/// <summary>What a ranking says, in words for people and in the current language.</summary>
public static class MatchWords
{
    /// <summary>A condition's name; the key of its translation.</summary>
    public static string Name(ConditionKind kind) => kind switch
    {
        ConditionKind.Free => "可供状态",
        ConditionKind.Site => "场地类型",
        ConditionKind.Land => "土地面积",
        ConditionKind.FloorArea => "建筑面积",
        ConditionKind.Region => "地区",
        ConditionKind.Power => "用电容量",
        ConditionKind.Ready => "交付时间",
        ConditionKind.Industry => "行业准入",
        ConditionKind.InvestmentPerMu => "亩均投资",
        ConditionKind.TaxPerMu => "亩均税收",
        ConditionKind.OutputPerMu => "亩均产出",
        ConditionKind.RdShare => "研发占比",
        _ => "单位能耗",
    };

    /// <summary>A factor's name; the key of its translation.</summary>
    public static string Name(Factor factor) => factor switch
    {
        Factor.Region => "地区",
        Factor.Industry => "产业",
        Factor.Size => "面积",
        Factor.Admission => "准入",
        Factor.Timing => "交付",
        _ => "价格",
    };

    /// <summary>How near, in the current language.</summary>
    public static string Of(Nearness nearness) => nearness switch
    {
        Nearness.Within => Texts.Of("意向地区内"),
        Nearness.SameCity => Texts.Of("同市"),
        Nearness.SameProvince => Texts.Of("同省"),
        _ => Texts.Of("外省"),
    };

    /// <summary>How closely related, in the current language.</summary>
    public static string Of(Kinship kinship) => kinship switch
    {
        Kinship.Covered => Texts.Of("属于主导产业"),
        Kinship.SameGroup => Texts.Of("同中类"),
        Kinship.SameDivision => Texts.Of("同大类"),
        Kinship.SameSection => Texts.Of("同门类"),
        _ => Texts.Of("无关"),
    };

    /// <summary>What a price is for, with its unit, in the current language.</summary>
    public static string Of(PriceBasis basis) => basis switch
    {
        PriceBasis.LandPerMu => Texts.Of("地价（万元/亩）"),
        PriceBasis.RentPerSquareMetre => Texts.Of("租金（元/㎡·月）"),
        _ => Texts.Of("售价（元/㎡）"),
    };

    /// <summary>A condition with its values: "需 80 亩 · 有 96 亩".</summary>
    public static string Say(Condition condition) => condition.Kind switch
    {
        ConditionKind.Free => ParkWords.Of(Enum.Parse<SiteStatus>(condition.Given!)),
        ConditionKind.Industry => SayIndustry(condition),
        < ConditionKind.Industry => Texts.Of("需 {0} · 有 {1}", Value(condition.Kind, condition.Asked), Value(condition.Kind, condition.Given)),
        ConditionKind.EnergyPerOutput => Texts.Of("最多 {0} · 项目 {1}", Value(condition.Kind, condition.Asked), Value(condition.Kind, condition.Given)),
        _ => Texts.Of("至少 {0} · 项目 {1}", Value(condition.Kind, condition.Asked), Value(condition.Kind, condition.Given)),
    };

    /// <summary>Why a site stands where it stands, as one sentence.</summary>
    public static string Reason(RankedSite site)
    {
        var failed = site.Conditions.Where(c => c.Verdict == Verdict.Failed).Select(SayFailed).ToList();
        if (failed.Count > 0) return Sentence(Texts.Of("不合适：{0}", Join(failed, "；", "; ")));
        var good = site.Factors.Where(f => f.Known && !f.IsWeak()).Select(f => f.Finding.ToString()).ToList();
        var weak = site.Factors.Where(f => f.IsWeak()).Select(f => f.Finding.ToString()).ToList();
        var open = site.Conditions.Where(c => c.Verdict == Verdict.Unknown).Select(c => InSentence(Texts.Of(Name(c.Kind)))).ToList();
        List<string> parts =
        [
            .. good.Count > 0 ? [Join(good, "，", ", ")] : Array.Empty<string>(),
            .. weak.Count > 0 ? [Texts.Of("但{0}", Join(weak, "，", ", "))] : Array.Empty<string>(),
            .. open.Count > 0 ? [Texts.Of("{0}待核实", Join(open, "、", ", "))] : Array.Empty<string>(),
        ];
        return Sentence(Join(parts, "；", "; "));
    }

    private static string SayFailed(Condition c)
    {
        var (asked, given) = (Value(c.Kind, c.Asked), Value(c.Kind, c.Given));
        return c.Kind switch
        {
            ConditionKind.Free or ConditionKind.Industry => InSentence(Say(c)),
            ConditionKind.Site => Texts.Of("要{0}，这里是{1}", InSentence(asked), InSentence(given)),
            ConditionKind.Land or ConditionKind.FloorArea => Texts.Of("要 {0}，只有 {1}", asked, given),
            ConditionKind.Region => Texts.Of("在{1}，离意向的{0}太远", asked, given),
            ConditionKind.Power => Texts.Of("用电要 {0}，只有 {1}", asked, given),
            ConditionKind.Ready => Texts.Of("{1} 才能交付，晚于 {0}", asked, given),
            ConditionKind.EnergyPerOutput => Texts.Of("{2} {1}，高于上限 {0}", asked, given, InSentence(Texts.Of(Name(c.Kind)))),
            _ => Texts.Of("{2} {1}，不到 {0}", asked, given, InSentence(Texts.Of(Name(c.Kind)))),
        };
    }

    private static string SayIndustry(Condition condition) => condition switch
    {
        { Given: null } => Texts.Of("项目行业未知"),
        { Verdict: Verdict.Met } => Texts.Of("{0}可准入", Industries.Label(condition.Given)),
        { Verdict: Verdict.Unknown } => Texts.Of("{0}要细分才能判断（涉及{1}）", Industries.Label(condition.Given), Industries.Label(condition.Asked)),
        { Asked: null } => Texts.Of("{0}不在允许目录", Industries.Label(condition.Given)),
        _ => Texts.Of("{0}属禁入的{1}", Industries.Label(condition.Given), Industries.Label(condition.Asked)),
    };

    private static string Value(ConditionKind kind, string? value) => value is null ? InSentence(Texts.Of("未知")) : kind switch
    {
        ConditionKind.Site => ParkWords.Of(value == nameof(SitePreference.Land) ? SiteKind.Land : SiteKind.Building),
        ConditionKind.Region => Regions.Label(value),
        ConditionKind.Land => Texts.Of("{0} 亩", value),
        ConditionKind.FloorArea => Texts.Of("{0} ㎡", value),
        ConditionKind.Power => Texts.Of("{0} kVA", value),
        ConditionKind.InvestmentPerMu or ConditionKind.TaxPerMu or ConditionKind.OutputPerMu => Texts.Of("{0} 万元/亩", value),
        ConditionKind.RdShare => Texts.Of("{0}%", value),
        ConditionKind.EnergyPerOutput => Texts.Of("{0} 吨标煤/万元", value),
        _ => value,
    };

    /// <summary>A name inside an English sentence begins small, unless it is an abbreviation.</summary>
    internal static string InSentence(string name) =>
        name.Length > 1 && char.IsAsciiLetterUpper(name[0]) && char.IsAsciiLetterLower(name[1]) ? char.ToLowerInvariant(name[0]) + name[1..] : name;

    private static string Join(IEnumerable<string> parts, string chinese, string english) => string.Join(Texts.IsChinese ? chinese : english, parts);

    private static string Sentence(string words) => Texts.IsChinese ? words + "。" : char.ToUpperInvariant(words[0]) + words[1..] + ".";
}
