using System.Collections.Concurrent;
using Crm.Foundation;
using Crm.Team;
using Npgsql;
using Weasel.Postgresql.Tables;

namespace Crm.PublicSite.Asking;

/// <summary>
/// Counts the posts that were not taken, by day and kind: nothing of who sent them or what was in them. Counted in memory and written down every few seconds, so that ten
/// thousand of them cost a handful of writes.
/// </summary>
public sealed class RefusedPosts(NpgsqlDataSource database, TimeProvider clock) : BackgroundService
{
    private const string Name = $"{MartenSetup.Schema}.refused_post";
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);
    private readonly ConcurrentDictionary<(DateOnly Day, RefusedPost Kind), int> counted = new();

    /// <summary>Day, kind, how many.</summary>
    internal static Table Schema()
    {
        var table = new Table(Name);
        table.AddColumn("day", "date").AsPrimaryKey();
        table.AddColumn("kind", "text").AsPrimaryKey();
        table.AddColumn("posts", "integer").NotNull();
        return table;
    }

    /// <summary>One more.</summary>
    public void Count(RefusedPost kind) => counted.AddOrUpdate((China.Today(clock), kind), 1, static (_, n) => n + 1);

    /// <summary>Writes down what was counted.</summary>
    public async Task Write(CancellationToken token)
    {
        foreach (var key in counted.Keys)
        {
            if (!counted.TryRemove(key, out var posts)) continue;
            await using var command = database.CreateCommand($"insert into {Name} as r (day, kind, posts) values ($1, $2, $3) on conflict (day, kind) do update set posts = r.posts + excluded.posts");
            command.Parameters.AddWithValue(key.Day);
            command.Parameters.AddWithValue(key.Kind.ToString());
            command.Parameters.AddWithValue(posts);
            try
            {
                await command.ExecuteNonQueryAsync(token);
            }
            catch (NpgsqlException)
            {
                // The database is away for a moment: the count waits for the next round.
                counted.AddOrUpdate(key, posts, (_, n) => n + posts);
                return;
            }
        }
    }

    /// <summary>What was written down since a day.</summary>
    public async Task<IReadOnlyList<RefusedCount>> Since(DateOnly day, CancellationToken token)
    {
        await using var command = database.CreateCommand($"select kind, sum(posts)::int from {Name} where day >= $1 group by kind order by 2 desc");
        command.Parameters.AddWithValue(day);
        await using var reader = await command.ExecuteReaderAsync(token);
        var counts = new List<RefusedCount>();
        while (await reader.ReadAsync(token)) counts.Add(new RefusedCount(Enum.Parse<RefusedPost>(reader.GetString(0)), reader.GetInt32(1)));
        return counts;
    }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            using var timer = new PeriodicTimer(Pause, clock);
            while (await timer.WaitForNextTickAsync(stoppingToken)) await Write(stoppingToken);
        }
        catch (OperationCanceledException)
        {
            await Write(CancellationToken.None);
        }
    }
}

/// <summary>How many posts were not taken for one reason.</summary>
public sealed record RefusedCount(RefusedPost Kind, int Posts);

/// <summary>The posts to public forms that were not taken within the last thirty days, by kind.</summary>
[Allow(Role.Administrator, Role.Manager, Role.Auditor)]
public sealed record CountRefusedPosts : IQuery<IReadOnlyList<RefusedCount>>;

/// <summary>Answers <see cref="CountRefusedPosts"/>.</summary>
public static class CountRefusedPostsHandler
{
    private const int Days = 30;

    public static async Task<IReadOnlyList<RefusedCount>> Handle(CountRefusedPosts query, RefusedPosts posts, TimeProvider clock, CancellationToken token)
    {
        await posts.Write(token);
        return await posts.Since(China.Today(clock).AddDays(-Days), token);
    }
}
