namespace Crm.Seeding;

/// <summary>
/// The clock of an installation that is being seeded: inside <see cref="At"/> it shows the story's time, so that what is replayed is recorded when it would have
/// been; everywhere else, and always without a demo, it shows the time it is.
/// </summary>
public sealed class StoryClock : TimeProvider
{
    private readonly AsyncLocal<DateTimeOffset?> told = new();

    /// <inheritdoc />
    public override DateTimeOffset GetUtcNow() => told.Value ?? base.GetUtcNow();

    /// <summary>Does something at a moment of the story.</summary>
    public async Task At(DateTimeOffset moment, Func<Task> act)
    {
        told.Value = moment.ToUniversalTime();
        await act();
    }
}
