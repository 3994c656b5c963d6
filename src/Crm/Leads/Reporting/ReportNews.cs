using Crm.Leads.Transferring;
using Crm.Notifications;
using Crm.Team;

namespace Crm.Leads.Reporting;

/// <summary>Who is told when several units report one project.</summary>
internal static class ReportNews
{
    /// <summary>To whoever made the first report, their managers, and those above both units.</summary>
    public static StaffNews Contested(Guid stream, ProjectClaim claim, ReportedProject what, Actor by, IRoster roster)
    {
        var first = claim.Reports.First(report => report.Id == claim.First);
        return New(stream, NewsKind.ReportContested, OfferNews.Managers(first.UnitPath, roster).Concat(OfferNews.Above(first.Unit, what.Unit, roster)).Append(first.Officer), what.Company, by);
    }

    /// <summary>To everybody who reported, and the managers of their units.</summary>
    public static StaffNews Ruled(Guid stream, ProjectClaim claim, string company, Actor by, IRoster roster) => New(
        stream, NewsKind.ReportRuled, claim.Reports.Select(report => report.Officer).Concat(claim.Reports.Select(report => report.UnitPath).Distinct().SelectMany(path => OfferNews.Managers(path, roster))), company, by);

    private static StaffNews New(Guid stream, NewsKind kind, IEnumerable<string?> logins, string company, Actor by) =>
        new(Guid.CreateVersion7(), kind, [.. logins.OfType<string>().Distinct().Where(login => login != by.Login)], by.Login, $"/leads/reports/{stream}", company);
}
