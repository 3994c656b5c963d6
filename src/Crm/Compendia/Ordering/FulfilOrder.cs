using Crm.Compendia.Listing;
using Crm.Foundation;
using Crm.Team;
using Marten;
using Wolverine;
using Wolverine.Marten;
using Wolverine.Persistence.EventSourcing;

namespace Crm.Compendia.Ordering;

/// <summary>An editor answers a request that waited with a compendium that is published now: the link is mailed.</summary>
[Allow(Role.Editor)]
public sealed record FulfilOrder(Guid OrderId, Guid CompendiumId) : IStreamCommand
{
    Guid IStreamCommand.Stream => OrderId;
}

/// <summary>Handles <see cref="FulfilOrder"/>.</summary>
public static class FulfilOrderHandler
{
    public static async Task<(Events, OutgoingMessages)> Handle(
        FulfilOrder command, [WriteModel(nameof(command.OrderId))] CompendiumOrder order, OrderMail mail, IDocumentSession session, TimeProvider clock, CancellationToken token)
    {
        await OrderMail.MustBeWanted(order.Inquiry, session, token);
        var published = await session.LoadAsync<CompendiumListing>(command.CompendiumId, token) is { Published: not null };
        Events events = [.. Decide(command, order, published, mail.Next(order.Id, 1), China.Today(clock))];
        return (events, [mail.Write(order.Id, 1, order.Number, order.To, order.Language, session)]);
    }

    public static IEnumerable<object> Decide(FulfilOrder command, CompendiumOrder order, bool isPublished, NextLink link, DateOnly today)
    {
        if (order.Compendium is not null) throw new RuleBroken("这个请求已经有汇编了。") { Kind = Refusal.Conflict };
        if (!isPublished) throw new RuleBroken("这份汇编还没有发布，请先发布。") { Field = nameof(command.CompendiumId) };
        yield return new CompendiumLinkMailed(command.CompendiumId, link.Number, link.Hash, link.ExpiresAt, today);
    }
}
