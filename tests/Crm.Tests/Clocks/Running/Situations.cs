using Crm.Clocks.Rules;
using Crm.Clocks.Running;
using Crm.Tests.Clocks.Calendar;

namespace Crm.Tests.Clocks.Running;

/// <summary>A clock that answers an inquiry of 德清县, begun on Tuesday 10 November 2026 at ten: due on Wednesday at ten, warned of at 15:00 and at 17:06.</summary>
internal static class Situations
{
    public static readonly ClockPlanning Planning = new(Published.Calendar, new ClockRulesShelf([]));
    public static readonly ClockPlace Place = new(ClockSubjectKind.Inquiry, "330521", "330000/330500/330521/", null, "云帆机电");
    public static readonly Guid Subject = Guid.Parse("0198c0de-0000-7000-8000-000000000001");
    public static readonly Told Manager = new("330521", ["manager@330521"]);

    public static readonly DateTimeOffset Began = At("2026-11-10 10:00");
    public static readonly DateTimeOffset Due = At("2026-11-11 10:00");

    public static Clock Ticking { get; } = After(null, ClockEffect.Start, Began);

    public static Clock Paused { get; } = With(Ticking, new ClockPaused(PauseReason.WaitingForInvestor, null, At("2026-11-10 11:00"), new(2026, 11, 10)));

    public static DateTimeOffset At(string local) => Published.At(local).ToUniversalTime();

    public static ClockCause By(DateTimeOffset at, string fact = "inquiry_received") => new(fact, 1, at);

    public static IReadOnlyList<object> Facts(Clock? clock, ClockEffect effect, DateTimeOffset at, ClockPlace? place = null, DateTimeOffset? promised = null, ClockPlanning? planning = null) =>
        [.. ClockDecisions.Decide(clock, ClockKind.Answer, effect, Subject, place ?? Place, promised, By(at), planning ?? Planning)];

    public static Clock After(Clock? clock, ClockEffect effect, DateTimeOffset at) => With(clock, [.. Facts(clock, effect, at)]);

    public static Clock With(Clock? clock, params object[] facts) => ClockKeeper.After(Clock.IdOf(ClockKind.Answer, Subject), clock, facts);

    public static IReadOnlyList<object> Looked(Clock clock, string at) => [.. ClockDecisions.Decide(clock, At(at), up => Manager with { Unit = $"up {up}" })];
}
