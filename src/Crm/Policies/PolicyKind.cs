using System.Text.RegularExpressions;

namespace Crm.Policies;

/// <summary>What sort of document this is, told from its title; an editor may correct it.</summary>
public enum PolicyKind
{
    /// <summary>政府工作报告: last year's results and this year's targets of a government.</summary>
    WorkReport,

    /// <summary>规划计划: plans, programmes, outlines.</summary>
    Plan,

    /// <summary>政策措施: measures, rules, standards that an investor can rely on.</summary>
    Measure,

    /// <summary>通知公告: notices and announcements.</summary>
    Notice,

    /// <summary>政策解读: somebody explains a policy.</summary>
    Interpretation,

    /// <summary>园区动态: news and portraits of parks and places; whatever the title does not say otherwise.</summary>
    ParkNews,
}

/// <summary>Tells the kind of a document by its title.</summary>
public static partial class PolicyKinds
{
    private static readonly (Regex Title, PolicyKind Kind)[] Rules =
    [
        (WorkReportTitle(), PolicyKind.WorkReport),
        (InterpretationTitle(), PolicyKind.Interpretation),
        (IssuedMeasureTitle(), PolicyKind.Measure),
        (PlanTitle(), PolicyKind.Plan),
        (NoticeTitle(), PolicyKind.Notice),
        (MeasureTitle(), PolicyKind.Measure),
    ];

    /// <summary>The first rule that fits decides: a notice that issues measures is about the measures, any other notice is a notice.</summary>
    public static PolicyKind Of(string title) =>
        Rules.Where(rule => rule.Title.IsMatch(title)).Select(rule => rule.Kind).FirstOrDefault(PolicyKind.ParkNews);

    [GeneratedRegex("政府工作报告")]
    private static partial Regex WorkReportTitle();

    [GeneratedRegex("解读|一图读懂|问答|答记者问")]
    private static partial Regex InterpretationTitle();

    [GeneratedRegex("印发.*(办法|意见|措施|细则|政策|规定|方案)")]
    private static partial Regex IssuedMeasureTitle();

    [GeneratedRegex("规划|计划|纲要|行动方案")]
    private static partial Regex PlanTitle();

    [GeneratedRegex("通知|公告|公示|通告")]
    private static partial Regex NoticeTitle();

    [GeneratedRegex("办法|意见|措施|细则|条例|规定|政策|准入标准|[一二三四五六七八九十0-9]+条")]
    private static partial Regex MeasureTitle();
}
