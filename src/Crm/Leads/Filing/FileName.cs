using System.Globalization;
using System.Text;

namespace Crm.Leads.Filing;

/// <summary>
/// Makes of whatever a sender calls a file a name that does no harm where it is shown, stored or saved: no path, nothing invisible, nothing that turns the
/// direction of writing, nothing a file system refuses, and of a length that can be read.
/// </summary>
public static class FileName
{
    /// <summary>The most characters of a name, its ending included.</summary>
    public const int Limit = 120;

    private const string Refused = "<>:\"|?*";

    /// <summary>The name; where nothing is left of it, only the ending behind a word for "file".</summary>
    public static string Clean(string? given)
    {
        var visible = new StringBuilder();
        foreach (var rune in (given ?? "").EnumerateRunes()) Keep(visible, rune);
        var name = visible.ToString().Normalize(NormalizationForm.FormC);
        name = name[(name.LastIndexOfAny(['/', '\\']) + 1)..].TrimEnd(' ', '.', '\u3000');
        var ending = Path.GetExtension(name);
        if (ending.Length > 10) ending = "";
        var stem = name[..^ending.Length].Trim(' ', '.', '\u3000');
        return (stem.Length == 0 ? "file" : Shorten(stem, Limit - ending.Length)) + ending;
    }

    /// <summary>The ending in lower case with its dot; empty where there is none.</summary>
    public static string Ending(string name) => Path.GetExtension(name).ToLowerInvariant();

    private static void Keep(StringBuilder visible, Rune rune)
    {
        // Format holds what can't be seen: marks that turn the direction of writing, joiners of no width, the byte order mark.
        if (rune == Rune.ReplacementChar || Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator
            or UnicodeCategory.ParagraphSeparator or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned) return;
        if (rune.IsAscii && Refused.Contains((char)rune.Value)) visible.Append('_');
        else visible.Append(rune.ToString());
    }

    // Never through the middle of a character.
    private static string Shorten(string stem, int most)
    {
        if (stem.Length <= most) return stem;
        var end = char.IsLowSurrogate(stem[most]) ? most - 1 : most;
        return stem[..end].TrimEnd(' ', '.');
    }
}
