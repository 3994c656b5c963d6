using Npgsql;

namespace Crm.Leads;

/// <summary>Numbers that people read out over the phone: XS, the year, a running number. Unique; gaps are possible.</summary>
public sealed class LeadNumbers(NpgsqlDataSource database, TimeProvider clock)
{
    private const int Most = 32;
    private static readonly TimeSpan Rush = TimeSpan.FromSeconds(1);

    private readonly SemaphoreSlim oneAtATime = new(1);
    private readonly Queue<long> drawn = new(Most);
    private int size;
    private long last;

    /// <summary>Makes the sequence where it is missing.</summary>
    public async Task Prepare(CancellationToken token = default)
    {
        await using var command = database.CreateCommand("create sequence if not exists crm.lead_number");
        await command.ExecuteNonQueryAsync(token);
    }

    /// <summary>The next number.</summary>
    public async Task<string> Next(int year, CancellationToken token)
    {
        await oneAtATime.WaitAsync(token);
        try
        {
            if (drawn.Count == 0) await Draw(token);
            return $"XS{year}-{drawn.Dequeue():D6}";
        }
        finally
        {
            oneAtATime.Release();
        }
    }

    // One at a time on an office day; more and more at once in a rush, when each would otherwise cost a trip to the database. What a restart throws away is a gap.
    private async Task Draw(CancellationToken token)
    {
        var now = clock.GetTimestamp();
        size = size > 0 && clock.GetElapsedTime(last, now) < Rush ? Math.Min(size * 2, Most) : 1;
        last = now;
        await using var command = database.CreateCommand("select nextval('crm.lead_number') from generate_series(1, $1)");
        command.Parameters.AddWithValue(size);
        await using var reader = await command.ExecuteReaderAsync(token);
        while (await reader.ReadAsync(token)) drawn.Enqueue(reader.GetInt64(0));
    }
}
