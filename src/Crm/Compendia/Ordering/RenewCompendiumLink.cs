using Crm.Foundation;
using Crm.Team;
using Marten;
using Microsoft.Extensions.Options;
using Wolverine;

namespace Crm.Compendia.Ordering;

/// <summary>Whoever has a link that has ended has a new one mailed, to the address the first was mailed to.</summary>
[Allow(Visitors = true)]
public sealed record RenewCompendiumLink(string Link) : ICommand;

/// <summary>Handles <see cref="RenewCompendiumLink"/>.</summary>
public static class RenewCompendiumLinkHandler
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(10);

    public static async Task<OutgoingMessages> Handle(
        RenewCompendiumLink command, OrderMail mail, IDocumentSession session, IOptions<CompendiaSettings> settings, TimeProvider clock, CancellationToken token)
    {
        var found = await CompendiumOrder.Find(command.Link, session, token);
        var stream = await session.Events.FetchForWriting<CompendiumOrder>(found.Id, token);
        var order = stream.Aggregate!;
        await OrderMail.MustBeWanted(order.Inquiry, session, token);
        stream.AppendMany(Decide(order, settings.Value.MostLinks, mail.Next(order.Id, order.Links.Count + 1), clock.GetUtcNow()));
        return [mail.Write(order.Id, order.Links.Count + 1, order.Number, order.To, order.Language, session)];
    }

    public static IEnumerable<object> Decide(CompendiumOrder order, int most, NextLink link, DateTimeOffset now)
    {
        if (order.Links.Count >= most) throw new RuleBroken("新链接已经发过多次。请重新领取，或打电话索取。");
        // The first new one can be had at once: perhaps the first letter never came.
        if (order.Links.Count > 1 && order.Links[^1].MailedAt > now - Pause) throw new RuleBroken("新链接刚刚发出，请查收邮件；十分钟后可以再发一次。");
        yield return new CompendiumLinkMailed(order.Compendium!.Value, link.Number, link.Hash, link.ExpiresAt, China.DayOf(now));
    }
}
