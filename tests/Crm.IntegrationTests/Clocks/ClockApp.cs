using Crm.Clocks.Rules;
using Crm.Clocks.Running;
using Marten;
using Microsoft.Extensions.DependencyInjection;

namespace Crm.IntegrationTests.Clocks;

/// <summary>The product with a clock of its own, which a test sets forward.</summary>
public sealed class ClockApp : IAsyncLifetime
{
    private readonly Hands hands = new();

    public ClockApp() => App = new CrmApp
    {
        Services = services => services.AddSingleton<TimeProvider>(hands),
        Settings = { ["Asking:FastestSeconds"] = "0", ["CRM_TRUSTED_PROXIES"] = "127.0.0.1" },
    };

    /// <summary>The product.</summary>
    public CrmApp App { get; }

    /// <summary>Looks for everything that is due, as the product does twice a minute.</summary>
    public Task<int> Sweep() => App.Host.Services.GetRequiredService<ClockSweep>().Run(TestContext.Current.CancellationToken);

    /// <summary>Sets the clock to a moment in China's time; from there it goes on.</summary>
    public void SetTo(string local) => hands.Ahead = DateTimeOffset.Parse(local + "+08:00") - DateTimeOffset.UtcNow;

    /// <summary>Waits until the clocks have heard of everything that was recorded by now.</summary>
    public Task CatchUp() => Until.Found(async () =>
    {
        await using var session = App.Store.QuerySession();
        var behind = await session.QueryAsync<long>("""
            select (select max(seq_id) from crm.mt_events where type <> 'tombstone') - last_seq_id from crm.mt_event_progression where name like 'clocks:%'
            """, TestContext.Current.CancellationToken);
        return behind is [0] ? "caught up" : null;
    }, "clocks that have heard of everything");

    /// <summary>The clock of a record, once there is one that is as wanted.</summary>
    public static Task<Clock> Clock(CrmApp app, ClockKind kind, Guid subject, Func<Clock, bool>? wanted = null) => Until.Found(async () =>
    {
        await using var session = app.Store.QuerySession();
        return await session.LoadAsync<Clock>(Crm.Clocks.Running.Clock.IdOf(kind, subject)) is { } clock && wanted?.Invoke(clock) != false ? clock : null;
    }, $"a clock {kind} of {subject} as wanted");

    public ValueTask InitializeAsync() => App.InitializeAsync();

    public ValueTask DisposeAsync() => App.DisposeAsync();

    private sealed class Hands : TimeProvider
    {
        public TimeSpan Ahead { get; set; }

        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + Ahead;
    }
}
