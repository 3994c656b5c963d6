using Crm.Foundation;
using Crm.Leads.Listing;
using Crm.Leads.Transferring;
using Crm.Team;
using JasperFx.Events;
using Marten;

namespace Crm.Leads.Reporting;

/// <summary>All reports of a project. That there are others, from whom and since when, everybody is told who made one of them; what was said, only whoever reaches it: the unit itself and those above.</summary>
/// <param name="Claim">The reports of the project, or one of them.</param>
[Allow(Role.Officer, Role.Manager, Role.Auditor)]
public sealed record ShowReports(Guid Claim) : IQuery<ReportSheet>;

/// <summary>The reports of a project.</summary>
/// <param name="Lead">The project's lead; null where there is none, or the person does not reach it.</param>
/// <param name="LeadUnit">Name of the unit that has the lead; null where there is none.</param>
/// <param name="MayRule">Whether the person rules on them.</param>
public sealed record ReportSheet(
    Guid Claim, string Company, string Project, Guid? Lead, string? LeadUnit, DateOnly? ProtectedUntil, IReadOnlyList<ReportEntry> Reports, IReadOnlyList<ReportRuling> Rulings, bool MayRule);

/// <summary>A report of a project.</summary>
/// <param name="Made">False for a lead that was there without being reported.</param>
/// <param name="Evidence">Null where the person does not reach it, or none was given.</param>
/// <param name="Investment">In 万元; null where the person does not reach it or nothing was said.</param>
/// <param name="MayState">Whether the person may add to it.</param>
public sealed record ReportEntry(
    Guid Id, ReportStanding Standing, bool Made, string Unit, string UnitName, string? OfficerName, DateOnly On, DateTimeOffset At, IReadOnlyList<ReportGap> Missing, string? Evidence, decimal? Investment,
    IReadOnlyList<ReportStatement> Statements, bool MayState);

/// <summary>What was added to a report.</summary>
public sealed record ReportStatement(string By, DateOnly On, string Text);

/// <summary>What was ruled.</summary>
/// <param name="UnitName">The unit whose report is the first by it.</param>
/// <param name="Confirmed">Whether it was that before.</param>
public sealed record ReportRuling(string By, DateOnly On, DateTimeOffset At, string UnitName, bool Confirmed, string Reason, DateOnly ProtectedUntil);

/// <summary>Answers <see cref="ShowReports"/>.</summary>
public static class ShowReportsHandler
{
    public static async Task<ReportSheet> Handle(ShowReports query, Actor actor, IRoster roster, IQuerySession session, CancellationToken token)
    {
        var opened = await OpenedClaim.Of(query.Claim, actor, session, token);
        var claim = opened.Claim;
        var lead = claim.Lead is { } id ? await session.LoadAsync<LeadListing>(id, token) : null;
        while (lead?.MergedInto is { } into) lead = await session.LoadAsync<LeadListing>(into, token);
        var reaches = lead is not null && LeadReach.Reaches(actor, lead.Unit, lead.Owner, lead.SharedWith);
        return new ReportSheet(
            opened.Id, opened.Company, opened.Project, reaches ? lead!.Id : null, lead is null ? null : NameOf(lead.Unit), claim.ProtectedUntil,
            [.. opened.Events.Select(e => Entry(e)).OfType<ReportEntry>()],
            [.. opened.Events.Where(e => e.Data is FirstReportRuled).Select(Ruling)],
            claim.Reports.Count > 1 && Rules.Permit(actor, typeof(RuleOnReport)) && OfferRights.Rules(actor, claim.Reports.Select(report => report.Unit).Distinct()));

        ReportEntry? Entry(IEvent e) => e.Data switch
        {
            FirstReportMade made => New(e, made.Report, made.What, made.OccurredOn, []),
            ContestedReportMade made => New(e, made.Report, made.What, made.OccurredOn, []),
            IncompleteReportMade made => New(e, made.Report, made.What, made.OccurredOn, made.Missing),
            _ => null,
        };

        ReportEntry New(IEvent e, Guid report, ReportedProject what, DateOnly on, IReadOnlyList<ReportGap> missing)
        {
            var theirs = OpenedClaim.Reaches(actor, what.Unit, what.Officer);
            var standing = claim.First == report ? ReportStanding.First : missing.Count > 0 ? ReportStanding.Incomplete : e.Data is FirstReportMade && opened.Events.All(o => o.Data is not FirstReportRuled) ? ReportStanding.Lapsed : ReportStanding.Contested;
            return new ReportEntry(
                report, standing, what.Evidence is not null, what.Unit, NameOf(what.Unit), what.Officer is { } login ? Who(login) : null, on, e.RecordedAt(), missing, theirs ? what.Evidence : null, theirs ? what.Needs.Investment : null,
                theirs ? [.. opened.Events.Where(s => (s.Data as ReportStatementMade)?.Report == report).Select(s => new ReportStatement(Who(s.UserName), ((IFact)s.Data).OccurredOn, ((ReportStatementMade)s.Data).Text))] : [],
                theirs && Rules.Permit(actor, typeof(StateOnReport)));
        }

        ReportRuling Ruling(IEvent e)
        {
            var ruled = (FirstReportRuled)e.Data;
            return new(Who(e.UserName), ruled.OccurredOn, e.RecordedAt(), NameOf(claim.Reports.First(report => report.Id == ruled.Report).Unit), ruled.Before == ruled.Report, ruled.Reason, ruled.ProtectedUntil);
        }

        string NameOf(string unit) => roster.Unit(unit)?.Name ?? unit;

        string Who(string? login) => login is null or "" || login.StartsWith(':') ? Texts.Of("系统") : roster.Person(login)?.Name ?? login;
    }
}
