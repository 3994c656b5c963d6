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
        Factor.Timing => "时间",
        _ => "价格",
    };

    /// <summary>A status's name; the key of its translation.</summary>
    public static string StatusName(SiteStatus status) => status switch
    {
        SiteStatus.Reserved => "已预订",
        SiteStatus.Preparing => "整理中",
        _ => "可供",
    };

    /// <summary>A condition with its values: "需 80 亩 · 有 96 亩".</summary>
    public static string Say(Condition condition) => condition.Kind switch
    {
        ConditionKind.Free => Texts.Of(StatusName(Enum.Parse<SiteStatus>(condition.Given!))),
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
        var open = site.Conditions.Where(c => c.Verdict == Verdict.Unknown).Select(c => Texts.Of(Name(c.Kind))).ToList();
        List<string> parts =
        [
            .. good.Count > 0 ? [Join(good, "，", ", ")] : Array.Empty<string>(),
            .. weak.Count > 0 ? [Texts.Of("但{0}", Join(weak, "，", ", "))] : Array.Empty<string>(),
            .. open.Count > 0 ? [Texts.Of("{0}待核实", Join(open, "、", ", "))] : Array.Empty<string>(),
        ];
        return Sentence(Join(parts, "；", "; "));
    }

    private static string SayFailed(Condition condition) =>
        condition.Kind is ConditionKind.Free or ConditionKind.Industry ? Say(condition) : $"{Texts.Of(Name(condition.Kind))}{Colon}{Say(condition)}";

    private static string SayIndustry(Condition condition) => condition switch
    {
        { Given: null } => Texts.Of("项目行业未知"),
        { Verdict: Verdict.Met } => Texts.Of("{0}可准入", Industries.Label(condition.Given)),
        { Verdict: Verdict.Unknown } => Texts.Of("{0}要细分才能判断（涉及{1}）", Industries.Label(condition.Given), Industries.Label(condition.Asked)),
        { Asked: null } => Texts.Of("{0}不在允许目录", Industries.Label(condition.Given)),
        _ => Texts.Of("{0}属禁入的{1}", Industries.Label(condition.Given), Industries.Label(condition.Asked)),
    };

    private static string Value(ConditionKind kind, string? value) => value is null ? Texts.Of("未知") : kind switch
    {
        ConditionKind.Site => Texts.Of(value == nameof(SitePreference.Land) ? "土地" : "厂房"),
        ConditionKind.Region => Regions.Label(value),
        ConditionKind.Land => Texts.Of("{0} 亩", value),
        ConditionKind.FloorArea => Texts.Of("{0} ㎡", value),
        ConditionKind.Power => Texts.Of("{0} kVA", value),
        ConditionKind.InvestmentPerMu or ConditionKind.TaxPerMu or ConditionKind.OutputPerMu => Texts.Of("{0} 万元/亩", value),
        ConditionKind.RdShare => Texts.Of("{0}%", value),
        ConditionKind.EnergyPerOutput => Texts.Of("{0} 吨标煤/万元", value),
        _ => value,
    };

    private static string Colon => Texts.IsChinese ? "" : ": ";

    private static string Join(IEnumerable<string> parts, string chinese, string english) => string.Join(Texts.IsChinese ? chinese : english, parts);

    private static string Sentence(string words) => Texts.IsChinese ? words + "。" : char.ToUpperInvariant(words[0]) + words[1..] + ".";
}
