using Crm.Foundation;
using Marten;

namespace Crm.Clocks.Calendar;

/// <summary>The schedules the State Council has published, on their way into an installation that knows nothing of those years: as commands, once.</summary>
public static class CalendarSeeds
{
    /// <summary>As published, by year.</summary>
    public static IReadOnlyDictionary<int, IReadOnlyList<string>> Published { get; } = SeedFiles.Read<Dictionary<int, IReadOnlyList<string>>>("calendar/holidays.json");

    /// <summary>Enters every year of which nothing was ever said. What somebody changed stays.</summary>
    public static async Task Enter(IServiceProvider services, CancellationToken token)
    {
        await using var session = services.GetRequiredService<IDocumentStore>().QuerySession();
        foreach (var (year, lines) in Published)
        {
            if (await session.Events.FetchStreamStateAsync(CalendarYear.IdOf(year), token) is not null) continue;
            var outcome = await Desk.Send(services.GetRequiredService<IServiceScopeFactory>(), new ImportCalendar(year, string.Join('\n', lines)), Caller.Job("calendar"), token);
            // Two processes that start at once may both try: the one that comes second finds it done.
            if (outcome is { Ok: false, Refusal: not Refusal.Conflict }) throw new InvalidOperationException(outcome.Sentence);
        }
    }
}
