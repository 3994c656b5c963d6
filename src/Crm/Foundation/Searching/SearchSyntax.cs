namespace Crm.Foundation.Searching;

/// <summary>
/// Reads a query for texts: 湖州 厂房 (both), "标准 厂房" in quotation marks of any sort (this very run; spaces between Chinese characters count as little as everywhere), -仓库 or
/// 不含 仓库 or 不含:仓库 (without it). A quotation mark that is not closed holds for the rest; 不含税 is a word like any other.
/// </summary>
public static class SearchSyntax
{
    private const string Without = "不含";
    private const string Quotes = "\"＂“”„″";
    private const string Minuses = "-－−";

    /// <summary>Reads a query.</summary>
    /// <exception cref="RuleBroken">Too long, or too many words.</exception>
    public static SearchQuery Read(string? typed)
    {
        var text = SearchQuery.Short(typed);
        var (wanted, excluded) = (new List<string>(), new List<string>());
        for (var at = 0; at < text.Length;)
        {
            if (char.IsWhiteSpace(text[at]))
            {
                at++;
                continue;
            }
            var mark = Exclusion(text, at);
            at += mark;
            var word = FoldedText.Fold(Word(text, ref at));
            if (word.Length > 0) (mark > 0 ? excluded : wanted).Add(word);
        }
        wanted = [.. wanted.Distinct(StringComparer.Ordinal)];
        excluded = [.. excluded.Distinct(StringComparer.Ordinal)];
        SearchQuery.MustBeFew(wanted.Count + excluded.Count);
        return new([.. wanted.Select(SearchTerm.Of)]) { Excluded = [.. excluded.Select(SearchTerm.Of)] };
    }

    // How many characters say that the next word must be missing; a word starts here, since what parts words was skipped.
    private static int Exclusion(string text, int at)
    {
        if (at > 0 && !char.IsWhiteSpace(text[at - 1])) return 0;
        if (Minuses.Contains(text[at], StringComparison.Ordinal)) return at + 1 < text.Length && !char.IsWhiteSpace(text[at + 1]) && !Minuses.Contains(text[at + 1], StringComparison.Ordinal) ? 1 : 0;
        if (string.CompareOrdinal(text, at, Without, 0, Without.Length) != 0) return 0;
        var end = at + Without.Length;
        if (end < text.Length && text[end] is ':' or '：') end++;
        else if (end >= text.Length || !char.IsWhiteSpace(text[end])) return 0;
        while (end < text.Length && char.IsWhiteSpace(text[end])) end++;
        return end < text.Length ? end - at : 0;
    }

    private static string Word(string text, ref int at)
    {
        var quoted = Quotes.Contains(text[at], StringComparison.Ordinal);
        var start = quoted ? ++at : at;
        while (at < text.Length && !Quotes.Contains(text[at], StringComparison.Ordinal) && (quoted || !char.IsWhiteSpace(text[at]))) at++;
        var word = text[start..at];
        if (quoted && at < text.Length) at++;
        return word;
    }
}
