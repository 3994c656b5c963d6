using Npgsql;

namespace Crm.Team;

/// <summary>Reads the roster when the host starts and again whenever another process changed it.</summary>
public sealed class RosterKeeper(Roster roster, NpgsqlDataSource database, ILogger<RosterKeeper> log) : BackgroundService
{
    private static readonly TimeSpan ProveAlive = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Retry = TimeSpan.FromSeconds(1);

    /// <inheritdoc />
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await roster.Refresh(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await Listen(stoppingToken);
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                log.LogWarning(e, "The roster can't hear of changes; trying again");
                await Task.Delay(Retry, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task Listen(CancellationToken token)
    {
        await using var connection = await database.OpenConnectionAsync(token);
        await using var listen = new NpgsqlCommand($"listen {RosterWatch.Channel}", connection);
        await listen.ExecuteNonQueryAsync(token);
        await roster.Refresh(token); // what changed while nobody listened
        while (true)
        {
            if (await connection.WaitAsync(ProveAlive, token)) await roster.Refresh(token);
            else await listen.ExecuteNonQueryAsync(token); // a connection that died in silence fails here
        }
    }
}
