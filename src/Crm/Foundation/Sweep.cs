namespace Crm.Foundation;

/// <summary>
/// Looks from time to time for work that is due, so that nothing depends on a message that was lost or a moment at which the product was down. A look that fails is
/// logged and made again at the next turn.
/// </summary>
/// <param name="pause">Between two looks.</param>
public abstract class Sweep(TimeSpan pause, TimeProvider clock, ILogger log) : BackgroundService
{
    /// <summary>What tells the time.</summary>
    protected TimeProvider Clock { get; } = clock;

    /// <summary>Has everything done that is due by now.</summary>
    public abstract Task Look(CancellationToken token);

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(pause, Clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await Look(stoppingToken);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                log.LogWarning(e, "{Sweep} failed; the next look is in {Pause}", GetType().Name, pause);
            }
        }
    }
}
