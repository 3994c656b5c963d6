using Crm.Leads;
using Crm.Pipeline.Counting;
using Crm.Pipeline.Listing;

namespace Crm.Pipeline.Showing;

/// <summary>What part of a sheet a figure stands in.</summary>
public enum FigureGroup
{
    /// <summary>What became of the year's signings.</summary>
    Cohort = 1,

    /// <summary>Where leads stand.</summary>
    Standing,

    /// <summary>What has come how far.</summary>
    Funnel,

    /// <summary>What entered each stage in the year, and in each of its months.</summary>
    Calendar,

    /// <summary>What was opened in the year, by source.</summary>
    Sources,

    /// <summary>What was terminated in the year, by reason.</summary>
    Reasons,
}

/// <summary>A figure of a sheet with the list it opens into.</summary>
public sealed record SheetFigure(FigureGroup Group, FindPastLeads List, Tally Tally);

/// <summary>All figures of a sheet, in the same order for every sheet.</summary>
public static class SheetFigures
{
    /// <summary>The figures.</summary>
    public static IEnumerable<SheetFigure> Of(PipelineSheet sheet)
    {
        var all = FindPastLeads.In(sheet.Slice) with { Unit = sheet.Unit, On = sheet.On, Seen = sheet.Seen };
        return [.. Cohort(sheet, all with { Of = Stage.Signed, Year = sheet.Year }), .. Standing(sheet, all), .. Calendar(sheet, all), .. Origins(sheet, all)];
    }

    private static IEnumerable<SheetFigure> Cohort(PipelineSheet sheet, FindPastLeads signed) =>
    [
        new(FigureGroup.Cohort, signed, sheet.Cohort.Signed),
        .. sheet.Cohort.Reached.Select(r => new SheetFigure(FigureGroup.Cohort, signed with { Reached = r.Stage }, r.Tally)),
        new(FigureGroup.Cohort, signed with { StartedInYear = true }, sheet.Cohort.StartedInYear),
        new(FigureGroup.Cohort, signed with { Stage = Stage.Terminated }, sheet.Cohort.Terminated),
        .. sheet.Cohort.Sizes.Select(size => new SheetFigure(FigureGroup.Cohort, signed with { Least = size.From }, size.Tally)),
    ];

    private static IEnumerable<SheetFigure> Standing(PipelineSheet sheet, FindPastLeads all) =>
    [
        .. sheet.Funnel.Select(step => new SheetFigure(FigureGroup.Standing, all with { Stage = step.Stage }, step.Here)),
        new(FigureGroup.Standing, all with { Stage = Stage.Terminated }, sheet.Terminated),
        .. sheet.Funnel.Select(step => new SheetFigure(FigureGroup.Funnel, all with { From = step.Stage }, step.Reached)),
    ];

    private static IEnumerable<SheetFigure> Calendar(PipelineSheet sheet, FindPastLeads all) =>
    [
        .. sheet.Reached.Select(r => new SheetFigure(FigureGroup.Calendar, all with { Of = r.Stage, Year = sheet.Year }, r.Tally)),
        new(FigureGroup.Calendar, all with { Raised = true, Year = sheet.Year }, sheet.Raised),
        .. sheet.Months.Select(month => new SheetFigure(FigureGroup.Calendar, all with { Raised = true, Year = sheet.Year, Month = month.Month % 100 }, month.Raised)),
        .. sheet.Months.SelectMany(month => new[] { (Stage.Lead, month.Opened), (Stage.Signed, month.Signed), (Stage.UnderConstruction, month.Started) }
            .Select(part => new SheetFigure(FigureGroup.Calendar, all with { Of = part.Item1, Year = sheet.Year, Month = month.Month % 100 }, part.Item2))),
    ];

    private static IEnumerable<SheetFigure> Origins(PipelineSheet sheet, FindPastLeads all) =>
    [
        .. Sources(sheet).Select(s => new SheetFigure(FigureGroup.Sources, all with { Of = Stage.Lead, Year = sheet.Year, Source = s.Source }, s.Opened)),
        .. Sources(sheet).Select(s => new SheetFigure(FigureGroup.Sources, all with { Of = Stage.Lead, Year = sheet.Year, Source = s.Source, Reached = Stage.Signed }, s.Signed)),
        .. sheet.Reasons.Select(r => new SheetFigure(FigureGroup.Reasons, all with { Of = Stage.Terminated, Year = sheet.Year, Reason = r.Reason }, r.Tally)),
    ];

    // Where one source is asked for, the others are no part of it.
    private static IEnumerable<SourceFigures> Sources(PipelineSheet sheet) => sheet.Sources.Where(s => sheet.Slice.Source is not { } only || s.Source == only);
}
