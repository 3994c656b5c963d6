namespace Crm.Submissions.Checking;

/// <summary>A word that was found.</summary>
/// <param name="Word">As it stands in the list.</param>
/// <param name="Start">Where it starts in the text.</param>
/// <param name="End">Where it ends.</param>
public sealed record FoundWord(ProhibitedKind Kind, string Word, int Start, int End);

/// <summary>
/// Finds words in a text in one pass, however many there are (Aho and Corasick), and is not fooled by width, case, traditional characters, spaces, punctuation or a few signs
/// in between. Between two characters of a Chinese word up to three signs may stand that are not Chinese; between two of a word with letters or digits up to three that are
/// neither letter nor digit nor Chinese, and such a word counts only where no letter or digit of a longer one stands directly before or behind it.
/// </summary>
public sealed class WordMatcher
{
    /// <summary>The most signs between two characters of a word.</summary>
    public const int Gap = 3;

    private readonly Trie chinese = new();
    private readonly Trie mixed = new();

    public WordMatcher(IEnumerable<(ProhibitedKind Kind, string Word)> words)
    {
        foreach (var (kind, word) in words)
        {
            int[] signs = [.. FoldedSigns.Of(word).Select(s => s.Sign)];
            if (signs.Length > 0) (signs.All(FoldedSigns.IsHan) ? chinese : mixed).Add(signs, kind, word);
        }
        chinese.Link();
        mixed.Link();
    }

    /// <summary>Every place where a word stands, from the beginning of the text.</summary>
    public IReadOnlyList<FoundWord> Find(string text)
    {
        var all = FoldedSigns.Of(text);
        var found = new List<FoundWord>();
        chinese.Find([.. all.Where(s => s.IsChinese)], found, null);
        mixed.Find(all, found, text);
        return [.. found.OrderBy(f => f.Start).ThenBy(f => f.End)];
    }

    private sealed class Trie
    {
        private readonly Dictionary<(int Node, int Sign), int> steps = [];
        private readonly List<List<(ProhibitedKind Kind, string Word, int Length)>?> words = [null];
        private int[] fails = [];
        // The nearest node on the way of fails that ends a word, so that only words are visited.
        private int[] ends = [];

        public void Add(int[] signs, ProhibitedKind kind, string word)
        {
            var node = 0;
            foreach (var sign in signs)
            {
                if (!steps.TryGetValue((node, sign), out var next))
                {
                    steps[(node, sign)] = next = words.Count;
                    words.Add(null);
                }
                node = next;
            }
            (words[node] ??= []).Add((kind, word, signs.Length));
        }

        public void Link()
        {
            (fails, ends) = (new int[words.Count], new int[words.Count]);
            var below = steps.ToLookup(step => step.Key.Node, step => (step.Key.Sign, Node: step.Value));
            var queue = new Queue<int>([0]);
            while (queue.TryDequeue(out var node))
            {
                foreach (var (sign, next) in below[node])
                {
                    fails[next] = node == 0 ? 0 : Step(fails[node], sign);
                    ends[next] = words[fails[next]] is null ? ends[fails[next]] : fails[next];
                    queue.Enqueue(next);
                }
            }
        }

        /// <param name="text">The original, where words must stand by themselves; null where they need not.</param>
        public void Find(IReadOnlyList<FoldedSign> signs, List<FoundWord> found, string? text)
        {
            // Words must begin behind the last gap that is too wide.
            var (node, unbroken) = (0, 0);
            for (var i = 0; i < signs.Count; i++)
            {
                if (i > 0 && signs[i].At - signs[i - 1].At > Gap + 1) unbroken = i;
                node = Step(node, signs[i].Sign);
                for (var end = words[node] is null ? ends[node] : node; end != 0; end = ends[end])
                {
                    foreach (var (kind, word, length) in words[end]!)
                    {
                        var first = i - length + 1;
                        if (first >= unbroken && (text is null || StandsAlone(signs, first, i))) found.Add(new(kind, word, signs[first].Start, signs[i].End));
                    }
                }
            }
        }

        private static bool StandsAlone(IReadOnlyList<FoldedSign> signs, int first, int last) =>
            !(first > 0 && Joined(signs[first - 1], signs[first])) && !(last + 1 < signs.Count && Joined(signs[last], signs[last + 1]));

        private static bool Joined(FoldedSign left, FoldedSign right) => !left.IsChinese && !right.IsChinese && (left.End == right.Start || left.Start == right.Start);

        private int Step(int node, int sign)
        {
            int next;
            while (!steps.TryGetValue((node, sign), out next) && node != 0) node = fails[node];
            return next;
        }
    }
}
