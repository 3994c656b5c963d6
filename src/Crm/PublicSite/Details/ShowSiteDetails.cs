using Crm.Foundation;
using Crm.Team;
using Marten;

namespace Crm.PublicSite.Details;

/// <summary>What the public site says about its office.</summary>
[Allow(Role.Administrator, Role.Auditor, Visitors = true)]
public sealed record ShowSiteDetails : IQuery<SiteSheet>;

/// <summary>The details as they stand.</summary>
/// <param name="Version">To be named in <see cref="ReviseSiteDetails"/>.</param>
/// <param name="MayRevise">Whether this person may change them.</param>
public sealed record SiteSheet(SiteDetails Details, long Version, bool MayRevise);

/// <summary>Answers <see cref="ShowSiteDetails"/>.</summary>
public static class ShowSiteDetailsHandler
{
    public static async Task<SiteSheet> Handle(ShowSiteDetails query, Actor actor, IQuerySession session, CancellationToken token)
    {
        var site = await session.LoadAsync<SiteProfile>(SiteProfile.Stream, token);
        return new(site?.Details ?? SiteDetails.None, site?.Version ?? 0, ReviseSiteDetailsHandler.SpeaksForAll(actor));
    }
}
