using System.Globalization;
using Crm.Foundation;
using Crm.Leads.Merging;
using Crm.Team;
using Marten;

namespace Crm.Leads.Reporting;

/// <summary>The reports of projects within the person's reach, the latest first: a manager's unit and those below, an officer's own.</summary>
/// <param name="View">first, contested, incomplete or all; all where it is left out.</param>
/// <param name="Text">Part of the company's or the project's name.</param>
/// <param name="After">Where the page before ended.</param>
/// <param name="Take">Rows a page, 1 to 200; 50 where it is left out.</param>
[Allow(Role.Officer, Role.Manager, Role.Auditor)]
public sealed record FindReports(string? View = null, string? Text = null, string? After = null, int? Take = null) : IQuery<ReportPage>;

/// <summary>A page of reports.</summary>
/// <param name="Months">For how many months first reports of the person's unit are protected today.</param>
public sealed record ReportPage(IReadOnlyList<ReportRow> Rows, int Count, string? Next, int Months) : IPage<ReportRow>;

/// <summary>A report.</summary>
/// <param name="Claim">The reports of the same project.</param>
/// <param name="Reports">How many those are.</param>
/// <param name="ProtectedUntil">The last day, of a report that is or was the first.</param>
public sealed record ReportRow(
    Guid Id, Guid Claim, string Company, string Project, string UnitName, string? OfficerName, ReportStanding Standing, DateOnly On, DateTimeOffset At, DateOnly? ProtectedUntil, Guid? Lead, int Reports) : IRow;

/// <summary>Answers <see cref="FindReports"/>.</summary>
public static class FindReportsHandler
{
    public static async Task<ReportPage> Handle(FindReports query, Actor actor, IRoster roster, IQuerySession session, TimeProvider clock, CancellationToken token)
    {
        var take = Math.Clamp(query.Take ?? 50, 1, 200);
        var filter = new SqlFilter();
        if (actor.Is(Role.Manager, Role.Auditor)) filter.Among("unit", actor.Units);
        else if (!actor.IsJob) filter.And("(officer = ? or (officer = '' and unit = ?))", actor.Login, actor.Unit);
        if (query.View is { } view and not "all") filter.And("standing = ?", Standing(view));
        if (query.Text.Filled() is { } text) filter.And("(strpos(lower(company), ?) > 0 or strpos(lower(project), ?) > 0)", text.ToLower(CultureInfo.InvariantCulture), text.ToLower(CultureInfo.InvariantCulture));
        var page = filter.Copy();
        if (query.After is { } after) page.After("recorded_at", after);
        var rows = await ReportRows.Read(page, $"order by recorded_at desc, id desc limit {take + 1}", roster, session, token);
        var months = roster.Unit(actor.Unit) is { } unit ? await ReportBook.MonthsFor(unit.Path, China.Today(clock), session, token) : ReportBook.UsualMonths;
        return new ReportPage([.. rows.Take(take)], await filter.Count(ReportTable.Table, session, token), rows.Count > take ? SqlFilter.MarkOf(rows[take - 1].At, rows[take - 1].Id) : null, months);
    }

    private static int Standing(string view) => view switch
    {
        "first" => (int)ReportStanding.First,
        "contested" => (int)ReportStanding.Contested,
        "incomplete" => (int)ReportStanding.Incomplete,
        _ => throw new RuleBroken("没有这个视图。") { Field = nameof(FindReports.View), Kind = Refusal.Input },
    };
}

/// <summary>The reports of a lead's project, also where they were made of a lead that was merged into it since; the first made first.</summary>
[Allow(Role.Officer, Role.Manager, Role.Auditor)]
public sealed record ReportsOfLead(Guid LeadId) : IQuery<IReadOnlyList<ReportRow>>;

/// <summary>Answers <see cref="ReportsOfLead"/>.</summary>
public static class ReportsOfLeadHandler
{
    public static async Task<IReadOnlyList<ReportRow>> Handle(ReportsOfLead query, Actor actor, IRoster roster, IQuerySession session, CancellationToken token)
    {
        var lead = await LeadReading.Of(query.LeadId, actor, session, token);
        var filter = new SqlFilter();
        filter.And($"claim in (select r.claim from {ReportTable.Table} as r where r.lead = any(?))", [lead.Merged.Select(merged => merged.Id).Prepend(lead.Id).ToArray()]);
        return await ReportRows.Read(filter, "order by recorded_at, id limit 200", roster, session, token);
    }
}

/// <summary>Reads rows of <see cref="ReportTable"/>.</summary>
internal static class ReportRows
{
    /// <summary>Those that a filter lets through.</summary>
    public static async Task<IReadOnlyList<ReportRow>> Read(SqlFilter filter, string order, IRoster roster, IQuerySession session, CancellationToken token)
    {
        var rows = await session.AdvancedSql.QueryAsync<Row>($"""
            select jsonb_build_object('id', d.id, 'claim', d.claim, 'company', d.company, 'project', d.project, 'unit', d.unit, 'officer', d.officer, 'standing', d.standing, 'on', d.happened_on,
              'at', d.recorded_at, 'until', d.protected_until, 'lead', d.lead, 'reports', (select count(*) from {ReportTable.Table} as o where o.claim = d.claim))
            from (select * from {ReportTable.Table} where {filter.Sql} {order}) as d {order}
            """, token, filter.Values);
        return
        [
            .. rows.Select(row => new ReportRow(
                row.Id, row.Claim, row.Company, row.Project, roster.Unit(row.Unit)?.Name ?? row.Unit, row.Officer.Length == 0 ? null : roster.Person(row.Officer)?.Name ?? row.Officer, (ReportStanding)row.Standing, row.On, row.At,
                row.Until, row.Lead, row.Reports)),
        ];
    }

    private sealed record Row(Guid Id, Guid Claim, string Company, string Project, string Unit, string Officer, int Standing, DateOnly On, DateTimeOffset At, DateOnly? Until, Guid? Lead, int Reports);
}
