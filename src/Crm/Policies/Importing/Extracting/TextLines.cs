using System.Text;

namespace Crm.Policies.Importing.Extracting;

/// <summary>Collects the lines of a document: runs of white space become one space, empty lines are left out, and there is an end to how much is taken.</summary>
internal sealed class TextLines
{
    private readonly List<string> lines = [];
    private readonly StringBuilder line = new();
    private int taken;

    /// <summary>The lines so far.</summary>
    public IReadOnlyList<string> All => lines;

    /// <summary>Whether the line that is being written holds nothing yet.</summary>
    public bool AtStart => line.Length == 0;

    /// <summary>Adds to the line.</summary>
    public void Add(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            if (!IsSpace(c)) line.Append(c);
            else if (line.Length > 0 && line[^1] != ' ') line.Append(' ');
        }
        if (taken + line.Length > ExtractedText.MostCharacters) throw new NotExtracted(ExtractionFault.TooMuch);
    }

    /// <summary>Ends the line.</summary>
    public void End()
    {
        var text = line.ToString().Trim();
        line.Clear();
        if (text is "" or "•" or "|") return;
        taken += text.Length;
        lines.Add(text);
    }

    // A document's own breaks are told by its elements; what else looks like space is space. Control characters can't be stored.
    private static bool IsSpace(char c) => char.IsWhiteSpace(c) || char.IsControl(c) || c is '\uFEFF' or '\u200B' or '\u2060';
}
