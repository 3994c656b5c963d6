using JasperFx.Events;
using Marten;
using Marten.Events.Projections;
using Npgsql;

namespace Crm.Leads.Reporting;

/// <summary>Where a report stands.</summary>
public enum ReportStanding
{
    /// <summary>首报.</summary>
    First = 1,

    /// <summary>争议.</summary>
    Contested,

    /// <summary>资料不全.</summary>
    Incomplete,

    /// <summary>保护期已过: it was the first until another one came after its protection.</summary>
    Lapsed,
}

/// <summary>
/// Every report of every project, one row each, for lists and for finding a project's reports by credit code and by lead. Written in the command's own transaction; rows are put in one by one, so that
/// reports which come at once don't write over one another.
/// </summary>
public sealed partial class ReportTable : EventProjection
{
    /// <summary>id (the report), claim, company and project as reported and as compared, code, unit, officer, lead, standing, happened_on, recorded_at, protected_until.</summary>
    public const string Table = "crm.project_report";

    private const string Schema = $"""
        create table if not exists {Table} (
          id uuid primary key, claim uuid not null, company text not null, project text not null, company_key text not null, project_key text not null, code text not null, unit text not null, officer text not null,
          lead uuid, standing smallint not null, happened_on date not null, recorded_at timestamptz not null, protected_until date);
        create index if not exists project_report_claim on {Table} (claim);
        create index if not exists project_report_lead on {Table} (lead) where lead is not null;
        create index if not exists project_report_code on {Table} (code, project_key) where code <> '';
        create index if not exists project_report_company on {Table} (company_key);
        create index if not exists project_report_unit on {Table} (unit, recorded_at, id);
        create index if not exists project_report_latest on {Table} (recorded_at, id);
        """;

    public ReportTable() => Options.DeleteDataInTableOnTeardown(Table);

    /// <summary>Makes the table where it is missing.</summary>
    public static async Task Prepare(NpgsqlDataSource database, CancellationToken token)
    {
        await using var command = database.CreateCommand(Schema);
        await command.ExecuteNonQueryAsync(token);
    }

    /// <summary>The stream of a project's reports: that of the company's name, or where it was never reported under this name, the one that a report with its credit code is in.</summary>
    internal static async Task<Guid> ClaimOf(ProjectIdentity identity, IQuerySession session, CancellationToken token)
    {
        if (identity.Code is null) return identity.Claim;
        var known = await session.QueryAsync<Guid>(
            $"select claim from {Table} where claim = ? or (code = ? and project_key = ?) order by claim = ? desc, recorded_at limit 1", token, identity.Claim, identity.Code, identity.Project, identity.Claim);
        return known is [var claim, ..] ? claim : identity.Claim;
    }

    /// <summary>The stream that a report is in; null where there is no such report.</summary>
    internal static async Task<Guid?> ClaimWith(Guid report, IQuerySession session, CancellationToken token) =>
        await session.QueryAsync<Guid>($"select claim from {Table} where id = ?", token, report) is [var claim, ..] ? claim : null;

    public void Project(IEvent<FirstReportMade> e, IDocumentOperations operations)
    {
        if (e.Data.Before is { } before) operations.QueueSqlCommand($"update {Table} set standing = {(int)ReportStanding.Lapsed} where id = ?", before);
        Insert(e, e.Data.Report, e.Data.What, ReportStanding.First, e.Data.OccurredOn, operations);
        operations.QueueSqlCommand($"update {Table} set protected_until = ? where id = ?", e.Data.ProtectedUntil, e.Data.Report);
    }

    public void Project(IEvent<ContestedReportMade> e, IDocumentOperations operations) => Insert(e, e.Data.Report, e.Data.What, ReportStanding.Contested, e.Data.OccurredOn, operations);

    public void Project(IEvent<IncompleteReportMade> e, IDocumentOperations operations) => Insert(e, e.Data.Report, e.Data.What, ReportStanding.Incomplete, e.Data.OccurredOn, operations);

    public void Project(IEvent<FirstReportRuled> e, IDocumentOperations operations)
    {
        if (e.Data.Before is { } before && before != e.Data.Report) operations.QueueSqlCommand($"update {Table} set standing = {(int)ReportStanding.Contested} where id = ?", before);
        operations.QueueSqlCommand($"update {Table} set standing = {(int)ReportStanding.First}, protected_until = ? where id = ?", e.Data.ProtectedUntil, e.Data.Report);
    }

    private static void Insert(IEvent e, Guid report, ReportedProject what, ReportStanding standing, DateOnly on, IDocumentOperations operations)
    {
        var identity = ProjectIdentity.Of(what.Company, what.Project, what.CreditCode);
        operations.QueueSqlCommand(
            $"insert into {Table} (id, claim, company, project, company_key, project_key, code, unit, officer, standing, happened_on, recorded_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, {(int)standing}, ?, ?)",
            report, e.StreamId, what.Company, what.Project, identity.Company, identity.Project, identity.Code ?? "", what.Unit, what.Officer ?? "", on, Foundation.Recorded.RecordedAt(e));
        if (what.Lead is { } lead) operations.QueueSqlCommand($"update {Table} set lead = ? where id = ?", lead, report);
    }
}
