using Crm.Foundation;

namespace Crm.Clocks.Calendar;

/// <summary>A stretch of working time within a day, China's time; the end belongs to it.</summary>
public sealed record OfficeSession(TimeOnly From, TimeOnly To);

/// <summary>The working time of every working day of a year.</summary>
/// <param name="Sessions">In order, without overlap; at least one.</param>
public sealed record OfficeHours(IReadOnlyList<OfficeSession> Sessions)
{
    private const int MostSessions = 4;

    /// <summary>What holds for a year nobody has set hours for; from seeds/calendar/office-hours.json.</summary>
    public static OfficeHours Usual { get; } = new(SeedFiles.Read<OfficeSession[]>("calendar/office-hours.json"));

    /// <summary>Working time of one day.</summary>
    public TimeSpan Length => Sessions.Aggregate(TimeSpan.Zero, (sum, s) => sum + (s.To - s.From));

    /// <summary>Refuses hours that no day can have.</summary>
    /// <exception cref="RuleBroken">No session, too many, backwards, or overlapping.</exception>
    public void MustBeSound()
    {
        if (Sessions.Count is 0 or > MostSessions) throw Wrong("每天的上班时间要有 1 到 4 段。");
        if (Sessions.Any(s => s.From >= s.To)) throw Wrong("上班时间的结束要晚于开始。");
        if (Sessions.Zip(Sessions.Skip(1)).Any(pair => pair.First.To >= pair.Second.From)) throw Wrong("各段上班时间不能重叠或首尾相接，要按先后排列。");
    }

    private static RuleBroken Wrong(string text) => new(text) { Field = "Sessions", Kind = Refusal.Input };
}
