using Crm.Foundation;
using Crm.Leads;
using Crm.Pipeline.Counting;
using Crm.Pipeline.History;
using Crm.Pipeline.Showing;
using Crm.Pipeline.Targets;

namespace Crm.Tests.Pipeline.Targets;

/// <summary>Targets and figures to begin with.</summary>
internal static class Given
{
    public const string Unit = "330500";
    public const int Year = 2026;

    /// <summary>A book in which each entry was recorded on a day and counts from another.</summary>
    public static TargetBook Book(params (Indicator Indicator, decimal? Value, DateOnly Occurred, DateOnly Recorded)[] entries) => new(
        TargetBook.IdOf(Unit, Year), Unit, Year,
        [.. entries.Select((e, i) => new TargetEntry(i + 1, e.Indicator, e.Value, null, e.Occurred, new DateTimeOffset(e.Recorded, new TimeOnly(10, 0), China.Offset).ToUniversalTime(), "lu"))]);

    /// <summary>The same where both days are one.</summary>
    public static TargetBook Book(params (Indicator Indicator, decimal? Value, DateOnly Day)[] entries) => Book([.. entries.Select(e => (e.Indicator, e.Value, e.Day, e.Day))]);

    /// <summary>What was signed, of how much, and what of it came to 落地 and to 开工 in the same year.</summary>
    public static CohortFigures Signed(int count, decimal amount, int landed = 0, int started = 0) => new(
        new Tally(count, amount), [.. new[] { Stage.Landed, Stage.UnderConstruction, Stage.Completed, Stage.InProduction, Stage.AtCapacity }.Select(stage => new ReachedStage(stage, stage == Stage.Landed ? new Tally(landed, landed) : default))],
        new Tally(started, started), default, [.. PipelineTables.Thresholds.Select((from, i) => new SizeFigures(from, i == 0 ? new Tally(3, amount) : default))]);
}
