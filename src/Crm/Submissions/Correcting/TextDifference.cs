namespace Crm.Submissions.Correcting;

/// <summary>A stretch of two texts laid upon each other.</summary>
public sealed record TextChange(string Text, ChangeKind Kind);

/// <summary>What happened to a stretch of text.</summary>
public enum ChangeKind
{
    /// <summary>It stayed.</summary>
    Kept = 1,

    /// <summary>It was taken out.</summary>
    Removed,

    /// <summary>It was put in.</summary>
    Added,
}

/// <summary>The difference of two texts, by Chinese characters and by words of letters and digits.</summary>
public static class TextDifference
{
    // Beyond so many comparisons all between the common beginning and end counts as written anew.
    private const long MostCells = 9_000_000;

    /// <summary>All of both texts: without what was added it is the old one, without what was removed the new one.</summary>
    public static IReadOnlyList<TextChange> Of(string old, string now)
    {
        var (before, after) = (Words(old), Words(now));
        var start = 0;
        while (start < before.Count && start < after.Count && before[start] == after[start]) start++;
        var end = 0;
        while (end < before.Count - start && end < after.Count - start && before[^(end + 1)] == after[^(end + 1)]) end++;
        var (left, right) = (before.GetRange(start, before.Count - start - end), after.GetRange(start, after.Count - start - end));
        var changes = new List<TextChange>();
        Put(changes, ChangeKind.Kept, before.Take(start));
        if ((long)left.Count * right.Count > MostCells)
        {
            Put(changes, ChangeKind.Removed, left);
            Put(changes, ChangeKind.Added, right);
        }
        else
        {
            Walk(changes, left, right);
        }
        Put(changes, ChangeKind.Kept, before.Skip(before.Count - end));
        return changes;
    }

    // The longest common subsequence, walked from the front; what was removed stands before what was put in its place.
    private static void Walk(List<TextChange> changes, List<string> left, List<string> right)
    {
        var lengths = new ushort[left.Count + 1, right.Count + 1];
        for (var i = left.Count - 1; i >= 0; i--)
            for (var j = right.Count - 1; j >= 0; j--)
                lengths[i, j] = left[i] == right[j] ? (ushort)(lengths[i + 1, j + 1] + 1) : Math.Max(lengths[i + 1, j], lengths[i, j + 1]);
        var (a, b) = (0, 0);
        while (a < left.Count || b < right.Count)
        {
            if (a < left.Count && b < right.Count && left[a] == right[b])
            {
                Put(changes, ChangeKind.Kept, [left[a]]);
                (a, b) = (a + 1, b + 1);
            }
            else if (a < left.Count && (b == right.Count || lengths[a + 1, b] >= lengths[a, b + 1])) Put(changes, ChangeKind.Removed, [left[a++]]);
            else Put(changes, ChangeKind.Added, [right[b++]]);
        }
    }

    private static void Put(List<TextChange> changes, ChangeKind kind, IEnumerable<string> words)
    {
        var text = string.Concat(words);
        if (text.Length == 0) return;
        if (changes.Count > 0 && changes[^1].Kind == kind) changes[^1] = changes[^1] with { Text = changes[^1].Text + text };
        else changes.Add(new(text, kind));
    }

    private static List<string> Words(string text)
    {
        var words = new List<string>();
        for (var i = 0; i < text.Length;)
        {
            var length = 1;
            if (IsLatin(text[i])) while (i + length < text.Length && IsLatin(text[i + length])) length++;
            else if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length) length = 2;
            words.Add(text.Substring(i, length));
            i += length;
        }
        return words;
    }

    private static bool IsLatin(char c) => c < 0x2E80 && char.IsLetterOrDigit(c);
}
