using Crm.Foundation;
using Crm.Foundation.Formats;
using Crm.Pipeline.Closing;

namespace Crm.Seeding.Stories;

/// <summary>The city whose sign-in is handed out closes every month on the eighth of the next: what is told later needs somebody's leave.</summary>
internal static class DemoClosings
{
    private const int Day = 8;

    private static DemoPerson Manager => DemoWords.Team.First(person => person.Login == "manager");

    /// <summary>From the month in which the stories begin to the last that is reported.</summary>
    public static IEnumerable<Scene> Tell(DateOnly first, DateOnly last)
    {
        for (var month = new DateOnly(first.Year, first.Month, 1); month.AddMonths(1).AddDays(Day - 1) < last; month = month.AddMonths(1))
        {
            var closed = $"{month:yyyy-MM}";
            yield return new(Days.Start(month.AddMonths(1).AddDays(Day - 1)).AddHours(8), Manager.Login, $"demo/closing/{closed}", _ => Task.FromResult<ICommand?>(new CloseMonth(Manager.Unit, closed)), Opens: true);
        }
    }

    /// <summary>Whether what happened to a lead of a unit on a day can be told on another day only with somebody's leave.</summary>
    public static bool IsClosed(string unit, DateOnly happened, DateOnly told)
    {
        if (Cast.ManagerOver(unit) != Manager) return false;
        var month = new DateOnly(told.Year, told.Month, 1);
        return happened < (told.Day >= Day ? month : month.AddMonths(-1));
    }
}
