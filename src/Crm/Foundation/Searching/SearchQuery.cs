namespace Crm.Foundation.Searching;

/// <summary>What somebody typed into the search box: words parted by space, of which a document must hold all. Every character of a word counts.</summary>
/// <param name="Terms">The words, folded, each once; none means no restriction.</param>
public sealed record SearchQuery(IReadOnlyList<SearchTerm> Terms)
{
    /// <summary>The longest query in characters; sections overlap by as much.</summary>
    public const int LongestQuery = 100;

    /// <summary>The most words in a query.</summary>
    public const int MostTerms = 8;

    /// <summary>Reads a query.</summary>
    /// <exception cref="RuleBroken">Too long, or too many words.</exception>
    public static SearchQuery Of(string? typed)
    {
        var text = (typed ?? "").Trim();
        if (text.Length > LongestQuery) throw new RuleBroken("检索词最多 {0} 个字，请缩短。", LongestQuery) { Field = "Text", Kind = Refusal.Input };

        var words = text.Split(default(char[]), StringSplitOptions.RemoveEmptyEntries).Select(FoldedText.Fold).Where(word => word.Length > 0).Distinct().ToArray();
        if (words.Length > MostTerms) throw new RuleBroken("一次最多检索 {0} 个词，请减少。", MostTerms) { Field = "Text", Kind = Refusal.Input };
        return new([.. words.Select(word => new SearchTerm(word, Grams.OfTerm(word), Grams.Settle(word)))]);
    }
}

/// <summary>One word of a query.</summary>
/// <param name="Folded">The word as compared.</param>
/// <param name="Grams">The runs that a matching section must have.</param>
/// <param name="Settled">Having the runs is having the word; otherwise the section's text decides.</param>
public sealed record SearchTerm(string Folded, long[] Grams, bool Settled);
