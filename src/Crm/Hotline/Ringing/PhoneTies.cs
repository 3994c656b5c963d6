using Crm.Foundation;
using Crm.Hotline.Missed;
using Crm.Team;
using Marten;

namespace Crm.Hotline.Ringing;

/// <summary>
/// Ties what is written down to the telephone, in the transaction that writes it: the phone call has its outcome, and whoever was rung back is no missed call any
/// more.
/// </summary>
public sealed class PhoneTies(IRoster roster)
{
    /// <summary>Ties a record that is only just being put down.</summary>
    /// <param name="phone">The phone call that the form was about.</param>
    /// <exception cref="RuleBroken">There is no such phone call in reach, or it was written down before.</exception>
    public async Task Tie(Guid call, Guid? phone, CallRecord record, DateOnly day, Actor actor, IDocumentSession session, CancellationToken token)
    {
        if (phone is { } id)
        {
            var stream = await session.Events.FetchForWriting<PhoneCall>(id, token);
            if (stream.Aggregate is not { } rung) throw PhoneReach.OutOfReach;
            rung.MustBeReachedBy(actor);
            stream.AppendMany([.. Decide(rung, call, rung.WrittenBy is { } login ? roster.Person(login)?.Name ?? login : null, day)]);
        }
        if (record.Direction == CallDirection.Outgoing && record.Caller?.Person is { } person) await RungBack(call, person, day, actor, session, token);
    }

    /// <param name="writer">Name of whoever wrote it down before.</param>
    public static IEnumerable<object> Decide(PhoneCall phone, Guid call, string? writer, DateOnly day)
    {
        if (phone.Call is not null) throw new RuleBroken("这通来话已由{0}登记。要补充请在来电台账里打开那条记录。", writer ?? "") { Kind = Refusal.Conflict };
        yield return new PhoneCallWrittenDown(call, day);
    }

    private static async Task RungBack(Guid call, Guid person, DateOnly day, Actor actor, IDocumentSession session, CancellationToken token)
    {
        var open = await session.QueryAsync<MissedListing>("where open and person = ? and unit = any(?)", token, person, actor.Units.ToArray());
        foreach (var missed in open)
        {
            var stream = await session.Events.FetchForWriting<MissedTask>(missed.Id, token);
            if (stream.Aggregate is { IsOpen: true }) stream.AppendOne(new MissedCallReturned(call, day));
        }
    }
}
