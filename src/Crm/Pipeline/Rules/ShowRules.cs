using Crm.Foundation;
using Crm.Pipeline.Counting;
using Crm.Pipeline.History;
using Crm.Pipeline.Listing;
using Crm.Team;
using Marten;

namespace Crm.Pipeline.Rules;

/// <summary>
/// 口径对照: a unit's signings of some years, each counted by the rules for the same year or for another, beside each other. The dashboard is not touched by it and counts by the product's own definitions.
/// </summary>
/// <param name="Unit">The asker's own unit where it is left out.</param>
/// <param name="On">The day; today where it is left out.</param>
/// <param name="Seen">From where a past day is looked at; as it happened where it is left out.</param>
/// <param name="Columns">Up to four, each a year of signings and the year whose rules are applied: <c>2025-2025,2025-2026</c>; last year by its own rules, by this year's, and this year where it is left out.</param>
[Allow(Role.Manager, Role.Auditor)]
public sealed record ShowRules(string? Unit = null, DateOnly? On = null, Standpoint? Seen = null, string? Columns = null) : IQuery<RulesSheet>;

/// <summary>A unit's figures by several rules. Definitions with an example: docs/figures.md.</summary>
/// <param name="History">The rules of the unit and of those above it that are known, the latest first.</param>
/// <param name="Version">The version of the unit's own rules as they are now, for commands.</param>
public sealed record RulesSheet(string Unit, DateOnly On, Standpoint Seen, IReadOnlyList<RuledColumn> Columns, IReadOnlyList<RuleChange> History, long Version);

/// <summary>The signings of a year by some rules.</summary>
/// <param name="RulesYear">The year whose rules are applied.</param>
/// <param name="Set">Where they were set; null where the product's own hold.</param>
public sealed record RuledColumn(int Year, int RulesYear, CountingRules Rules, RulesSource? Set, IReadOnlyList<RuledFigure> Figures)
{
    /// <summary>The denominator of every rate.</summary>
    public Tally Signed => Figures[0].Tally;
}

/// <summary>Where rules come from.</summary>
/// <param name="Name">What they are called.</param>
/// <param name="UnitName">Name of the unit that set them: this one, or one above.</param>
/// <param name="Year">The first year for which they hold.</param>
public sealed record RulesSource(string Name, string UnitName, int Year);

/// <summary>Rules were set or withdrawn.</summary>
/// <param name="Number">The version of the unit's rules that it made.</param>
/// <param name="Rules">Null where they were withdrawn.</param>
/// <param name="By">Name of whoever did.</param>
/// <param name="Replaced">Whether others were set for the same unit and year since, or these withdrawn.</param>
public sealed record RuleChange(
    string Unit, string UnitName, int Number, int Year, string Name, CountingRules? Rules, string Reason, DateOnly OccurredOn, DateTimeOffset RecordedAt, string By, bool Replaced);

/// <summary>Answers <see cref="ShowRules"/>.</summary>
public static class ShowRulesHandler
{
    public static async Task<RulesSheet> Handle(ShowRules query, Actor actor, IRoster roster, IQuerySession session, TimeProvider clock, CancellationToken token)
    {
        var (unit, at) = PipelineReach.Of(query.Unit, query.On, query.Seen, actor, roster, clock);
        var asked = RuledYear.Read(query.Columns, at.Day.Year);
        var books = await RuleBooks.Of(unit, at, roster, session, token);
        var all = new FindPastLeads { Unit = unit, On = query.On, Seen = query.Seen };
        var columns = asked.Select(column => Column(column, books.InForce(column.Rules), all, roster)).ToList();
        return new RulesSheet(unit, at.Day, at.From, await Counted(columns, roster.Below(unit), at, session, token), [.. History(books.Known, roster)], books.Version);
    }

    private static RuledColumn Column(RuledYear column, (string Unit, DatedRules Set)? found, FindPastLeads all, IRoster roster)
    {
        var rules = found?.Set.Rules ?? CountingRules.Standard;
        return new RuledColumn(column.Year, column.Rules, rules, found is var (by, set) ? new RulesSource(set.Name, Name(by, roster), set.Year) : null, RuledFigure.Of(all, column.Year, rules));
    }

    // One look at what was signed in the years that are asked for; each figure counts by the conditions of its own list.
    private static async Task<IReadOnlyList<RuledColumn>> Counted(List<RuledColumn> columns, IReadOnlySet<string> units, AsOf at, IQuerySession session, CancellationToken token)
    {
        var conditions = columns.SelectMany(column => column.Figures).Select(figure => figure.List.Conditions()).ToList();
        var (signed, places) = (new SqlFilter(), Enumerable.Range(0, conditions.Count).ToList());
        signed.Among("s.unit", units);
        at.Hold(signed);
        var years = columns.Select(column => column.Year).Distinct().ToList();
        signed.And($"({string.Join(" or ", years.Select(_ => "s.signed_on >= ? and s.signed_on < ?"))})", [.. years.SelectMany(year => new object[] { new DateOnly(year, 1, 1), new DateOnly(year + 1, 1, 1) })]);
        var sums = (await session.AdvancedSql.QueryAsync<Sums>($"""
            select jsonb_build_object('counts', array[{string.Join(", ", places.Select(i => $"count(*) filter (where x.f{i})"))}],
              'amounts', array[{string.Join(", ", places.Select(i => $"coalesce(sum(x.amount) filter (where x.f{i}), 0)"))}])
            from (select {PipelineTables.Amount} as amount, {string.Join(", ", places.Select(i => $"({conditions[i].Sql}) as f{i}"))}
              from {MartenSetup.Schema}.pipeline_span as s where {signed.Sql}) as x
            """, token, [.. conditions.SelectMany(condition => condition.Values), .. signed.Values]))[0];
        var tallies = new Queue<Tally>(sums.Counts.Zip(sums.Amounts, (count, amount) => new Tally(count, amount)));
        return [.. columns.Select(column => column with { Figures = [.. column.Figures.Select(figure => figure with { Tally = tallies.Dequeue() })] })];
    }

    private static IEnumerable<RuleChange> History(IReadOnlyList<KnownRules> books, IRoster roster) =>
        from book in books
        from entry in book.Entries
        orderby entry.RecordedAt descending, entry.Number descending
        select new RuleChange(book.Unit, Name(book.Unit, roster), entry.Number, entry.Year, entry.Name, entry.Rules, entry.Reason, entry.OccurredOn, entry.RecordedAt,
            roster.Person(entry.By)?.Name ?? entry.By, book.Entries.Any(later => later.Year == entry.Year && later.Number > entry.Number));

    private static string Name(string unit, IRoster roster) => roster.Unit(unit)?.Name ?? unit;

    private sealed record Sums(IReadOnlyList<int> Counts, IReadOnlyList<decimal> Amounts);
}
