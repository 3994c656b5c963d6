using Crm.Foundation.Searching;
using Crm.Policies.Reading;
using DiffPlex;

namespace Crm.Policies.Comparing;

/// <summary>What became of a paragraph.</summary>
public enum ChangeKind
{
    /// <summary>没有变化: it stands where it stood.</summary>
    Same,

    /// <summary>新增: only the newer text has it.</summary>
    Inserted,

    /// <summary>删去: only the older text has it.</summary>
    Deleted,

    /// <summary>移动: it stands elsewhere, perhaps with other words.</summary>
    Moved,

    /// <summary>改动: it stands where it stood, with other words.</summary>
    Changed,
}

/// <summary>A paragraph of two versions of a text.</summary>
/// <param name="Old">Its place among the older text's paragraphs, counted from 0; null where it is new.</param>
/// <param name="New">Its place among the newer text's; null where it is gone.</param>
/// <param name="Runs">Its words, by what became of them.</param>
public sealed record ParagraphChange(ChangeKind Kind, int? Old, int? New, IReadOnlyList<DiffRun> Runs);

/// <summary>
/// Compares two versions of a text by paragraphs and, where a paragraph changed, by words. Paragraphs are those of the reading page, so that a report that a portal
/// ran together in one line is compared piece by piece. Spacing and the width of characters do not count as a change of a paragraph's place.
/// </summary>
public static class TextComparison
{
    // A paragraph with less in common is another paragraph.
    private const double Alike = 0.4;
    private const double AlikeElsewhere = 0.7;
    private const int ShortestMoved = 8;
    private const int MostPairs = 40_000;

    /// <summary>The paragraphs of both texts in reading order: what is gone stands where it stood, what moved stands where it stands now.</summary>
    public static IReadOnlyList<ParagraphChange> Of(string older, string newer)
    {
        var (old, now) = (Paragraph.All(older), Paragraph.All(newer));
        var partner = new int[now.Count];
        Array.Fill(partner, -1);
        var anchored = Align(old, now, partner);
        PairMoved(old, now, partner);
        foreach (var (from, to) in Gaps(old.Count, now.Count, partner, anchored)) PairInGap(old, now, partner, anchored, from, to);
        PairElsewhere(old, now, partner);
        return Order(old, now, partner, anchored);
    }

    // Paragraphs that are equal and in the same order in both.
    private static bool[] Align(IReadOnlyList<Paragraph> old, IReadOnlyList<Paragraph> now, int[] partner)
    {
        var anchored = new bool[now.Count];
        var (i, j) = (0, 0);
        foreach (var block in Differ.Instance.CreateDiffs("old", "new", false, false, new Pieces(text => [.. (text == "old" ? old : now).Select(p => p.Key)])).DiffBlocks)
        {
            for (; i < block.DeleteStartA; i++, j++) (partner[j], anchored[j]) = (i, true);
            (i, j) = (block.DeleteStartA + block.DeleteCountA, block.InsertStartB + block.InsertCountB);
        }
        for (; i < old.Count; i++, j++) (partner[j], anchored[j]) = (i, true);
        return anchored;
    }

    private static void PairMoved(IReadOnlyList<Paragraph> old, IReadOnlyList<Paragraph> now, int[] partner)
    {
        var waiting = Unpaired(old, partner).Where(i => old[i].Key.Length >= ShortestMoved).GroupBy(i => old[i].Key).ToDictionary(g => g.Key, g => new Queue<int>(g));
        for (var j = 0; j < now.Count; j++)
            if (partner[j] < 0 && waiting.TryGetValue(now[j].Key, out var places) && places.TryDequeue(out var i)) partner[j] = i;
    }

    // What stands between the same two neighbours in both, alike enough, in order, and as alike in all as can be.
    private static void PairInGap(IReadOnlyList<Paragraph> old, IReadOnlyList<Paragraph> now, int[] partner, bool[] anchored, IReadOnlyList<int> from, IReadOnlyList<int> to)
    {
        if (from.Count == 0 || to.Count == 0 || from.Count * to.Count > MostPairs) return;
        var best = new double[from.Count + 1, to.Count + 1];
        var alike = new double[from.Count, to.Count];
        for (var i = from.Count - 1; i >= 0; i--)
        {
            for (var j = to.Count - 1; j >= 0; j--)
            {
                alike[i, j] = old[from[i]].Likeness(now[to[j]]);
                var pair = alike[i, j] >= Alike ? alike[i, j] + best[i + 1, j + 1] : 0;
                best[i, j] = Math.Max(pair, Math.Max(best[i + 1, j], best[i, j + 1]));
            }
        }
        for (var (i, j) = (0, 0); i < from.Count && j < to.Count;)
        {
            if (alike[i, j] >= Alike && best[i, j] == alike[i, j] + best[i + 1, j + 1]) (partner[to[j]], anchored[to[j]], i, j) = (from[i], true, i + 1, j + 1);
            else if (best[i, j] == best[i + 1, j]) i++;
            else j++;
        }
    }

    private static void PairElsewhere(IReadOnlyList<Paragraph> old, IReadOnlyList<Paragraph> now, int[] partner)
    {
        var left = Unpaired(old, partner).Where(i => old[i].Key.Length >= ShortestMoved).ToList();
        var open = Enumerable.Range(0, now.Count).Where(j => partner[j] < 0 && now[j].Key.Length >= ShortestMoved).ToList();
        if (left.Count * open.Count > MostPairs) return;
        foreach (var j in open)
        {
            var (i, likeness) = left.Select(i => (i, old[i].Likeness(now[j]))).DefaultIfEmpty((-1, 0)).MaxBy(p => p.Item2);
            if (likeness < AlikeElsewhere) continue;
            partner[j] = i;
            left.Remove(i);
        }
    }

    private static IEnumerable<(IReadOnlyList<int> From, IReadOnlyList<int> To)> Gaps(int olds, int news, int[] partner, bool[] anchored)
    {
        var taken = partner.ToHashSet();
        var gaps = new List<(IReadOnlyList<int>, IReadOnlyList<int>)>();
        var (i, to) = (0, new List<int>());
        for (var j = 0; j <= news; j++)
        {
            if (j < news && !anchored[j])
            {
                if (partner[j] < 0) to.Add(j);
                continue;
            }
            var end = j < news ? partner[j] : olds;
            gaps.Add(([.. Enumerable.Range(i, end - i).Where(x => !taken.Contains(x))], to));
            (i, to) = (end + 1, []);
        }
        return gaps;
    }

    private static List<ParagraphChange> Order(IReadOnlyList<Paragraph> old, IReadOnlyList<Paragraph> now, int[] partner, bool[] anchored)
    {
        var taken = partner.ToHashSet();
        var changes = new List<ParagraphChange>(now.Count);
        var next = new int[now.Count + 1];
        next[now.Count] = old.Count;
        for (var j = now.Count - 1; j >= 0; j--) next[j] = anchored[j] ? partner[j] : next[j + 1];
        var i = 0;
        for (var j = 0; j <= now.Count; j++)
        {
            // Up to the next paragraph that kept its place: what is gone stands before what came.
            for (; i < next[j]; i++)
                if (!taken.Contains(i)) changes.Add(new(ChangeKind.Deleted, i, null, [new(RunKind.Deleted, old[i].Text)]));
            if (j == now.Count) break;
            changes.Add(Change(old, now, partner[j], j, anchored[j]));
            if (anchored[j]) i = partner[j] + 1;
        }
        return changes;
    }

    private static ParagraphChange Change(IReadOnlyList<Paragraph> old, IReadOnlyList<Paragraph> now, int i, int j, bool anchored)
    {
        if (i < 0) return new(ChangeKind.Inserted, null, j, [new(RunKind.Inserted, now[j].Text)]);
        var runs = WordChanges.Of(old[i].Text, now[j].Text);
        return new(!anchored ? ChangeKind.Moved : runs is [{ Kind: RunKind.Same }] ? ChangeKind.Same : ChangeKind.Changed, i, j, runs);
    }

    private static IEnumerable<int> Unpaired(IReadOnlyList<Paragraph> old, int[] partner)
    {
        var taken = partner.ToHashSet();
        return Enumerable.Range(0, old.Count).Where(i => !taken.Contains(i));
    }
}

/// <summary>A paragraph while it is compared.</summary>
internal sealed class Paragraph(string text)
{
    private readonly Lazy<HashSet<int>> pairs = new(() => Pairs(FoldedText.Fold(text)));

    public string Text { get; } = text;

    /// <summary>What makes it the same as another: its characters without spacing, width and case.</summary>
    public string Key { get; } = FoldedText.Fold(text);

    public static IReadOnlyList<Paragraph> All(string body) => [.. PolicyOutline.Of(body).Select(block => new Paragraph(block.Text))];

    /// <summary>How much two paragraphs have in common, by their pairs of neighbouring characters (Dice): 0 for nothing, 1 for everything.</summary>
    public double Likeness(Paragraph other)
    {
        var (a, b) = (pairs.Value, other.pairs.Value);
        return a.Count + b.Count == 0 ? 0 : 2.0 * a.Count(b.Contains) / (a.Count + b.Count);
    }

    private static HashSet<int> Pairs(string text) => [.. Enumerable.Range(0, Math.Max(0, text.Length - 1)).Select(i => (text[i] << 16) | text[i + 1])];
}
