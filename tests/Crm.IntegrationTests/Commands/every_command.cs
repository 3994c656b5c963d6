using System.Diagnostics;
using Crm.Foundation;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Crm.IntegrationTests.Commands;

/// <summary>Whatever is done leaves a record of who did it, through which channel, in which request, when it happened and when it was written down.</summary>
[Collection("the policy library")]
public class every_command(CrmApp app)
{
    public static TheoryData<string> All => [.. Types.Keys];

    private static Dictionary<string, Type> Types { get; } = Rules.Enumerate().Select(rule => rule.Type).Where(type => typeof(ICommand).IsAssignableFrom(type)).ToDictionary(type => type.Name);

    [Theory]
    [MemberData(nameof(All))]
    public async Task leaves_its_events(string name)
    {
        var make = Examples.All.GetValueOrDefault(Types[name]).ShouldNotBeNull($"How is a {name} carried out? Write it down in one of the books of this folder.");
        var example = await make(app);
        await using var elsewhere = example.Elsewhere;
        var services = (example.Elsewhere ?? app.Host).Services;
        var caller = new Caller(example.Login, example.Login.StartsWith(':') ? "job" : "api");
        var before = DateTime.UtcNow;

        // Whatever is done within one request carries the request's mark, and nothing else does.
        using var request = new Activity(name).Start();
        (await Desk.Send(services.GetRequiredService<IServiceScopeFactory>(), example.Command, caller)).Sentence.ShouldBeNull();
        request.Stop();

        var events = await Recorded(services, request.RootId!);
        events.ShouldNotBeEmpty($"{name} left nothing in the store");
        foreach (var e in events)
        {
            (e.User, e.Channel).ShouldBe((caller.Login, caller.Channel), e.Type);
            e.OccurredOn.ShouldBe(BusinessDay(example.Command), e.Type);
            e.RecordedAt.ShouldBeInRange(before.AddMinutes(-1), DateTime.UtcNow.AddMinutes(1), e.Type);
        }
    }

    // A command that says when it happened is believed; what happens while it is recorded happens today.
    private static DateOnly BusinessDay(ICommand command) =>
        command.GetType().GetProperty(nameof(IFact.OccurredOn))?.GetValue(command) is DateOnly day ? day : China.Today(TimeProvider.System);

    private static async Task<List<(string Type, string? User, string? Channel, DateOnly OccurredOn, DateTime RecordedAt)>> Recorded(IServiceProvider services, string correlation)
    {
        await using var command = services.GetRequiredService<NpgsqlDataSource>().CreateCommand(
            "select type, user_name, headers ->> 'channel', (data ->> 'occurredOn')::date, timestamp from crm.mt_events where correlation_id = $1 and type <> 'tombstone' order by seq_id");
        command.Parameters.AddWithValue(correlation);
        await using var reader = await command.ExecuteReaderAsync();
        var events = new List<(string, string?, string?, DateOnly, DateTime)>();
        while (await reader.ReadAsync())
            events.Add((reader.GetString(0), reader.IsDBNull(1) ? null : reader.GetString(1), reader.IsDBNull(2) ? null : reader.GetString(2), reader.GetFieldValue<DateOnly>(3), reader.GetDateTime(4)));
        return events;
    }
}
