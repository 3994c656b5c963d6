using Crm.Foundation;
using Crm.Hotline.Ringing;
using Crm.Team;

namespace Crm.Hotline.Missed;

/// <summary>未接来电: somebody who rang a unit in vain and is to be rung back, as decisions need it. One for each person and unit, for ever; it opens and closes.</summary>
public sealed partial record MissedTask
{
    /// <summary>Stream id, derived from the unit and the person.</summary>
    public Guid Id { get; init; }

    /// <summary>Unit whose agents ring back.</summary>
    public string Unit { get; init; } = "";

    /// <summary>Every call that was ever counted, so that none counts twice.</summary>
    public IReadOnlyList<Guid> Counted { get; init; } = [];

    /// <summary>The calls for which nobody rang back yet.</summary>
    public IReadOnlyList<Guid> Waiting { get; init; } = [];

    /// <summary>Whether somebody is to ring back.</summary>
    public bool IsOpen => Waiting.Count > 0;

    /// <summary>The task that a missed call belongs to: the person's; a withheld number's calls stand each for itself.</summary>
    public static Guid IdOf(PhoneCall call) => Uuid5.Of("missed", $"{call.Unit}\n{call.Trace.Caller?.Person ?? call.Id}");

    public static MissedTask Create(JasperFx.Events.IEvent<CallMissed> e) => new MissedTask { Id = e.StreamId, Unit = e.Data.Unit }.Apply(e.Data);

    public MissedTask Apply(CallMissed e) => this with { Counted = [.. Counted, e.PhoneCall], Waiting = [.. Waiting, e.PhoneCall] };

    public MissedTask Apply(MissedCallWithdrawn e) => this with { Waiting = [.. Waiting.Where(call => call != e.PhoneCall)] };

    public MissedTask Apply(MissedCallReturned _) => this with { Waiting = [] };

    public MissedTask Apply(MissedCallClosed _) => this with { Waiting = [] };

    /// <summary>What a call means for the task, as it stands now.</summary>
    public static IEnumerable<object> Judge(MissedTask? task, PhoneCall call, DateOnly today)
    {
        var missed = call.IsMissed();
        if (missed && task?.Counted.Contains(call.Id) != true)
            yield return new CallMissed(call.Id, call.Unit, call.UnitPath, call.Trace.Caller, call.Trace.RangAt ?? call.Trace.Begin, China.DayOf(call.Trace.Begin));
        else if (!missed && task?.Waiting.Contains(call.Id) == true) yield return new MissedCallWithdrawn(call.Id, today, task.Waiting.Count == 1);
    }

    /// <summary>Agents, managers and auditors of the unit and those above know of it.</summary>
    public static bool Reaches(Actor actor, string unit) => actor.IsJob || actor.Is(Role.HotlineAgent, Role.Manager, Role.Auditor) && actor.Oversees(unit);
}
