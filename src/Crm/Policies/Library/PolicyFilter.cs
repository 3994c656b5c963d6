using System.Globalization;
using Crm.Foundation;
using Crm.Foundation.Searching;

namespace Crm.Policies.Library;

/// <summary>
/// The one place that turns a search of the library into SQL. The index proposes documents, best first; a word longer than the index knows is then looked for in
/// the proposed sections, document after document, until the page is full: so the hits are those of a scan, and the price is that of a page.
/// Values are parameters, columns are constants.
/// </summary>
internal sealed class PolicyFilter
{
    private readonly List<object> values = [];
    private readonly List<string> conditions = [];
    private readonly SearchQuery query;
    private readonly string[] words;

    public PolicyFilter(SearchPolicies asked, DateOnly today)
    {
        query = SearchQuery.Of(asked.Text);
        words = [.. query.Terms.Select(term => Add(term.Folded))];
        if (asked.Region is { Length: > 0 } region) Below(region);
        if (asked.Kind is { } kind) conditions.Add($"l.kind = {Add(kind.ToString())}");
        if (asked.Year is { } year) conditions.Add($"l.year = {Add(year)}");
        if (asked.Unconfirmed) conditions.Add("l.confirmed is not true");
        conditions.Add(Valid(asked.Validity, Add(today)));
    }

    /// <summary>What was looked for.</summary>
    public SearchQuery Query => query;

    /// <summary>The values of the numbered places.</summary>
    public IReadOnlyList<object> Values => values;

    /// <summary>How many documents, counted up to a limit.</summary>
    public string Count(int limit) => $"select count(*)::int from (select 1 from ({Candidates()}) r where {Verified()} limit {limit}) n";

    /// <summary>A page of documents, best and newest first, each with the sections that may show why: id, score, day, sections of the first word.</summary>
    /// <param name="skip">How many to leave out first, for lists whose pages are numbered.</param>
    public string Page(string? after, int take, int skip = 0)
    {
        var from = after is null ? "" : " where (score, day, id) < " + Mark(after);
        return $"select id, score, day, sections from (select * from ({Candidates()}) c{from} order by score desc, day desc, id desc offset 0) r where {Verified()} limit {take} offset {skip}";
    }

    /// <summary>The mark of a page's last row.</summary>
    public static string MarkOf(int score, DateOnly day, Guid id) => string.Create(CultureInfo.InvariantCulture, $"{score}_{day.DayNumber}_{id:N}");

    private string Candidates()
    {
        var where = string.Join(" and ", conditions);
        // The first day of the calendar would come back as minus infinity.
        const string Day = "coalesce(l.published_on, date '1900-01-01') as day";
        if (query.Terms.Count == 0) return $"select l.id, 0 as score, {Day}, array[1] as sections from crm.mt_doc_policylisting l where {where}";

        var terms = Enumerable.Range(0, query.Terms.Count).ToArray();
        var joins = string.Join(" join ", terms.Select(i => $"crm.policy_hits({Add(query.Terms[i].Grams)}) t{i}" + (i == 0 ? "" : " using (document)")));
        var inTitle = string.Join(" and ", terms.Select(i => $"0 = any(t{i}.sections)"));
        var often = string.Join(" + ", terms.Select(i => $"cardinality(t{i}.sections)"));
        var all = string.Join(", ", terms.Select(i => $"t{i}.sections as s{i}"));
        return $"select l.id, case when {inTitle} then 1000000 else 0 end + {often} as score, {Day}, t0.sections, {all} " +
            $"from {joins} join crm.mt_doc_policylisting l on l.id = document where {where}";
    }

    private string Verified()
    {
        var open = Enumerable.Range(0, query.Terms.Count).Where(i => !query.Terms[i].Settled).Select(i =>
            $"exists (select 1 from crm.policy_section s where s.document = r.id and s.number = any(r.s{i}) and strpos(s.folded, {words[i]}) > 0 offset 0)");
        return string.Join(" and ", open.DefaultIfEmpty("true"));
    }

    private string Mark(string after)
    {
        var parts = after.Split('_');
        if (parts.Length != 3 || !int.TryParse(parts[0], CultureInfo.InvariantCulture, out var score) || !int.TryParse(parts[1], CultureInfo.InvariantCulture, out var day) ||
            day < 0 || day > DateOnly.MaxValue.DayNumber || !Guid.TryParse(parts[2], out var id))
            throw new RuleBroken("翻页标记无效，请从第一页开始。") { Field = nameof(SearchPolicies.After), Kind = Refusal.Input };
        return $"({Add(score)}, {Add(DateOnly.FromDayNumber(day))}, {Add(id)})";
    }

    // Codes of places below share the digits that are not trailing pairs of zeros: 330000 → 33, 331000 → 3310.
    private void Below(string region)
    {
        var prefix = region;
        while (prefix.Length > 2 && prefix.Length % 2 == 0 && prefix.EndsWith("00", StringComparison.Ordinal)) prefix = prefix[..^2];
        conditions.Add($"starts_with(l.region, {Add(prefix)})");
    }

    private static string Valid(Validity? validity, string today) => validity switch
    {
        Validity.Withdrawn => "l.withdrawn and l.concealed is not true",
        Validity.Repealed => $"not l.withdrawn and l.concealed is not true and l.repealed_on <= {today}",
        Validity.NotYet => $"not l.withdrawn and l.concealed is not true and coalesce(l.repealed_on > {today}, true) and l.valid_from > {today}",
        Validity.Expired => $"not l.withdrawn and l.concealed is not true and coalesce(l.repealed_on > {today}, true) and l.valid_to < {today} and coalesce(l.valid_from <= {today}, true)",
        Validity.Unstated => "not l.withdrawn and l.concealed is not true and l.repealed_on is null and l.valid_from is null and l.valid_to is null",
        Validity.InForce => $"not l.withdrawn and l.concealed is not true and coalesce(l.repealed_on > {today}, true) and coalesce(l.valid_from <= {today}, true) and coalesce(l.valid_to >= {today}, true) and coalesce(l.valid_from, l.valid_to, l.repealed_on) is not null",
        _ => "not l.withdrawn and l.concealed is not true",
    };

    private string Add(object value)
    {
        values.Add(value);
        return $"${values.Count}";
    }
}
