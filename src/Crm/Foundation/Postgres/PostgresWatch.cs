namespace Crm.Foundation.Postgres;

/// <summary>Looks every second whether the private cluster's server still runs, and starts it again after a crash. A database of the administrator's is left to the administrator.</summary>
internal sealed class PostgresWatch(EmbeddedPostgres postgres, ILogger<PostgresWatch> log) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (postgres.Place is null) return;
        using var timer = new PeriodicTimer(Interval);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                if (await postgres.Revive(stoppingToken)) log.LogWarning("The private PostgreSQL had ended by itself and was started again");
            }
            catch (OperatorError refusal)
            {
                // A full disk, say, ends as the administrator ends it: from then on the server starts again without a restart of the product.
                log.LogError("The private PostgreSQL has ended and can't be started: {Reason}", refusal.Message);
                await Task.Delay(Pause, stoppingToken);
            }
        }
    }
}
