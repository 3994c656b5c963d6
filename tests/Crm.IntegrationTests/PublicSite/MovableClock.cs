namespace Crm.IntegrationTests;

/// <summary>The machine's clock, some time ahead.</summary>
internal sealed class MovableClock : TimeProvider
{
    private long ahead;

    /// <summary>Lets time pass without anybody waiting.</summary>
    public void Pass(TimeSpan time) => Interlocked.Add(ref ahead, time.Ticks);

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow().AddTicks(Interlocked.Read(ref ahead));
}
