namespace Crm.Leads.Recognising;

/// <summary>
/// Investors in memory, found by what they have in common: who of many is like whom, without comparing each with each and without a question to the database. For
/// the candidates of a question, and for the rows of a file among themselves.
/// </summary>
public sealed class InvestorBook<T> where T : notnull
{
    private readonly Dictionary<string, List<(T Item, Investor Investor)>> places = [];

    /// <summary>Enters one.</summary>
    public void Add(T item, Investor investor)
    {
        foreach (var place in Places(investor))
        {
            if (!places.TryGetValue(place, out var entries)) places[place] = entries = [];
            entries.Add((item, investor));
        }
    }

    /// <summary>Whoever may be the same, the likeliest first.</summary>
    public IReadOnlyList<(T Item, Likeness Likeness)> Like(Investor investor) =>
    [
        .. Places(investor).SelectMany(place => places.GetValueOrDefault(place) ?? []).DistinctBy(entry => entry.Item)
            .Select(entry => (entry.Item, Likeness: Likeness.Of(investor, entry.Investor))).Where(found => found.Likeness.Verdict != Verdict.Different)
            .OrderByDescending(found => found.Likeness.Verdict).ThenByDescending(found => found.Likeness.Score),
    ];

    private static IEnumerable<string> Places(Investor investor)
    {
        foreach (var key in investor.Keys()) yield return $"k{key}";
        foreach (var person in investor.Persons) yield return $"p{person}";
        if (investor.Domain is { } domain) yield return $"d{domain}";
    }
}
