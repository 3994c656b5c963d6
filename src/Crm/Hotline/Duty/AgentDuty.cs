using Crm.Foundation;
using Crm.Hotline.Ringing;

namespace Crm.Hotline.Duty;

/// <summary>One person's duty at the hotline, as decisions need it.</summary>
public sealed partial record AgentDuty
{
    /// <summary>Stream id, derived from the login.</summary>
    public Guid Id { get; init; }

    /// <summary>Whose it is.</summary>
    public string Login { get; init; } = "";

    /// <summary>What they are doing.</summary>
    public DutyState State { get; init; }

    /// <summary>The place they sit at.</summary>
    public string? Extension { get; init; }

    /// <summary>When the time after a call is up.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>The phone call they talk in, or are writing down.</summary>
    public Guid? PhoneCall { get; init; }

    public string Unit { get; init; } = "";

    public string UnitPath { get; init; } = "";

    /// <summary>The stream of somebody's duty.</summary>
    public static Guid IdOf(string login) => Uuid5.Of("duty", login);

    public static AgentDuty Create(DutyChanged e) => new AgentDuty { Id = IdOf(e.Login), Login = e.Login }.Apply(e);

    public AgentDuty Apply(DutyChanged e) =>
        this with { State = e.State, Extension = e.Extension, Until = e.Until, PhoneCall = e.PhoneCall, Unit = e.Unit, UnitPath = e.UnitPath };

    /// <summary>What the telephone makes of their duty, as the call stands now; null where nothing.</summary>
    /// <param name="now">From when the time after the call runs, whole seconds.</param>
    public DutyChanged? Follow(PhoneCall call, DateTimeOffset now, TimeSpan afterCall)
    {
        var talks = call.Trace.Phase == PhonePhase.Talking && call.Trace.Agent == Login;
        if (talks && State is not DutyState.Away && !(State == DutyState.Talking && PhoneCall == call.Id))
            return To(DutyState.Talking, Extension, null, call.Id, call.Trace.Marks.Last(m => m.Kind == PhoneReport.Answered).At);
        if (!talks && State == DutyState.Talking && PhoneCall == call.Id)
            return To(DutyState.AfterCall, Extension, now + afterCall, call.Id, call.Trace.EndedAt ?? call.Trace.Marks[^1].At);
        return null;
    }

    /// <summary>The time after a call is up: ready again, if it is still that time.</summary>
    public DutyChanged? End(DateTimeOffset until) =>
        State == DutyState.AfterCall && Until == until ? To(DutyState.Ready, Extension, null, null, until) : null;

    private DutyChanged To(DutyState state, string? extension, DateTimeOffset? until, Guid? call, DateTimeOffset at) =>
        new(Login, state, extension, until, call, Unit, UnitPath, at, China.DayOf(at));
}
