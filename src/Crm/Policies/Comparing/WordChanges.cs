using DiffPlex;

namespace Crm.Policies.Comparing;

/// <summary>What became of a stretch of text.</summary>
public enum RunKind
{
    /// <summary>In both texts.</summary>
    Same,

    /// <summary>Only in the older text.</summary>
    Deleted,

    /// <summary>Only in the newer text.</summary>
    Inserted,
}

/// <summary>A stretch of text and what became of it.</summary>
public sealed record DiffRun(RunKind Kind, string Text);

/// <summary>Compares two paragraphs by their words.</summary>
public static class WordChanges
{
    // Beyond this a paragraph is no paragraph, and comparing it piece by piece would take long.
    private const int MostPieces = 5_000;

    /// <summary>The older paragraph turned into the newer, in order: without what was inserted it is the older text, without what was deleted the newer.</summary>
    public static IReadOnlyList<DiffRun> Of(string older, string newer)
    {
        if (older == newer) return [new(RunKind.Same, older)];
        var (before, after) = (TextTokens.Of(older), TextTokens.Of(newer));
        if (before.Count > MostPieces || after.Count > MostPieces) return [new(RunKind.Deleted, older), new(RunKind.Inserted, newer)];
        var runs = new List<DiffRun>();
        var at = 0;
        foreach (var block in Differ.Instance.CreateDiffs(older, newer, false, false, new Pieces(TextTokens.Of)).DiffBlocks)
        {
            Add(runs, RunKind.Same, before, at, block.DeleteStartA - at);
            Add(runs, RunKind.Deleted, before, block.DeleteStartA, block.DeleteCountA);
            Add(runs, RunKind.Inserted, after, block.InsertStartB, block.InsertCountB);
            at = block.DeleteStartA + block.DeleteCountA;
        }
        Add(runs, RunKind.Same, before, at, before.Count - at);
        return Join(runs);
    }

    private static void Add(List<DiffRun> runs, RunKind kind, IReadOnlyList<string> pieces, int start, int count)
    {
        if (count > 0) runs.Add(new(kind, string.Concat(pieces.Skip(start).Take(count))));
    }

    // A single character that happens to stand in both texts between two changes says nothing: it joins them, so that words change as a whole.
    private static List<DiffRun> Join(List<DiffRun> runs)
    {
        var joined = new List<DiffRun>();
        var (deleted, inserted) = ("", "");
        for (var i = 0; i < runs.Count; i++)
        {
            var run = runs[i];
            var joins = run is { Kind: RunKind.Same, Text.Length: 1 } && char.IsLetterOrDigit(run.Text[0]) && i > 0 && i < runs.Count - 1;
            if (run.Kind == RunKind.Deleted || joins) deleted += run.Text;
            if (run.Kind == RunKind.Inserted || joins) inserted += run.Text;
            if (run.Kind != RunKind.Same || joins) continue;
            Flush();
            joined.Add(run);
        }
        Flush();
        return joined;

        void Flush()
        {
            if (deleted.Length > 0) joined.Add(new(RunKind.Deleted, deleted));
            if (inserted.Length > 0) joined.Add(new(RunKind.Inserted, inserted));
            (deleted, inserted) = ("", "");
        }
    }
}

/// <summary>Hands the library that compares the pieces we cut ourselves.</summary>
internal sealed class Pieces(Func<string, IReadOnlyList<string>> cut) : IChunker
{
    public IReadOnlyList<string> Chunk(string text) => cut(text);
}
