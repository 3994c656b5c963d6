using Crm.Foundation.Formats;
using Crm.Pipeline.Targets;
using Crm.Pipeline.Targets.Setting;

namespace Crm.Seeding.Stories;

/// <summary>The targets of the demo units: for every year at the end of the one before, and raised once in the middle, so that there is something to look back at.</summary>
internal static class DemoTargets
{
    private const string Paper = "年度招商引资目标任务书（演示）";
    private const string Raised = "年中招商工作会议上调（演示）";

    // The one whose sign-in is handed out.
    private static DemoTargetsOfUnit City => DemoWords.Targets.First(office => office.Login == "manager");

    /// <summary>From the first day of the stories to the last.</summary>
    public static IEnumerable<Scene> Tell(DateOnly first, DateOnly last)
    {
        for (var year = first.Year; year <= last.Year + 1; year++)
        {
            // The year in which the stories begin has its targets when they begin.
            var decided = new DateOnly(year - 1, 12, 28);
            var (of, day) = (year, decided > first ? decided : first.AddDays(1));
            var at = Days.Start(day).AddHours(9);
            foreach (var office in DemoWords.Targets) yield return Set(at = at.AddMinutes(5), office, of, office.Targets, Paper, day);
            var midsummer = new DateOnly(year, 7, 6);
            if (midsummer > day) yield return Set(Days.Start(midsummer).AddHours(10), City, of, [City.Targets[0] with { Value = City.Targets[0].Value + 5 }], Raised, midsummer);
        }
    }

    private static Scene Set(DateTimeOffset at, DemoTargetsOfUnit office, int year, IReadOnlyList<TargetValue> targets, string reason, DateOnly day) =>
        new(at, office.Login, $"demo/targets/{year}/{office.Unit}-{day:MMdd}",
            async prompter => new SetTargets(office.Unit, year, targets, reason, day, await prompter.VersionOf(TargetBook.IdOf(office.Unit, year))));
}
