using System.Collections.Frozen;

namespace Crm.Leads.Recognising;

/// <summary>Words that are looked for at the ends of a text, the longest first. A look costs as many hashes as the longest word has characters, however many words there are.</summary>
internal sealed class WordSet
{
    private readonly FrozenSet<string> words;
    private readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> spans;
    private readonly int longest;
    private readonly int shortest;

    public WordSet(IEnumerable<string> words)
    {
        this.words = words.ToFrozenSet(StringComparer.Ordinal);
        spans = this.words.GetAlternateLookup<ReadOnlySpan<char>>();
        (shortest, longest) = (this.words.Min(w => w.Length), this.words.Max(w => w.Length));
    }

    /// <summary>Whether the text is one of them.</summary>
    public bool Contains(string text) => words.Contains(text);

    /// <summary>How long the longest of them at the text's end is that leaves <paramref name="spare"/> characters before it; 0 where there is none.</summary>
    public int AtEnd(ReadOnlySpan<char> text, int spare = 0)
    {
        for (var length = Math.Min(longest, text.Length - spare); length >= shortest; length--)
            if (spans.Contains(text[^length..])) return length;
        return 0;
    }

    /// <summary>The same at its start.</summary>
    public int AtStart(ReadOnlySpan<char> text)
    {
        for (var length = Math.Min(longest, text.Length); length >= shortest; length--)
            if (spans.Contains(text[..length])) return length;
        return 0;
    }
}
