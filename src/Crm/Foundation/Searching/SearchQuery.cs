namespace Crm.Foundation.Searching;

/// <summary>What somebody typed into a search box: words of which a document must hold all, and words of which it must hold none. Every character of a word counts.</summary>
/// <param name="Terms">The words it must hold, folded, each once; none means no restriction.</param>
public sealed record SearchQuery(IReadOnlyList<SearchTerm> Terms)
{
    /// <summary>The longest query in characters; sections overlap by as much.</summary>
    public const int LongestQuery = 100;

    /// <summary>The most words in a query.</summary>
    public const int MostTerms = 8;

    /// <summary>The words it must not hold; only <see cref="SearchSyntax"/> reads any.</summary>
    public IReadOnlyList<SearchTerm> Excluded { get; init; } = [];

    /// <summary>Reads words parted by space and nothing else: for names and numbers, where a hyphen or a quotation mark is part of what is looked for.</summary>
    /// <exception cref="RuleBroken">Too long, or too many words.</exception>
    public static SearchQuery Of(string? typed)
    {
        var text = Short(typed);
        var words = text.Split(default(char[]), StringSplitOptions.RemoveEmptyEntries).Select(FoldedText.Fold).Where(word => word.Length > 0).Distinct().ToArray();
        MustBeFew(words.Length);
        return new([.. words.Select(SearchTerm.Of)]);
    }

    /// <summary>What was typed, where it is not too long.</summary>
    internal static string Short(string? typed)
    {
        var text = (typed ?? "").Trim();
        if (text.Length > LongestQuery) throw new RuleBroken("检索词最多 {0} 个字，请缩短。", LongestQuery) { Field = "Text", Kind = Refusal.Input };
        return text;
    }

    /// <summary>No more words than a search can bear.</summary>
    internal static void MustBeFew(int words)
    {
        if (words > MostTerms) throw new RuleBroken("一次最多检索 {0} 个词，请减少。", MostTerms) { Field = "Text", Kind = Refusal.Input };
    }
}

/// <summary>One word of a query.</summary>
/// <param name="Folded">The word as compared.</param>
/// <param name="Grams">The runs that a text with the word must have.</param>
/// <param name="Settled">Having the runs is having the word; otherwise the text decides.</param>
public sealed record SearchTerm(string Folded, long[] Grams, bool Settled)
{
    /// <summary>The term for a folded word.</summary>
    public static SearchTerm Of(string folded) => new(folded, Searching.Grams.OfTerm(folded), Searching.Grams.Settle(folded));
}
