using Crm.Compendia.Listing;
using Crm.Compendia.Writing;
using Crm.Foundation;
using Crm.Inquiries.Fetching;
using Crm.Team;
using Marten;
using Wolverine;

namespace Crm.Compendia.Ordering;

/// <summary>Whoever has a link downloads a file. The inquiry and, once there is one, the lead hear of it; the same file within an hour is one download.</summary>
[Allow(Visitors = true)]
public sealed record FetchCompendium(string Link, BookFormat Format) : ICommand;

/// <summary>Handles <see cref="FetchCompendium"/>.</summary>
public static class FetchCompendiumHandler
{
    private const int Most = 200;

    public static async Task<OutgoingMessages> Handle(FetchCompendium command, InquiryFetching inquiries, IDocumentSession session, TimeProvider clock, CancellationToken token)
    {
        var found = await CompendiumOrder.Find(command.Link, session, token);
        var edition = (await session.LoadAsync<CompendiumListing>(found.Compendium!.Value, token))?.Published;
        var stream = await session.Events.FetchForWriting<CompendiumOrder>(found.Id, token);
        var facts = Decide(command, stream.Aggregate!, edition, clock.GetUtcNow()).ToList();
        if (facts.Count == 0) return [];
        stream.AppendMany(facts);
        return await inquiries.Fetched(found.Inquiry, Texts.Of("下载了政策汇编《{0}》（{1}）", edition!.Title, command.Format.Label()), session, token);
    }

    public static IEnumerable<object> Decide(FetchCompendium command, CompendiumOrder order, Edition? edition, DateTimeOffset now)
    {
        if (order.EndOf(command.Link) <= now) throw new RuleBroken("这个链接已经过期。可以让我们把新链接发到原来的邮箱。") { Kind = Refusal.Rule };
        if (edition?.File(command.Format) is null) throw new RuleBroken("没有这个格式的文件。") { Kind = Refusal.Missing, Field = nameof(command.Format) };
        if (order.Fetches.Any(f => f.Format == command.Format && f.At > now.AddHours(-1))) yield break;
        if (order.Fetched >= Most) throw new RuleBroken("这个链接下载得太多了。请重新领取，或打电话索取。");
        yield return new CompendiumFetched(edition.Build, command.Format, China.DayOf(now));
    }
}
