using System.Text.Json;
using Crm.Leads.Dividing;
using Crm.Pipeline.Dividing;
using Crm.Pipeline.History;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Crm.IntegrationTests.Pipeline;

/// <summary>Made projects that went from one unit to another, with and without parts of their figures: by the definitions (docs/figures.md) and the raw events alone.</summary>
[Collection(nameof(MadeHistory))]
public class the_figures_by_parts(MadeHistory history)
{
    private NpgsqlDataSource Database => history.Host.Services.GetRequiredService<NpgsqlDataSource>();

    [Fact]
    public async Task are_of_projects_of_which_many_were_transferred_in_every_way()
    {
        foreach (var (type, least) in new[] { ("lead_offer_accepted", 50), ("lead_offer_declined", 10), ("lead_offer_withdrawn", 10), ("lead_offer_disputed", 10), ("lead_offer_ruled", 10), ("benefit_shares_set", 25), ("benefit_shares_ended", 3) })
        {
            await using var command = Database.CreateCommand("select count(*)::int from crm.mt_events where type = $1");
            command.Parameters.AddWithValue(type);
            ((int)(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken))!).ShouldBeGreaterThan(least, type);
        }
    }

    [Fact]
    public async Task equal_a_count_over_the_raw_events_for_every_unit_and_standpoint()
    {
        var divided = 0;
        foreach (var day in new[] { new DateOnly(2025, 3, 31), new DateOnly(2025, 9, 12), new DateOnly(2025, 12, 31), MadeHistory.Last })
        {
            foreach (var seen in Enum.GetValues<Standpoint>())
            {
                var signed = (await MadeHistory.Count(Database, day, seen)).Where(project => project.Signed?.Year == 2025).ToList();
                var agreed = await Agreed(day, seen);
                foreach (var (unit, path) in history.Units)
                {
                    var sheet = await history.Ask(new ShowAttributed(unit, day, seen, 2025));
                    var (count, amount) = (0m, 0m);
                    foreach (var project in signed)
                    {
                        count += Part(project, nameof(ShareIndicator.SignedCount), path, agreed);
                        amount += project.Amount * Part(project, nameof(ShareIndicator.SignedAmount), path, agreed);
                    }
                    (Figure(sheet, ShareIndicator.SignedCount), Figure(sheet, ShareIndicator.SignedAmount)).ShouldBe((count, amount), $"{unit} {day:O} {seen}");
                    divided += sheet.Rows.Count(row => row.Percent is > 0 and < 100);
                }
            }
        }
        divided.ShouldBeGreaterThan(20);
    }

    private static decimal Figure(AttributedSheet sheet, ShareIndicator indicator) => sheet.Figures.Single(figure => figure.Indicator == indicator).Attributed;

    // What part of a project a unit with everything below it counts.
    private decimal Part(CountedProject project, string indicator, string below, ILookup<Guid, Agreement> agreed)
    {
        var lies = Path(project.Unit);
        var (signed, here) = (project.Signed!.Value, lies.StartsWith(below, StringComparison.Ordinal));
        // The one that begins last by then; what is over or ended divides nothing, nor does the one before it come back.
        var last = agreed[project.Id].Where(a => a.From <= signed).OrderBy(a => a.From).LastOrDefault();
        if (last is null || last.From.AddYears(last.Years) <= signed || last.Ended <= signed || last.Parts(indicator) is not { Count: > 0 } parts) return here ? 1 : 0;
        var sum = 0m;
        var own = parts.Keys.Where(unit => lies.StartsWith(Path(unit), StringComparison.Ordinal)).MaxBy(unit => Path(unit).Length);
        foreach (var (unit, percent) in parts)
            if (Path(unit).StartsWith(below, StringComparison.Ordinal) || (unit == own && here)) sum += percent;
        return Math.Min(sum, 100) / 100;
    }

    private string Path(string unit) => history.Units.Single(known => known.Unit == unit).Path;

    private async Task<ILookup<Guid, Agreement>> Agreed(DateOnly day, Standpoint seen)
    {
        var known = seen == Standpoint.AsRecorded ? "(e.timestamp at time zone 'Asia/Shanghai')::date <= $1" : "(e.data ->> 'occurredOn')::date <= $1";
        await using var command = Database.CreateCommand($"""
            select e.stream_id, (e.data -> 'terms' ->> 'from')::date, (e.data -> 'terms' ->> 'years')::int, (e.data -> 'terms' -> 'indicators')::text,
              (select min((n.data ->> 'occurredOn')::date) from crm.mt_events n where n.stream_id = e.stream_id and n.type = 'benefit_shares_ended' and n.data ->> 'agreement' = e.data ->> 'agreement' and {known.Replace("e.", "n.", StringComparison.Ordinal)})
            from crm.mt_events e where e.type = 'benefit_shares_set' and {known} order by e.stream_id, e.version
            """);
        command.Parameters.AddWithValue(day);
        var found = new List<(Guid Lead, Agreement Agreement)>();
        await using var reader = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        while (await reader.ReadAsync(TestContext.Current.CancellationToken))
            found.Add((reader.GetGuid(0), new(reader.GetFieldValue<DateOnly>(1), reader.GetInt32(2), reader.GetString(3), await reader.IsDBNullAsync(4, TestContext.Current.CancellationToken) ? null : reader.GetFieldValue<DateOnly>(4))));
        return found.ToLookup(one => one.Lead, one => one.Agreement);
    }

    private sealed record Agreement(DateOnly From, int Years, string Indicators, DateOnly? Ended)
    {
        public Dictionary<string, decimal> Parts(string indicator) => JsonSerializer.Deserialize<JsonElement>(Indicators).EnumerateArray().Where(one => one.GetProperty("indicator").GetString() == indicator)
            .SelectMany(one => one.GetProperty("parts").EnumerateArray()).ToDictionary(part => part.GetProperty("unit").GetString()!, part => part.GetProperty("percent").GetDecimal());
    }
}
