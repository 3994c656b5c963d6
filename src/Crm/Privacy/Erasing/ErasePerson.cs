using Crm.Foundation;
using Crm.Team;
using Marten;
using Wolverine;
using Wolverine.Attributes;

namespace Crm.Privacy.Erasing;

/// <summary>Erases a person who took their consent back: their key is destroyed, with which everything of them becomes unreadable for ever.</summary>
/// <param name="EvenInLeads">Also where the person is the contact of an open lead, which then has none.</param>
[Allow(Role.Administrator, Role.Manager)]
public sealed record ErasePerson(Guid ErasureId, bool EvenInLeads, DateOnly OccurredOn) : ICommand;

/// <summary>Destroys a person's key. Sent through the outbox, so that it happens if and only if the erasure was recorded, and is tried until it has.</summary>
[MessageIdentity("destroy-person")]
public sealed record DestroyPerson(Guid Person);

/// <summary>Handles <see cref="ErasePerson"/>.</summary>
public static class ErasePersonHandler
{
    public static async Task<OutgoingMessages> Handle(ErasePerson command, Actor actor, KeptPersons kept, IDocumentSession session, CancellationToken token)
    {
        var stream = await session.Events.FetchForWriting<Erasure>(command.ErasureId, token);
        if (stream.Aggregate is not { } erasure || !actor.Oversees(erasure.Unit)) throw ErasureReach.OutOfReach;
        stream.AppendMany(Decide(command, erasure, await kept.OpenLeadsOf(erasure.Person, session, token)));
        return [new DestroyPerson(erasure.Person)];
    }

    public static IEnumerable<object> Decide(ErasePerson command, Erasure erasure, int openLeads)
    {
        erasure.MustBePending();
        if (erasure.HeldUntil >= command.OccurredOn) throw new RuleBroken("已记录保留到 {0}：{1}。到期后再删，或先改保留日期。", $"{erasure.HeldUntil:yyyy-MM-dd}", erasure.HoldReason ?? "");
        if (openLeads > 0 && !command.EvenInLeads)
            throw new RuleBroken("这个人还是 {0} 条在谈线索的联系人。要保留请记下理由和期限；照删的话，这些线索会失去联系方式。", openLeads) { Field = nameof(command.EvenInLeads) };
        yield return new PersonErased(openLeads, command.OccurredOn);
    }
}

/// <summary>Handles <see cref="DestroyPerson"/>; a second time there is nothing left to destroy.</summary>
public static class DestroyPersonHandler
{
    public static async Task Handle(DestroyPerson message, Vault vault, KeptPersons kept, CancellationToken token)
    {
        await kept.Erase(message.Person, token);
        await vault.Destroy(message.Person, token);
    }
}

/// <summary>Who may decide about an erasure: administrators and managers who oversee its unit.</summary>
public static class ErasureReach
{
    /// <summary>The refusal for what is not there or not theirs to decide.</summary>
    public static RuleBroken OutOfReach => new("没有这条删除申请，或者你无权办理。") { Kind = Refusal.Missing };
}
