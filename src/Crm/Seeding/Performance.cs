using Crm.Foundation;
using Crm.Foundation.Formats;
using Crm.Leads.Matching;
using Crm.Parks.Matching;
using Crm.Seeding.Stories;
using Marten;

namespace Crm.Seeding;

/// <summary>
/// Plays scenes through the same bus as everybody, each in the name of whoever acts in it. Every scene leaves a receipt in its own transaction: a performance that
/// was broken off goes on where it stopped, and one that was finished changes nothing.
/// </summary>
public sealed class Performance(IServiceScopeFactory scopes, IDocumentStore store, StoryClock clock) : IPrompter
{
    // more than the cores: most of the time goes by while the database makes things durable
    private const int SideBySide = 6;

    private int sent;

    /// <summary>Plays what has not been played yet and returns how many commands that took.</summary>
    public async Task<int> Play(IReadOnlyList<Scene> scenes, Action<DateOnly, int> tell, CancellationToken token = default)
    {
        var open = await NotPlayed(scenes, token);
        var (done, before) = (0, sent);
        foreach (var day in open.GroupBy(scene => Days.InChina(scene.At)).OrderBy(day => day.Key))
        {
            foreach (var scene in day.Where(scene => scene.Opens)) await Play(scene, token);
            var stories = day.Where(scene => !scene.Opens).GroupBy(scene => scene.Key[..scene.Key.LastIndexOf('/')]);
            await Parallel.ForEachAsync(stories, new ParallelOptions { MaxDegreeOfParallelism = SideBySide, CancellationToken = token }, async (story, stop) =>
            {
                foreach (var scene in story) await Play(scene, stop);
            });
            tell(day.Key, (done += day.Count()) * 100 / open.Count);
        }
        return sent - before;
    }

    /// <inheritdoc />
    public async Task<long> VersionOf(Guid stream)
    {
        await using var session = store.QuerySession();
        return (await session.Events.FetchStreamStateAsync(stream))?.Version ?? 0;
    }

    /// <inheritdoc />
    public async Task<IReadOnlyList<RankedSite>> ProposedTo(Guid lead)
    {
        await using var session = store.QuerySession();
        var matches = await session.LoadAsync<LeadMatches>(lead);
        return [.. matches?.Latest?.Ranking.Where(site => site.Fits()) ?? []];
    }

    private async Task Play(Scene scene, CancellationToken token) => await clock.At(scene.At, async () =>
    {
        if (await scene.Line(this) is not { } command) return;
        var outcome = await Desk.Send(scopes, command, new Caller(scene.Login, "job", scene.Key), token);
        if (!outcome.Ok) throw new InvalidOperationException($"{scene.Key} ({command.GetType().Name}, {scene.Login}): {outcome.Sentence}");
        Interlocked.Increment(ref sent);
    });

    private async Task<List<Scene>> NotPlayed(IReadOnlyList<Scene> scenes, CancellationToken token)
    {
        await using var session = store.QuerySession();
        var receipts = await session.LoadManyAsync<Receipt>(token, scenes.Select(scene => Receipt.IdOf(scene.Login, scene.Key)).ToArray());
        var played = receipts.Select(receipt => receipt.Id).ToHashSet();
        return [.. scenes.Where(scene => !played.Contains(Receipt.IdOf(scene.Login, scene.Key)))];
    }
}
