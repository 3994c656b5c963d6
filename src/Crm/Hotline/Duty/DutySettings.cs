namespace Crm.Hotline.Duty;

/// <summary>How the hotline's places work, from the configuration section <c>Hotline</c>.</summary>
public sealed class DutySettings
{
    /// <summary>Seconds for writing down a call before the next one may come.</summary>
    public int AfterCallSeconds { get; set; } = 60;

    /// <summary>Seconds within which a call is to be answered to count as answered in time (15: GB/T 33358).</summary>
    public int AnswerWithinSeconds { get; set; } = 15;

    /// <summary><see cref="AfterCallSeconds"/> as a span of time.</summary>
    public TimeSpan AfterCall => TimeSpan.FromSeconds(AfterCallSeconds);

    /// <summary>The moment in whole seconds: what a clock on the wall can show, and what compares equal after storage.</summary>
    public static DateTimeOffset Second(DateTimeOffset moment) => new(moment.UtcTicks / TimeSpan.TicksPerSecond * TimeSpan.TicksPerSecond, TimeSpan.Zero);
}
