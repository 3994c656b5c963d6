using Crm.Compendia.Profile;
using Crm.Compendia.Writing;
using Crm.Foundation;
using Crm.Team;
using Marten;

namespace Crm.Leads.Packing;

/// <summary>A file of a policy pack, for whoever has its link. That it was taken is written down before.</summary>
[Allow(Visitors = true)]
public sealed record ReadSharedPack(string Link, BookFormat Format) : IQuery<CompendiumFile>;

/// <summary>Answers <see cref="ReadSharedPack"/>.</summary>
public static class ReadSharedPackHandler
{
    public static async Task<CompendiumFile> Handle(ReadSharedPack query, PackBooks books, IQuerySession session, TimeProvider clock, CancellationToken token)
    {
        var pack = await PackLinks.Find(query.Link, session, token);
        if (!pack.IsOpen(clock.GetUtcNow())) throw new RuleBroken("这个链接已经过期。需要的话请联系给您链接的人。");
        return await books.Write(pack, query.Format, session, token);
    }
}
