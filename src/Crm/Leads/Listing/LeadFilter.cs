using System.Globalization;
using System.Text;
using Crm.Foundation;
using Crm.Foundation.Codes;
using Crm.Foundation.Searching;
using Crm.Team;
using Marten;

namespace Crm.Leads.Listing;

/// <summary>
/// Turns what a person may reach and what they asked for into the one WHERE clause that every list, count, board and figure of leads uses. Values are parameters or
/// codes of our own tables, columns are constants: nothing a person typed becomes SQL. Who reads by it names the listing d.
/// </summary>
public sealed class LeadFilter
{
    /// <summary>Up to so many leads with the words asked for are looked up first; beyond, each lead that a list comes by is asked for its words.</summary>
    public const int HitLimit = 5_000;

    private static readonly HashSet<string> Tallied = ["unit <> ''", "false", "unit = ?", "unit = any(?)", "owner = ?", "owner is null", "stage = ?", "step between ? and ?"];

    private readonly StringBuilder sql = new();
    private readonly List<object> values = [];
    private IReadOnlyList<SearchTerm> words = [];
    private readonly Actor actor;
    private readonly DateOnly today;

    /// <summary>Starts from what the actor reaches.</summary>
    public LeadFilter(Actor actor, DateOnly today)
    {
        (this.actor, this.today) = (actor, today);
        Reach();
    }

    private LeadFilter(LeadFilter other)
    {
        (actor, today, words, IsTallied) = (other.actor, other.today, other.words, other.IsTallied);
        sql.Append(other.sql);
        values.AddRange(other.values);
    }

    /// <summary>The conditions, without the word where.</summary>
    /// <exception cref="InvalidOperationException">Words were asked for and not yet looked up.</exception>
    public string Sql => words.Count == 0 ? sql.ToString() : throw new InvalidOperationException($"{nameof(Find)} looks the words up first.");

    /// <summary>The values of its question marks.</summary>
    public object[] Values => [.. values];

    /// <summary>Whether it asks for nothing but units, officers and stages, so that <see cref="Funnel.StageTally"/> can answer for the listing.</summary>
    public bool IsTallied { get; private set; } = true;

    /// <summary>An independent copy, to add to.</summary>
    public LeadFilter Copy() => new(this);

    /// <summary>Adds what was asked for.</summary>
    /// <exception cref="RuleBroken">There is no such view, unit, region or industry.</exception>
    public LeadFilter Apply(LeadFilters query, IRoster roster)
    {
        View(query.View ?? "all");
        if (query.Stage is { } stage) In(stage);
        if (query.From is { } from) And("step between ? and ?", (int)from, (int)Leads.Stage.AtCapacity);
        if (query.Owner is { Length: > 0 } owner) And("owner = ?", owner);
        if (query.Source is { } source) And("source = ?", source.ToString());
        if (query.Unit is { Length: > 0 } unit) Among("unit", roster.MustKnow(unit, nameof(query.Unit)));
        if (query.Region is { Length: > 0 } region) Below("region", RegionPrefix(Regions.Of(region, nameof(query.Region)).Code));
        if (query.Industry is { Length: > 0 } industry) Below("industry", Industries.Of(industry, nameof(query.Industry)).Code);
        if (query.Did is { } did) And(DayOf(did), query.Since ?? today);
        words = SearchQuery.Of(query.Text).Terms;
        return this;
    }

    /// <summary>
    /// Looks up which leads have the words asked for. PostgreSQL knows how many have a word, but not that few of them lie within reach: left to itself it walks a list and asks
    /// thousands of leads in vain. The hits are read once, for a page and its count alike; where they are too many, the next best lead of a list is likely one of them.
    /// </summary>
    public async Task<LeadFilter> Find(IQuerySession session, CancellationToken token, int limit = HitLimit)
    {
        if (words.Count == 0) return this;
        var unsettled = words.Where(word => !word.Settled).ToList();
        var has = "grams @> ?" + string.Concat(unsettled.Select(_ => " and strpos(folded, ?) > 0"));
        object[] given = [words.SelectMany(word => word.Grams).Distinct().ToArray(), .. unsettled.Select(word => word.Folded)];
        words = [];
        var hits = await session.QueryAsync<Guid>($"select id from crm.mt_doc_leadindex where {has} limit {limit + 1}", token, given);
        if (hits.Count <= limit) And("id in (select unnest(?))", [hits.ToArray()]);
        else And($"(select {has} from crm.mt_doc_leadindex as i where i.id = d.id)", given);
        return this;
    }

    /// <summary>Adds a stage.</summary>
    public LeadFilter In(Stage stage)
    {
        And("stage = ?", stage.ToString());
        return this;
    }

    /// <summary>Goes on where a page ended.</summary>
    /// <exception cref="RuleBroken">The mark is none of ours.</exception>
    public void After(string mark)
    {
        var parts = mark.Split('_');
        if (parts.Length != 2 || !long.TryParse(parts[0], CultureInfo.InvariantCulture, out var ticks) || ticks < 0 || ticks > DateTime.MaxValue.Ticks || !Guid.TryParse(parts[1], out var id))
            throw new RuleBroken("翻页标记无效，请从第一页开始。") { Field = nameof(FindLeads.After), Kind = Refusal.Input };
        And("(updated, id) < (?, ?)", new DateTimeOffset(ticks, TimeSpan.Zero), id);
    }

    /// <summary>The mark of a page's last row.</summary>
    public static string MarkOf(LeadListing row) => $"{row.Updated.UtcTicks.ToString(CultureInfo.InvariantCulture)}_{row.Id}";

    private void Reach()
    {
        // What was merged into another lead lies in no unit, so that nobody comes by it.
        if (actor.IsJob) And("unit <> ''");
        else if (actor.Is(Role.Manager, Role.Auditor)) Among("unit", actor.Units);
        else if (actor.Is(Role.Officer)) And("(owner = ? or (owner is null and unit = ?) or shared_with @> array[?]::text[])", actor.Login, actor.Unit, actor.Login);
        else And("false");
    }

    private static string DayOf(Milestone did) => did switch
    {
        Milestone.Opened => "(data ->> 'openedOn')::date >= ?",
        Milestone.FollowedUp => "last_follow_up >= ?",
        Milestone.Moved => "step between 2 and 10 and (data ->> 'stageSince')::date >= ?",
        _ => "(data ->> 'signedOn')::date >= ?",
    };

    // A province ends with four zeros, a city with two: what stands before them begins the code of everything within.
    /// <summary>The digits with which all codes of a region and of those below it begin.</summary>
    internal static string RegionPrefix(string code) =>
        code.EndsWith("0000", StringComparison.Ordinal) ? code[..^4] : code.EndsWith("00", StringComparison.Ordinal) ? code[..^2] : code;

    private void View(string view)
    {
        switch (view)
        {
            case "mine": And("owner = ?", actor.Login); break;
            case "unit": And("unit = ?", actor.Unit); break;
            case "pool": And("owner is null"); break;
            case "overdue": And("next_on < ?", today); break;
            case "today": And("next_on = ?", today); break;
            case "ahead": And("next_on > ?", today); break;
            case "arrived": And("owner is not null and step < 99 and (last_follow_up is null or last_follow_up < (data ->> 'assignedOn')::date)"); break;
            case "new": And("stage = 'Lead' and last_follow_up is null"); break;
            case "all": break;
            default: throw new RuleBroken("没有这个视图。") { Field = nameof(LeadFilters.View), Kind = Refusal.Input };
        }
    }

    // A range instead of LIKE: it uses the column's index under every collation-free comparison. Written out, since a plan that PostgreSQL keeps for every region fits neither a
    // province nor a county; it is a code of our own tables, never what was typed.
    private void Below(string column, string code) => And($"({column} >= '{code}' and {column} < '{code[..^1]}{(char)(code[^1] + 1)}')");

    private void Among(string column, IReadOnlySet<string> codes) => And($"{column} = any(?)", [codes.ToArray()]);

    private void And(string condition, params ReadOnlySpan<object> given)
    {
        if (sql.Length > 0) sql.Append(" and ");
        sql.Append(condition);
        IsTallied &= Tallied.Contains(condition);
        foreach (var value in given) values.Add(value);
    }
}
