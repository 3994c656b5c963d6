namespace Crm.Team.SigningIn;

/// <summary>How many wrong passwords one counter takes before it makes people wait, twice as long each time.</summary>
/// <param name="Key">What is counted.</param>
/// <param name="Free">Failures without a wait.</param>
/// <param name="Own">Counts one person on one device or at one address: a right password wipes it clean. Other counters only take the attempt back.</param>
public sealed record Patience(string Key, int Free, bool Own)
{
    private static readonly TimeSpan FirstWait = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(15);

    /// <summary>Failures are forgotten after this long without a new one.</summary>
    public static readonly TimeSpan Memory = TimeSpan.FromHours(1);

    /// <summary>
    /// What counts an attempt. A browser that signed this person in before has a counter of its own, so nobody else can lock its owner out (OWASP's device
    /// cookies). A strange browser is counted per person and address, per address, and, high enough to need many addresses, per person.
    /// </summary>
    public static IReadOnlyList<Patience> For(string login, string address, string? device) => device is not null
        ? [new($"device {login} {device}", 10, Own: true)]
        : [new($"address {address}", 60, Own: false), new($"login {login}", 40, Own: false), new($"pair {login} {address}", 5, Own: true)];

    /// <summary>What counts a wrong present password where somebody changes their own.</summary>
    public static IReadOnlyList<Patience> ForChange(string login) => [new($"change {login}", 5, Own: true)];

    /// <summary>Failures that still count.</summary>
    public static int Remembered(int failures, DateTimeOffset last, DateTimeOffset now) => now - last >= Memory ? 0 : failures;

    /// <summary>When the next attempt will be looked at.</summary>
    public DateTimeOffset NextAt(int failures, DateTimeOffset last)
    {
        if (failures < Free) return DateTimeOffset.MinValue;
        var doublings = Math.Min(failures - Free, 20);
        return last + TimeSpan.FromTicks(Math.Min(FirstWait.Ticks << doublings, LongestWait.Ticks));
    }
}
