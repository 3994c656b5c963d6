using Crm.Leads.Finding;
using Crm.Leads.Listing;
using Crm.Leads.Recognising;
using Marten;

namespace Crm.Leads.Reporting;

/// <summary>The open lead that covers a project already, although nobody reported it: whoever reports the project now is not the first.</summary>
internal static class CoveringLead
{
    private const int Most = 200;

    /// <summary>The one that was opened first, in whichever unit; null where there is none.</summary>
    public static async Task<LeadListing?> Find(ProjectIdentity identity, string company, IQuerySession session, CancellationToken token)
    {
        var keys = Investor.Of(company, identity.Code).StrongKeys();
        if (keys.Length == 0 || identity.Project.Length == 0) return null;
        var like = await session.QueryAsync<LeadIndex>($"where keys && ? limit {Most}", token, keys);
        Guid[] same = [.. like.Where(lead => ProjectIdentity.Of(lead.Company, lead.Project, lead.CreditCode).Is(identity)).Select(lead => lead.Id)];
        if (same.Length == 0) return null;
        var rows = await session.LoadManyAsync<LeadListing>(token, same);
        return rows.Where(row => row is { MergedInto: null, Test: false } && row.Stage != Stage.Terminated).OrderBy(row => row.OpenedOn).ThenBy(row => row.Number, StringComparer.Ordinal).FirstOrDefault();
    }

    /// <summary>The lead as a report, which it never was.</summary>
    public static ReportedProject Reported(LeadListing row, string unitPath) => new(
        row.Company, row.Project, row.CreditCode, new Needs { Investment = row.Amount > 0 ? row.Amount : null, Region = row.Region, Industry = row.Industry }, row.Contact, row.Unit, unitPath, row.Owner, row.Id, null);
}
