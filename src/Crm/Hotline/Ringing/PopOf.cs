using Crm.Foundation;
using Crm.Hotline.Recognising;
using Crm.Team;
using Marten;

namespace Crm.Hotline.Ringing;

/// <summary>What comes onto an agent's screen with a phone call: who it may be, and whether a colleague is talking to the same person.</summary>
[Allow(Role.HotlineAgent, Role.Officer, Role.Manager)]
public sealed record PopOf(Guid PhoneCallId) : IQuery<PhonePop>;

/// <summary>A phone call with who it may be.</summary>
/// <param name="Known">What is known of the number.</param>
/// <param name="Colleague">Name of a colleague who is on this call, or on another of the same person; null where nobody is.</param>
public sealed record PhonePop(PhoneRow Phone, KnownCaller Known, string? Colleague)
{
    /// <summary>Whom the number may belong to: none is a new caller, one fills the form, several are to be chosen from.</summary>
    public IReadOnlyList<Candidate> Candidates => Candidate.Of(Known);
}

/// <summary>Answers <see cref="PopOf"/>.</summary>
public static class PopOfHandler
{
    public static async Task<PhonePop> Handle(PopOf query, Actor actor, PhoneReader reader, QueryDesk queries, IQuerySession session, CancellationToken token)
    {
        var row = await session.LoadAsync<PhoneListing>(query.PhoneCallId, token);
        if (row is null || !PhoneReach.Reaches(actor, row.Unit, row.Agent, row.AnsweredBy, row.TakenBy)) throw PhoneReach.OutOfReach;
        var phone = (await reader.Read([row], token))[0];
        var known = phone.Number is null ? null : (await queries.Ask(new WhoIsCalling(phone.Number), new Caller(actor.Login, actor.Channel), token)).Answer;
        return new PhonePop(phone, known ?? KnownCaller.Nobody, await Colleague(row, phone, actor, reader, session, token));
    }

    // The name alone, and only of somebody in reach: that somebody talks to this person is what the second must know at once.
    private static async Task<string?> Colleague(PhoneListing row, PhoneRow phone, Actor actor, PhoneReader reader, IQuerySession session, CancellationToken token)
    {
        if (phone.Holder is { } holder && !phone.IsFor(actor.Login)) return holder;
        if (row.Person is not { } person) return null;
        var filter = PhoneReach.Filter(actor);
        filter.And("open and person = ? and id <> ?", person, row.Id);
        var others = await reader.Read(await session.QueryAsync<PhoneListing>($"where {filter.Sql} order by began_at desc limit 5", token, filter.Values), token);
        return others.FirstOrDefault(other => other.Holder is not null && !other.IsFor(actor.Login))?.Holder;
    }
}
