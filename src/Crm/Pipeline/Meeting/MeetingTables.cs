using Crm.Foundation;
using Crm.Foundation.Formats;
using Crm.Leads;
using Crm.Pipeline.Comparing;
using Crm.Pipeline.Counting;
using Crm.Pipeline.Listing;
using Crm.Pipeline.Showing;
using Crm.Pipeline.Targets;
using Crm.Shell.Components;
using Crm.Team;

namespace Crm.Pipeline.Meeting;

/// <summary>Lays figures out for the meeting.</summary>
internal sealed class MeetingTables(IRoster roster, CompareFigures asked)
{
    /// <summary>The most projects of one kind of change that are named; the page has all of them.</summary>
    public const int MostProjects = 50;

    /// <summary>The year's signings and their rates, the unit first, then those directly below it.</summary>
    public MeetingTable Rates(IReadOnlyList<PipelineSheet> sheets)
    {
        var columns = new List<MeetingColumn> { new(Texts.Of("单位"), CellKind.Text, 18), new(Texts.Of("签约数"), CellKind.Count), new(Texts.Of("签约额"), CellKind.Amount, 13) };
        foreach (var size in sheets[0].Cohort.Sizes) columns.Add(new($"≥{Money.Show(size.From)}", CellKind.Count));
        foreach (var rate in Indicators.Rates) columns.AddRange([new(Indicators.StageOf(rate) is { } stage ? StageWords.Of(stage) : Texts.Of("当年开工"), CellKind.Count, 9), new(TargetWords.Name(rate), CellKind.Rate, 10)]);
        columns.Add(new(Texts.Of("增资额"), CellKind.Amount, 12));
        return new(
            Texts.Of("主要指标"), Texts.Of("{0} 年签约项目和各项率", sheets[0].Year), Texts.Of("金额单位：万元。一个项目只数一次，终止的留在分母里；第一行是本单位和所有下级的合计。"), columns, [.. sheets.Select(sheet => Row(sheet))]);
    }

    /// <summary>How far the unit is with its targets.</summary>
    public MeetingTable Targets(PipelineSheet sheet) => new(
        Texts.Of("目标"), Texts.Of("{0} 年目标完成情况", sheet.Year), Texts.Of("时序是这一年已经过去的天数所占的份额；率没有时序。"),
        [
            new(Texts.Of("指标"), CellKind.Text, 20), new(Texts.Of("目标"), CellKind.Text, 14), new(Texts.Of("实际"), CellKind.Text, 14), new(Texts.Of("完成率"), CellKind.Text), new(Texts.Of("时序"), CellKind.Text),
            new(Texts.Of("还差"), CellKind.Text, 26),
        ],
        [
            .. sheet.Targets.Select(row => (IReadOnlyList<MeetingCell>)
            [
                new(TargetWords.Name(row.Indicator)), new(TargetWords.Value(row.Indicator, row.Target)), new(TargetWords.Value(row.Indicator, row.Actual)), new(TargetWords.Percent(row.Completion)),
                new(TargetWords.Percent(row.Passed)), new(TargetWords.Left(row)),
            ]),
        ]);

    /// <summary>Where leads stand.</summary>
    public MeetingTable Stages(PipelineSheet sheet) => new(
        Texts.Of("各阶段"), Texts.Of("现在停在哪里"), Texts.Of("金额单位：万元。"),
        [new(Texts.Of("阶段"), CellKind.Text, 12), new(Texts.Of("现处"), CellKind.Count), new(Texts.Of("现处金额"), CellKind.Amount, 14), new(Texts.Of("到达及以后"), CellKind.Count, 12)],
        [
            .. sheet.Funnel.Select(step => (IReadOnlyList<MeetingCell>)
                [new(StageWords.Of(step.Stage)), Count(step.Here, All(sheet) with { Stage = step.Stage }), new(Value: step.Here.Amount), Count(step.Reached, All(sheet) with { From = step.Stage })]),
            [new(StageWords.Of(Stage.Terminated)), Count(sheet.Terminated, All(sheet) with { Stage = Stage.Terminated }), new(Value: sheet.Terminated.Amount), new()],
        ]);

    /// <summary>What became of leads since the last meeting.</summary>
    public MeetingTable Kinds(ComparisonSheet comparison) => new(
        Texts.Of("变化"), Texts.Of("这段时间的变化"), Texts.Of("金额单位：万元，是这些变化使在手金额增减的数。"),
        [new(Texts.Of("变化"), CellKind.Text, 14), new(Texts.Of("项目"), CellKind.Count), new(Texts.Of("金额增减"), CellKind.Amount, 14)],
        [.. comparison.Kinds.Select(kind => (IReadOnlyList<MeetingCell>)[new(ChangeWords.Of(kind.Kind)), new(Value: kind.Count, Href: PipelineAddress.Of(Changed(kind.Kind))), new(Value: kind.Amount)])]);

    /// <summary>The projects behind it.</summary>
    public MeetingTable Projects(IReadOnlyList<ChangedLead> changed) => new(
        Texts.Of("项目"), Texts.Of("有变化的项目"), Texts.Of("金额单位：万元。每类最多列 {0} 个，新增的线索和其他变化不逐个列。", MostProjects),
        [
            new(Texts.Of("变化"), CellKind.Text, 10), new(Texts.Of("企业"), CellKind.Text, 28), new(Texts.Of("项目"), CellKind.Text, 24), new(Texts.Of("单位"), CellKind.Text, 14), new(Texts.Of("之前"), CellKind.Text, 8),
            new(Texts.Of("之后"), CellKind.Text, 8), new(Texts.Of("金额"), CellKind.Amount, 12), new(Texts.Of("登记了什么"), CellKind.Text, 48),
        ],
        [.. changed.Select(Row)]);

    private IReadOnlyList<MeetingCell> Row(PipelineSheet sheet)
    {
        var signed = All(sheet) with { Of = Stage.Signed, Year = sheet.Year };
        var row = new List<MeetingCell> { new(roster.Unit(sheet.Unit)?.Name ?? sheet.Unit), Count(sheet.Cohort.Signed, signed), new(Value: sheet.Cohort.Signed.Amount) };
        foreach (var size in sheet.Cohort.Sizes) row.Add(Count(size.Tally, signed with { Least = size.From }));
        foreach (var rate in Indicators.Rates)
        {
            var part = rate.Part(sheet.Cohort).Count;
            row.Add(new(Value: part, Href: PipelineAddress.Of(rate.Behind(All(sheet), sheet.Year))));
            row.Add(new(Value: sheet.Cohort.Signed.Count == 0 ? null : (decimal)part / sheet.Cohort.Signed.Count, Part: row.Count - 1, Whole: 1));
        }
        row.Add(new(Value: sheet.Raised.Amount, Href: PipelineAddress.Of(All(sheet) with { Raised = true, Year = sheet.Year })));
        return row;
    }

    private IReadOnlyList<MeetingCell> Row(ChangedLead lead)
    {
        var (before, after) = (lead.Before, lead.After);
        var unit = (after ?? before)!.Unit;
        return
        [
            new(ChangeWords.Of(lead.Kind)), new(lead.Company, Href: $"/leads/{lead.Id}"), new(lead.Project), new(roster.Unit(unit)?.Name ?? unit),
            new(before is null ? "—" : StageWords.Of(before.Stage)), new(after is null ? "—" : StageWords.Of(after.Stage)), new(Value: (after ?? before)!.Amount),
            new(string.Join("；", (lead.Entries ?? []).Select(entry => entry.What))),
        ];
    }

    private static MeetingCell Count(Tally tally, FindPastLeads list) => new(Value: tally.Count, Href: PipelineAddress.Of(list));

    private static FindPastLeads All(PipelineSheet sheet) => new() { Unit = sheet.Unit, On = sheet.On, Seen = sheet.Seen };

    private FindChangedLeads Changed(ChangeKind kind) => new() { Unit = asked.Unit, Since = asked.Since, SinceSeen = asked.SinceSeen, On = asked.On, Seen = asked.Seen, Kind = kind };
}
