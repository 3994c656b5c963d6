using System.Globalization;
using Crm.Hotline.Ringing;

namespace Crm.Hotline.Simulating;

/// <summary>How long a script lasts.</summary>
public enum ScriptLength
{
    /// <summary>An hour, some twenty calls.</summary>
    Hour,

    /// <summary>An hour in which everybody rings, some two hundred calls.</summary>
    Rush,

    /// <summary>A working day from nine to half past five, some hundred and eighty calls.</summary>
    Day,
}

/// <summary>One report of a script.</summary>
/// <param name="Number">Which call of the script it is about, from 1.</param>
/// <param name="Happens">When it happens, from the beginning.</param>
/// <param name="Sent">When it is sent: later than it happens where the line was slow, and again where it is repeated.</param>
/// <param name="Caller">Number of the other end; null where it is withheld.</param>
/// <param name="Repeated">It was sent before.</param>
public sealed record ScriptedReport(int Id, int Number, PhoneReport Kind, TimeSpan Happens, TimeSpan Sent, string? Caller, string? Extension, bool Repeated = false)
{
    /// <summary>Sent after something that happened later.</summary>
    public bool IsLate => Sent - Happens > CtiScript.Usual && !Repeated;

    /// <summary>The report as it is sent.</summary>
    /// <param name="run">Goes before all names, so that a script can be played again.</param>
    /// <param name="begin">When the script begins.</param>
    public CtiReport On(string run, DateTimeOffset begin) => new(
        $"{run}-{Id}", Kind, $"{run}-c{Number}", begin + Happens, Caller, Extension, Recording: Kind == PhoneReport.RecordingReady ? $"{run}/c{Number}.wav" : null);
}

/// <summary>What becomes of one call of a script.</summary>
/// <param name="Answered">By whom: the last place that talked; null where nobody answered.</param>
public sealed record ScriptedCall(int Number, string? Caller, TimeSpan Begins, TimeSpan Ends, string? Answered, bool Transferred)
{
    /// <summary>Nobody answered.</summary>
    public bool Missed => Answered is null;
}

/// <summary>
/// The calls of an hour or a day, made up from a seed: the same seed gives the same calls. Callers come back, some give up, some are handed on; some reports come late
/// and some twice. Nothing in it but data, so that a test can play it too and knows what should have come of it.
/// </summary>
public sealed class CtiScript
{
    /// <summary>How long a report is on its way.</summary>
    public static readonly TimeSpan Usual = TimeSpan.FromMilliseconds(200);

    private readonly Random random;
    private readonly string[] places;
    private readonly string[] callers;
    private readonly Dictionary<string, TimeSpan> free;
    private readonly List<ScriptedReport> reports = [];
    private readonly List<ScriptedCall> calls = [];
    private int last;

    private CtiScript(int seed, string[] places, int callers)
    {
        random = new Random(seed);
        this.places = places;
        this.callers = [.. Enumerable.Range(0, callers).Select(_ => NewNumber())];
        free = places.ToDictionary(place => place, _ => TimeSpan.Zero);
    }

    /// <summary>What is sent, in the order in which it is sent.</summary>
    public IReadOnlyList<ScriptedReport> Reports => [.. reports.OrderBy(r => r.Sent).ThenBy(r => r.Id)];

    /// <summary>What should have come of it.</summary>
    public IReadOnlyList<ScriptedCall> Calls => calls;

    /// <summary>Makes one up.</summary>
    /// <param name="places">The places (分机) that answer.</param>
    public static CtiScript Make(ScriptLength length, int seed, params string[] places)
    {
        var (span, between, callers) = length switch
        {
            ScriptLength.Day => (TimeSpan.FromHours(8.5), 170.0, 90),
            ScriptLength.Rush => (TimeSpan.FromHours(1), 18.0, 130),
            _ => (TimeSpan.FromHours(1), 180.0, 14),
        };
        var script = new CtiScript(seed, places, callers);
        for (var at = script.Exponential(30); at < span; at += script.Exponential(between * script.Quiet(at))) script.Call(at);
        return script;
    }

    private void Call(TimeSpan begin)
    {
        var (number, caller) = (calls.Count + 1, random.NextDouble() < .04 ? null : callers[random.Next(callers.Length)]);
        Report(number, PhoneReport.Ringing, begin, caller, null);
        var ring = begin + Seconds(1, 4);
        var place = places.OrderBy(p => free[p]).First();
        // Nobody is free: the caller waits, but not for ever.
        var (waits, patience) = (free[place] - ring, Seconds(20, 70));
        if (waits > patience || random.NextDouble() < .1) GiveUp(number, begin, caller, waits > TimeSpan.Zero ? null : place, ring, patience);
        else Talk(number, begin, caller, place, waits > TimeSpan.Zero ? free[place] + Seconds(1, 3) : ring);
    }

    private void GiveUp(int number, TimeSpan begin, string? caller, string? place, TimeSpan ring, TimeSpan patience)
    {
        var end = ring + patience;
        if (place is not null)
        {
            // A place rings for one call at a time.
            Report(number, PhoneReport.Ringing, ring, caller, place);
            free[place] = end + Seconds(1, 3);
        }
        Report(number, random.NextDouble() < .3 ? PhoneReport.Missed : PhoneReport.HungUp, end, caller, null);
        calls.Add(new ScriptedCall(number, caller, begin, end, null, false));
    }

    private void Talk(int number, TimeSpan begin, string? caller, string place, TimeSpan ring)
    {
        Report(number, PhoneReport.Ringing, ring, caller, place);
        var at = ring + Seconds(2, 14);
        Report(number, PhoneReport.Answered, at, caller, place);
        at += TimeSpan.FromSeconds(25) + Exponential(130);
        free[place] = at + Seconds(20, 60);
        var colleague = places.Where(p => p != place && free[p] <= at).Order(StringComparer.Ordinal).FirstOrDefault();
        var transferred = colleague is not null && random.NextDouble() < .12;
        if (transferred)
        {
            place = colleague!;
            Report(number, PhoneReport.Ringing, at, caller, place);
            at += Seconds(3, 9);
            Report(number, PhoneReport.Answered, at, caller, place);
            at += TimeSpan.FromSeconds(30) + Exponential(90);
            free[place] = at + Seconds(20, 60);
        }
        Report(number, PhoneReport.HungUp, at, caller, null);
        calls.Add(new ScriptedCall(number, caller, begin, at, place, transferred));
        Report(number, PhoneReport.RecordingReady, at + Seconds(4, 20), caller, null);
    }

    private void Report(int number, PhoneReport kind, TimeSpan happens, string? caller, string? extension)
    {
        var report = new ScriptedReport(++last, number, kind, happens, happens + Usual, caller, extension);
        if (random.NextDouble() < .06) report = report with { Sent = happens + Seconds(1, 12) };
        reports.Add(report);
        if (random.NextDouble() < .05) reports.Add(report with { Sent = report.Sent + Seconds(1, 30), Repeated = true });
    }

    // Fewer people ring around noon.
    private double Quiet(TimeSpan at) => at > TimeSpan.FromHours(2.8) && at < TimeSpan.FromHours(4.5) ? 2.5 : 1;

    private string NewNumber() => random.Next(10) switch
    {
        < 7 => string.Create(CultureInfo.InvariantCulture, $"139{random.Next(0, 10_000):0000}{random.Next(0, 10_000):0000}"),
        < 9 => string.Create(CultureInfo.InvariantCulture, $"0572-2{random.Next(100_000, 999_999)}"),
        _ => string.Create(CultureInfo.InvariantCulture, $"+86 400 {random.Next(100, 999)} {random.Next(1000, 9999)}"),
    };

    private TimeSpan Seconds(int from, int to) => TimeSpan.FromMilliseconds(random.Next(from * 1000, to * 1000));

    private TimeSpan Exponential(double seconds) => TimeSpan.FromMilliseconds(Math.Round(-Math.Log(1 - random.NextDouble()) * seconds * 1000));
}
