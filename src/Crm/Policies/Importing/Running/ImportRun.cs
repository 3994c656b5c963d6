using System.Runtime.CompilerServices;
using Crm.Foundation;
using Crm.Foundation.Searching;
using Crm.Policies.Importing.Resembling;
using Crm.Policies.Importing.Sources;
using Crm.Policies.Reading;
using Crm.Policies.Revising;
using Crm.Policies.Withdrawing;

namespace Crm.Policies.Importing.Running;

/// <summary>What is to be done with what was read.</summary>
/// <param name="Caller">On whose behalf.</param>
/// <param name="Import">The import's id; null where only a preview is wanted.</param>
internal sealed record ImportOrder(Caller Caller, string Source, ImportChoices Choices, Guid? Import);

/// <summary>
/// Compares what was read with the library and, if it is to, imports it: one command a document, each in a transaction of its own, so that a document that is
/// refused holds up no other, and a second import goes on where the first one broke off. The library is asked for fifty documents at a time, and four commands run
/// beside each other: while one waits for the disk another is decided.
/// </summary>
internal sealed class ImportRun(IServiceScopeFactory scopes, QueryDesk queries, ImportOrder order)
{
    private const int AtATime = 50;
    private const int CharactersAtATime = 2_000_000;
    private const int Beside = 4;

    // A conflict means that somebody imports the same document at this moment: the second look finds what they stored.
    private const int MostAttempts = 5;

    private readonly SeenTexts seen = new();

    /// <summary>What became, or would become, of each document, in their order.</summary>
    /// <exception cref="RuleBroken">Whoever asks may not.</exception>
    public async IAsyncEnumerable<ImportedEntry> Go(IAsyncEnumerable<ReadEntry> entries, [EnumeratorCancellation] CancellationToken token)
    {
        await foreach (var some in Chunks(entries, token))
            foreach (var entry in await Go(some, token))
                yield return entry;
    }

    private static async IAsyncEnumerable<List<ReadEntry>> Chunks(IAsyncEnumerable<ReadEntry> entries, [EnumeratorCancellation] CancellationToken token)
    {
        var (some, characters) = (new List<ReadEntry>(), 0L);
        await foreach (var entry in entries.WithCancellation(token))
        {
            some.Add(entry);
            characters += entry.Body.Length;
            if (some.Count < AtATime && characters < CharactersAtATime) continue;
            yield return some;
            (some, characters) = ([], 0);
        }
        if (some.Count > 0) yield return some;
    }

    private async Task<ImportedEntry[]> Go(List<ReadEntry> some, CancellationToken token)
    {
        var probes = some.Select(entry => entry.Reason is null ? ProbeOf(entry) : null).ToList();
        var standings = new Queue<Standing>(await Compare([.. probes.OfType<Probe>()], token));
        var plans = some.Select((entry, i) => (Entry: entry, Probe: probes[i], Plan: PlanFor(entry, probes[i], probes[i] is null ? null : standings.Dequeue()))).ToList();
        var done = new ImportedEntry[some.Count];
        if (order.Import is null)
        {
            for (var i = 0; i < done.Length; i++) done[i] = Ended(plans[i].Entry, plans[i].Probe?.DocumentId, await Look(plans[i].Entry, plans[i].Probe, plans[i].Plan, token));
            return done;
        }
        await Parallel.ForEachAsync(Enumerable.Range(0, done.Length), new ParallelOptions { MaxDegreeOfParallelism = Beside, CancellationToken = token }, async (i, stop) =>
            done[i] = Ended(plans[i].Entry, plans[i].Probe?.DocumentId, plans[i].Plan.Command is null ? plans[i].Plan : await Carry(plans[i].Entry, plans[i].Probe!, plans[i].Plan, stop)));
        return done;
    }

    private Probe ProbeOf(ReadEntry entry)
    {
        var folded = FoldedText.Fold(entry.Body);
        return new(DocumentIdentity.Of(order.Source, entry.RegionTag, entry.Title), DocumentIdentity.Fingerprint(entry.Body), folded.Length, TextSketch.Of(folded));
    }

    private async Task<IReadOnlyList<Standing>> Compare(IReadOnlyList<Probe> probes, CancellationToken token) => await Ask(new CompareWithLibrary(probes), token);

    private EntryPlan PlanFor(ReadEntry entry, Probe? probe, Standing? standing)
    {
        if (probe is null) return new(ImportResult.Refused, Why: entry.Reason);
        if (order.Choices.LeaveOut.Contains(entry.Number)) return new(ImportResult.LeftOut);
        if (seen.Same(probe.DocumentId) is { } before) return before.Fingerprint == probe.Fingerprint
            ? new(ImportResult.Unchanged, Why: Texts.Of("与前面第 {0} 篇相同。", before.Number))
            : new(ImportResult.Refused, Why: Texts.Of("与前面第 {0} 篇同名而正文不同，没有导入。请核对后单独导入。", before.Number));
        if (standing!.Known is null && !order.Choices.Anyway.Contains(entry.Number))
        {
            if (seen.Like(probe) is { } earlier) return EntryPlan.Kept(earlier.Entry, earlier.Share);
            if (standing.Like is { } like) return EntryPlan.Kept(like);
        }
        seen.Add(entry.Number, entry.Title, probe);
        return EntryPlan.For(probe.DocumentId, entry, order.Source, standing.Known, order.Import);
    }

    private async Task<EntryPlan> Look(ReadEntry entry, Probe? probe, EntryPlan plan, CancellationToken token) =>
        plan.Command is RevisePolicyDocument && await IsBeginning(probe!.DocumentId, entry.Body, token) ? Beginning(plan) : plan;

    private async Task<EntryPlan> Carry(ReadEntry entry, Probe probe, EntryPlan plan, CancellationToken token)
    {
        var (restored, attempt) = (false, 1);
        while (true)
        {
            if (plan.Command is null) return restored ? plan with { Result = ImportResult.New, Why = Texts.Of("此前随导入一起撤回，这次恢复。") } : plan;
            plan = await Look(entry, probe, plan, token);
            if (plan.Command is null) return plan;
            var outcome = await Desk.Send(scopes, plan.Command, order.Caller, token);
            if (outcome.Ok && plan.Command is not RestorePolicyDocument) return restored ? plan with { Result = ImportResult.New } : plan;
            restored |= outcome.Ok;
            if (!outcome.Ok && (outcome.Refusal != Refusal.Conflict || attempt++ == MostAttempts)) return new(ImportResult.Refused, Why: outcome.Sentence);
            // Somebody else was first, or the document was restored and may still need its text or its date.
            plan = EntryPlan.For(probe.DocumentId, entry, order.Source, await Ask(new FindPolicyVersion(probe.DocumentId), token), order.Import);
        }
    }

    private static EntryPlan Beginning(EntryPlan plan) => new(ImportResult.Refused, Why: Texts.Of("正文只是现有第 {0} 版的开头，可能不完整，没有导入。", plan.Version!.Value - 1));

    private async Task<bool> IsBeginning(Guid id, string body, CancellationToken token) =>
        (await queries.Ask(new ReadPolicy(id), order.Caller, token)) is { Answer: { } current } && FoldedText.Fold(current.Body) is var whole && FoldedText.Fold(body) is var part
            // The whole of it is no beginning: somebody has just imported the same.
            && whole.Length > part.Length && whole.StartsWith(part, StringComparison.Ordinal);

    private async Task<TAnswer> Ask<TAnswer>(IQuery<TAnswer> query, CancellationToken token)
    {
        var outcome = await queries.Ask(query, order.Caller, token);
        return outcome.Ok ? outcome.Answer! : throw new RuleBroken("{0}", outcome.Sentence!) { Kind = outcome.Refusal!.Value };
    }

    private static ImportedEntry Ended(ReadEntry entry, Guid? id, EntryPlan plan) => new(
        entry.Number, entry.Line, entry.RegionTag, entry.Title, plan.Result, plan.Result is ImportResult.Refused or ImportResult.Similar or ImportResult.LeftOut ? null : id, plan.Version,
        plan.Why is null ? entry.Notes : [plan.Why, .. entry.Notes], entry.Place, plan.Like, entry.Region, entry.PublishedOn);
}
