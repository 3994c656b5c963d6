using Crm.Foundation;
using JasperFx.Events;

namespace Crm.Leads.Reporting;

/// <summary>
/// All reports of one project, as decisions need to know them: one stream per project, whose id derives from company and project (<see cref="ProjectIdentity"/>). Folded from the stream whenever it
/// is asked for; nothing is stored of it, so that reports which come at once can't lose one another.
/// </summary>
public sealed record ProjectClaim
{
    /// <summary>Whoever reported, in the order of the reports.</summary>
    public IReadOnlyList<ReportHeld> Reports { get; init; } = [];

    /// <summary>The report that is the first; null while none is complete.</summary>
    public Guid? First { get; init; }

    /// <summary>The last day on which it is protected.</summary>
    public DateOnly? ProtectedUntil { get; init; }

    /// <summary>The project's lead, where there is one.</summary>
    public Guid? Lead => Reports.Select(report => report.Lead).FirstOrDefault(lead => lead is not null);

    public static ProjectClaim Create(FirstReportMade e) => new ProjectClaim().Apply(e);

    public static ProjectClaim Create(IncompleteReportMade e) => new ProjectClaim().Apply(e);

    public ProjectClaim Apply(FirstReportMade e) => With(e.Report, e.What) with { First = e.Report, ProtectedUntil = e.ProtectedUntil };

    public ProjectClaim Apply(ContestedReportMade e) => With(e.Report, e.What);

    public ProjectClaim Apply(IncompleteReportMade e) => With(e.Report, e.What);

    public ProjectClaim Apply(ReportStatementMade _) => this;

    public ProjectClaim Apply(FirstReportRuled e) => this with { First = e.Report, ProtectedUntil = e.ProtectedUntil };

    /// <summary>After all facts of the stream; null before the first.</summary>
    public static ProjectClaim? Of(IEnumerable<IEvent> events) => events.Aggregate((ProjectClaim?)null, (claim, e) => (claim ?? new ProjectClaim()).After(e.Data));

    /// <summary>After one more fact.</summary>
    public ProjectClaim After(object fact) => fact switch
    {
        FirstReportMade e => Apply(e),
        ContestedReportMade e => Apply(e),
        IncompleteReportMade e => Apply(e),
        FirstReportRuled e => Apply(e),
        _ => this,
    };

    /// <summary>Whether the first report keeps others from being it on a day.</summary>
    public bool IsProtected(DateOnly day) => First is not null && day <= ProtectedUntil;

    /// <summary>One of the reports.</summary>
    /// <exception cref="RuleBroken">There is none of this id.</exception>
    public ReportHeld MustHave(Guid report, string field) =>
        Reports.FirstOrDefault(held => held.Id == report) ?? throw new RuleBroken("这个项目没有这份上报。") { Field = field, Kind = Refusal.Missing };

    private ProjectClaim With(Guid report, ReportedProject what) => this with { Reports = [.. Reports, new ReportHeld(report, what.Unit, what.UnitPath, what.Officer, what.Lead)] };
}

/// <summary>A report, as decisions need to know it.</summary>
public sealed record ReportHeld(Guid Id, string Unit, string UnitPath, string? Officer, Guid? Lead);
