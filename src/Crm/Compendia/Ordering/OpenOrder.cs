using Crm.Compendia.Building;
using Crm.Compendia.Listing;
using Crm.Compendia.Profile;
using Crm.Compendia.Writing;
using Crm.Foundation;
using Crm.Inquiries.Tracking;
using Crm.Privacy;
using Crm.Team;
using Marten;

namespace Crm.Compendia.Ordering;

/// <summary>What a link opens, for whoever has it.</summary>
[Allow(Visitors = true)]
public sealed record OpenOrder(string Link) : IQuery<OpenedOrder>;

/// <summary>What the page of a link shows.</summary>
/// <param name="Email">The address it was mailed to, masked.</param>
/// <param name="IsOver">Whether the link has ended.</param>
/// <param name="Edition">What can be downloaded; null where it was taken off the site.</param>
public sealed record OpenedOrder(string Number, string? Email, DateTimeOffset ExpiresAt, bool IsOver, Edition? Edition);

/// <summary>Answers <see cref="OpenOrder"/>.</summary>
public static class OpenOrderHandler
{
    public static async Task<OpenedOrder> Handle(OpenOrder query, Vault vault, IQuerySession session, TimeProvider clock, CancellationToken token)
    {
        var order = await CompendiumOrder.Find(query.Link, session, token);
        var edition = (await session.LoadAsync<CompendiumListing>(order.Compendium!.Value, token))?.Published;
        var end = order.EndOf(query.Link);
        return new(order.Number, MaskedAddress.Email(await vault.Open(order.To, token)), end, end <= clock.GetUtcNow(), edition);
    }
}

/// <summary>A file behind a link. That it was fetched is written down before.</summary>
[Allow(Visitors = true)]
public sealed record ReadOrdered(string Link, BookFormat Format) : IQuery<CompendiumFile>;

/// <summary>Answers <see cref="ReadOrdered"/>.</summary>
public static class ReadOrderedHandler
{
    public static async Task<CompendiumFile> Handle(ReadOrdered query, CompendiumShelf shelf, IQuerySession session, TimeProvider clock, CancellationToken token)
    {
        var order = await CompendiumOrder.Find(query.Link, session, token);
        if (order.EndOf(query.Link) <= clock.GetUtcNow()) throw new RuleBroken("这个链接已经过期。可以让我们把新链接发到原来的邮箱。");
        var edition = (await session.LoadAsync<CompendiumListing>(order.Compendium!.Value, token))?.Published;
        return await ReadCompendiumHandler.File(edition, query.Format, shelf, token);
    }
}
