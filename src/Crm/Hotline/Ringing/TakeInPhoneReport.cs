using System.Text.Json.Serialization;
using Crm.Foundation;
using Crm.Hotline.Duty;
using Crm.Hotline.Missed;
using Crm.Privacy;
using Crm.Team;
using Marten;
using Wolverine;
using Wolverine.Marten;
using Wolverine.Persistence.EventSourcing;

namespace Crm.Hotline.Ringing;

/// <summary>Takes in what a unit's telephone system reports of a call. Sent by nobody but the endpoint that has checked the signature.</summary>
/// <param name="Unit">Unit of the key it was signed with.</param>
/// <param name="EventId">What the telephone system calls the report; the same one counts once.</param>
/// <param name="CallKey">What the telephone system calls the call.</param>
/// <param name="At">The telephone system's own moment.</param>
/// <param name="Caller">The other end, where its number can be read.</param>
/// <param name="Recording">What the telephone system calls the recording.</param>
[Allow]
public sealed record TakeInPhoneReport(
    string Unit, string EventId, string CallKey, PhoneReport Kind, DateTimeOffset At, CallDirection Direction, Contact? Caller, string? Extension, string? Recording) : ICommand
{
    /// <summary>The call's stream.</summary>
    [JsonIgnore]
    public Guid PhoneCallId => PhoneCall.IdOf(Unit, CallKey);
}

/// <summary>A report that was taken in, so that the same one counts once. Holds nothing of it.</summary>
/// <param name="Id">Derived from the unit and what its telephone system calls the report.</param>
public sealed record AcceptedReport(Guid Id, DateTimeOffset At)
{
    /// <summary>The receipt of a report.</summary>
    public static Guid IdOf(string unit, string report) => Uuid5.Of("phone-report", $"{unit}\n{report}");
}

/// <summary>Handles <see cref="TakeInPhoneReport"/>.</summary>
public static class TakeInPhoneReportHandler
{
    public static async Task<(Events, OutgoingMessages)> Handle(
        TakeInPhoneReport command, [WriteModel] PhoneCall? call, Vault vault, SecretBox secrets, Seats seats, IRoster roster, IDocumentSession session, TimeProvider clock, CancellationToken token)
    {
        var receipt = AcceptedReport.IdOf(command.Unit, command.EventId);
        if (await session.LoadAsync<AcceptedReport>(receipt, token) is not null) return ([], []);
        session.Store(new AcceptedReport(receipt, clock.GetUtcNow()));
        var place = roster.Unit(command.Unit) ?? throw PhoneReach.OutOfReach;
        var agent = await seats.At(command.Extension, command.Unit, session, token);
        var sign = new PhoneSign(place.Code, place.Path, command.Direction, await vault.Seal(command.Caller, token), command.Extension.Filled(), agent, command.At.ToUniversalTime());
        var recording = command.Recording.Filled() is { } name ? secrets.Close(command.PhoneCallId, System.Text.Encoding.UTF8.GetBytes(name)) : null;
        Events events = [.. Decide(command, call, sign, recording)];
        return (events, Following(command.PhoneCallId, events.Aggregate(call?.Trace ?? PhoneTrace.Empty, (trace, e) => trace.With(PhoneMark.Of(e)!)), events.Count > 0));
    }

    public static IEnumerable<object> Decide(TakeInPhoneReport command, PhoneCall? call, PhoneSign sign, string? recording)
    {
        if (call?.Trace.Holds(command.Kind, sign.At, sign.Extension) == true) yield break;
        var day = China.DayOf(sign.At);
        yield return command.Kind switch
        {
            PhoneReport.Ringing => new PhoneRang(sign, day),
            PhoneReport.Answered => new PhoneAnswered(sign, day),
            PhoneReport.HungUp => new PhoneHungUp(sign, day),
            PhoneReport.Missed => new PhoneMissed(sign, day),
            PhoneReport.RecordingReady => new PhoneRecordingOffered(sign, recording ?? "", day),
            _ => throw new ArgumentOutOfRangeException(nameof(command), command.Kind, null),
        };
    }

    // What comes after is no part of taking in: the state at that moment decides what it means.
    private static OutgoingMessages Following(Guid call, PhoneTrace trace, bool news)
    {
        var messages = new OutgoingMessages();
        if (!news) return messages;
        if (trace.AnsweredAt is not null) messages.Add(new FollowPhone(call));
        if (trace is { Phase: PhonePhase.Over, Direction: CallDirection.Incoming }) messages.Delay(new JudgeMissedCall(call), JudgeMissedCall.Patience);
        return messages;
    }
}
