using Crm.Foundation;
using Marten;

namespace Crm.Submissions.Terms;

/// <summary>Publishes the version that comes with the product, once, so that a new installation can take articles at once; the office puts its own after it.</summary>
public sealed class FirstSubmissionTerms(IServiceScopeFactory scopes, IDocumentStore store, TimeProvider clock)
{
    private static readonly Caller Seeds = Caller.Job("seeds");

    /// <summary>Publishes it where no version was ever published.</summary>
    public async Task Publish(CancellationToken token)
    {
        await using var session = store.QuerySession();
        if (await session.Query<SubmissionTerms>().AnyAsync(token)) return;
        var seed = SeedFiles.Read<Seed>("submissions/terms.json");
        var today = China.Today(clock);
        // A second process that starts at the same moment is told that it is there already, which is as good.
        await Desk.Send(scopes, new PublishSubmissionTerms(seed.Version, string.Join('\n', seed.Text), today, today), Seeds, token);
    }

    private sealed record Seed(string Version, IReadOnlyList<string> Text);
}
