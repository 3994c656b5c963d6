using System.Globalization;
using Crm.Foundation;
using Crm.Foundation.Searching;

namespace Crm.Policies.Library;

/// <summary>Where all words of a query stand, which comes first in the ranking.</summary>
internal enum Place
{
    /// <summary>Anywhere in the title or the body.</summary>
    Text,

    /// <summary>In the title or the headings.</summary>
    Headings,

    /// <summary>In the title.</summary>
    Title,
}

/// <summary>
/// The one place that turns a search of the library into SQL. Ranked by place, then by whether the document applies today, then by day: the places are asked one after the other, so that a page full
/// of titles never looks at the rest. The index vouches for words of up to three characters; a longer one is looked for in the text of what the index proposes, best first, until the page is full
/// and enough are counted: so the hits are those of a scan. Values are parameters, columns are constants.
/// </summary>
internal sealed class PolicyFilter
{
    private const string Table = Searching.PolicyIndex.Table;
    private const int OfPlace = 10;

    private readonly List<object> values = [];
    private readonly List<string> conditions = [];
    private readonly string runs;
    private readonly string score;
    private readonly string verified;

    public PolicyFilter(SearchPolicies asked, DateOnly today, SearchQuery query)
    {
        Query = query;
        runs = HasWords ? Add(query.Terms.SelectMany(term => Runs(term)).Distinct().ToArray()) : "";
        var day = Add(today);
        score = $"case when s.withdrawn or s.valid_to < {day} or s.repealed_on <= {day} then 0 when s.valid_from > {day} then 1 else 2 end";
        if (asked.Region is { Length: > 0 } region) conditions.Add($"starts_with(s.region, {Add(Prefix(region))})");
        if (asked.Kind is { } kind) conditions.Add($"s.kind = {Add(kind.ToString())}");
        if (asked.Year is { } year) conditions.Add($"s.year = {Add(year)}");
        if (asked.From is { } from) conditions.Add($"s.day >= {Add(from)}");
        if (asked.To is { } to) conditions.Add($"s.day <= {Add(to)} and s.day > date '1900-01-01'");
        if (asked.Industry is { Length: > 0 } industry) conditions.Add($"exists (select 1 from unnest(s.industries) i where starts_with(i, {Add(industry)}))");
        if (asked.Unconfirmed) conditions.Add("not s.confirmed");
        conditions.Add(Valid(asked.Validity, day));
        foreach (var term in query.Excluded.Where(term => term.Settled)) conditions.Add($"s.document not in ({Having("runs", Add(Runs(term)))})");
        verified = string.Join(" and ", [
            .. query.Terms.Where(term => !term.Settled).Select(term => Stands(term)),
            .. query.Excluded.Where(term => !term.Settled).Select(term => $"(r.document not in ({Having("runs", Add(Runs(term)))}) or not {Stands(term)})"),
            "true"]);
    }

    /// <summary>What is looked for.</summary>
    public SearchQuery Query { get; }

    /// <summary>Whether there is a word to look for; the order is by day alone where there is none.</summary>
    public bool HasWords => Query.Terms.Count > 0;

    /// <summary>Whether hits can be counted without looking at their text.</summary>
    public bool IsSettled => Query.Terms.Concat(Query.Excluded).All(term => term.Settled);

    /// <summary>The values of the numbered places.</summary>
    public IReadOnlyList<object> Values => values;

    /// <summary>How many documents, counted up to a limit.</summary>
    public string Count(int limit) => $"select count(*)::int from (select 1 from ({Rows(Place.Text, "0", "")}) r where {verified} limit {limit}) n";

    /// <summary>Documents of which all words stand in one place and not in a better one, the valid and the newest first: document, score, day.</summary>
    /// <param name="after">Mark of the last row before the page.</param>
    public string Page(Place place, string? after, int take, int skip = 0)
    {
        var rows = HasWords ? Rows(place, $"{(int)place * OfPlace} + {score}", Better(place)) : Rows(place, "0", "");
        var from = after is null ? "" : " where (score, day, document) < " + Mark(after);
        // Without words nothing is ranked, and the index that holds the days gives the page.
        var order = HasWords ? "score desc, day desc, document desc" : "day desc, document desc";
        return $"select document, score, day from (select * from ({rows}) c{from} order by {order} offset 0) r where {verified} limit {take} offset {skip}";
    }

    /// <summary>The mark of a page's last row.</summary>
    public static string MarkOf(int score, DateOnly day, Guid id) => string.Create(CultureInfo.InvariantCulture, $"{score}_{day.DayNumber}_{id:N}");

    /// <summary>Whether a page that starts behind a mark can still have rows of a place.</summary>
    public static bool Reaches(string? after, Place place) => place == Place.Text || after is null || !int.TryParse(after.Split('_')[0], CultureInfo.InvariantCulture, out var score) || score >= (int)place * OfPlace;

    /// <summary>The digits that a place shares with those below it: trailing pairs of zeros stand for all of them (330000 → 33, 331000 → 3310).</summary>
    public static string Prefix(string region)
    {
        while (region.Length > 2 && region.Length % 2 == 0 && region.EndsWith("00", StringComparison.Ordinal)) region = region[..^2];
        return region;
    }

    private string Rows(Place place, string ranked, string better)
    {
        var where = string.Join(" and ", conditions);
        return $"select s.document, {ranked} as score, s.day from {Table} s where {(HasWords ? $"s.{Column(place)} @> {runs} and " : "")}{better}{where}";
    }

    private string Better(Place place) => place == Place.Title ? "" : $"s.document not in ({Having(Column(place + 1), runs)}) and ";

    private static long[] Runs(SearchTerm term) => Searching.PolicyRuns.OfTerm(term.Folded);

    private static string Having(string column, string wanted) => $"select x.document from {Table} x where x.{column} @> {wanted}";

    private string Stands(SearchTerm term) => $"exists (select 1 from {Table} v where v.document = r.document and strpos(v.folded, {Add(term.Folded)}) > 0 offset 0)";

    private static string Column(Place place) => place switch { Place.Title => "title_runs", Place.Headings => "heading_runs", _ => "runs" };

    private string Mark(string after)
    {
        var parts = after.Split('_');
        if (parts.Length != 3 || !int.TryParse(parts[0], CultureInfo.InvariantCulture, out var score) || !int.TryParse(parts[1], CultureInfo.InvariantCulture, out var day) ||
            day < 0 || day > DateOnly.MaxValue.DayNumber || !Guid.TryParse(parts[2], out var id))
            throw new RuleBroken("翻页标记无效，请从第一页开始。") { Field = nameof(SearchPolicies.After), Kind = Refusal.Input };
        return $"({Add(score)}, {Add(DateOnly.FromDayNumber(day))}, {Add(id)})";
    }

    private static string Valid(Validity? validity, string today) => validity switch
    {
        Validity.Withdrawn => "s.withdrawn and not s.concealed",
        Validity.Repealed => $"not s.withdrawn and not s.concealed and s.repealed_on <= {today}",
        Validity.NotYet => $"not s.withdrawn and not s.concealed and coalesce(s.repealed_on > {today}, true) and s.valid_from > {today}",
        Validity.Expired => $"not s.withdrawn and not s.concealed and coalesce(s.repealed_on > {today}, true) and s.valid_to < {today} and coalesce(s.valid_from <= {today}, true)",
        Validity.Unstated => "not s.withdrawn and not s.concealed and s.repealed_on is null and s.valid_from is null and s.valid_to is null",
        Validity.InForce => $"not s.withdrawn and not s.concealed and coalesce(s.repealed_on > {today}, true) and coalesce(s.valid_from <= {today}, true) and coalesce(s.valid_to >= {today}, true) and coalesce(s.valid_from, s.valid_to, s.repealed_on) is not null",
        _ => "not s.withdrawn and not s.concealed",
    };

    private string Add(object value)
    {
        values.Add(value);
        return $"${values.Count}";
    }
}
