using Crm.Foundation.Searching;

namespace Crm.Policies.Reading;

/// <summary>Holds quotes to the text: what is quoted must stand in it word for word.</summary>
public static class PolicyQuote
{
    /// <summary>The longest passage that can be quoted, in characters.</summary>
    public const int Longest = 2000;

    /// <summary>
    /// The passage as the body has it, where the body has it: a selection in a browser may have lost or gained line ends and spaces. Null where it is not in the
    /// body or is too long.
    /// </summary>
    public static string? Of(string body, string selected)
    {
        var wanted = FoldedText.Fold(selected);
        if (wanted.Length == 0) return null;
        var folded = FoldedText.Of(body);
        var at = folded.Text.IndexOf(wanted, StringComparison.Ordinal);
        if (at < 0) return null;
        var start = folded.Origin(at);
        var quote = body[start..(folded.Origin(at + wanted.Length - 1) + 1)];
        return quote.Length <= Longest ? quote : null;
    }
}
