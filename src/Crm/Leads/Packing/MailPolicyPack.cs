using Crm.Foundation;
using Crm.Foundation.Formats;
using Crm.Leads.Listing;
using Crm.Leads.Profile;
using Crm.Notifications.Mailing;
using Crm.Privacy;
using Crm.PublicSite.Details;
using Crm.Team;
using Marten;
using Wolverine;
using Wolverine.Marten;
using Wolverine.Persistence.EventSourcing;

namespace Crm.Leads.Packing;

/// <summary>Mails the link to a policy pack to a contact of the investor.</summary>
/// <param name="Person">The contact, as <see cref="LeadProfile"/> names them.</param>
[Allow(Role.Officer, Role.Manager)]
public sealed record MailPolicyPack(Guid LeadId, Guid PackId, Guid Person, string Language = "zh-CN") : ILeadCommand;

/// <summary>Handles <see cref="MailPolicyPack"/>.</summary>
public static class MailPolicyPackHandler
{
    private const int Most = 10;

    public static async Task<(Events, OutgoingMessages)> Handle(MailPolicyPack command, [WriteModel] Lead lead, IDocumentSession session, TimeProvider clock, CancellationToken token)
    {
        var pack = await RevokePolicyPackHandler.Of(lead, command.PackId, session, token);
        if (command.Language is not ("zh-CN" or "en")) throw new RuleBroken("没有这种语言。") { Field = nameof(command.Language), Kind = Refusal.Input };
        var address = await Address(lead, command.Person, session, token);
        Events events = [.. Decide(command, lead, pack, address is not null, clock.GetUtcNow())];
        var letter = new Letter
        {
            Id = Uuid5.Of("policy-pack", $"{pack.Id}/{command.Person}/{pack.Mailed + 1}"),
            Kind = PackLetter.Name,
            About = pack.Id,
            Title = lead.Number,
            To = address!.Value,
            Person = command.Person,
            Language = command.Language,
            At = clock.GetUtcNow(),
        };
        return (events, [letter.Put(session)]);
    }

    public static IEnumerable<object> Decide(MailPolicyPack command, Lead lead, PolicyPack pack, bool hasAddress, DateTimeOffset now)
    {
        lead.MustBeOpen();
        if (!pack.IsOpen(now)) throw new RuleBroken("这个政策包的链接已经撤回或过期，请重新做一个。");
        if (!hasAddress) throw new RuleBroken("这位联系人没有邮箱。请先补上，或复制链接发给对方。") { Field = nameof(command.Person) };
        if (pack.Mailed >= Most) throw new RuleBroken("这个政策包已经发过 10 次邮件了。");
        yield return new PolicyPackMailed(pack.Id, pack.Title, command.Person, China.DayOf(now));
    }

    // On this lead, or on one that was merged into it.
    private static async Task<Sealed?> Address(Lead lead, Guid person, IQuerySession session, CancellationToken token)
    {
        foreach (var id in lead.Merged.Select(m => m.Id).Prepend(lead.Id))
            if (LeadFolding.Fold(await session.Events.FetchStreamAsync(id, token: token))?.SealedContacts.FirstOrDefault(c => c.Person == person)?.Email is { } address) return address;
        return null;
    }
}

/// <summary>The letter with the link to a policy pack. Written when it is sent; says nothing of the investor.</summary>
public sealed class PackLetter(PackLinks links, QueryDesk queries, TimeProvider clock) : ILetterWriter
{
    /// <summary>The kind.</summary>
    public const string Name = "policy-pack";

    /// <inheritdoc />
    public string Kind => Name;

    /// <inheritdoc />
    public async Task<LetterText?> Write(Letter letter, IQuerySession session, CancellationToken token)
    {
        if (await session.LoadAsync<PolicyPack>(letter.About, token) is not { } pack || !pack.IsOpen(clock.GetUtcNow())) return null;
        var office = (await queries.Ask(new ShowSiteDetails(), Caller.Visitor, token)).Answer?.Details ?? SiteDetails.None;
        return new LetterText(
            pack.Title,
            Texts.Of(
                "您好：\n\n{0}为您整理了一份政策材料《{1}》，{2} 前可以打开：\n{3}\n\n知道这个链接的人都能打开，请不要转发。\n这封信由系统发出，请不要直接回复。\n",
                office.Office ?? office.Name ?? Texts.Of("招商服务"), pack.Title, Days.Full(China.DayOf(pack.ExpiresAt)), links.Whole(pack.Id)));
    }
}
