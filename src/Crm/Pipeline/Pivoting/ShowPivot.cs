using System.Globalization;
using Crm.Foundation;
using Crm.Leads;
using Crm.Pipeline.Counting;
using Crm.Pipeline.History;
using Crm.Team;
using Marten;

namespace Crm.Pipeline.Pivoting;

/// <summary>By what leads are laid out.</summary>
public enum PivotBy
{
    /// <summary>The units directly below, and the unit's own.</summary>
    Unit = 1,

    /// <summary>Where they stand.</summary>
    Stage,

    /// <summary>Where they came from.</summary>
    Source,

    /// <summary>The section of GB/T 4754.</summary>
    Industry,

    /// <summary>Who is in charge.</summary>
    Owner,

    /// <summary>The amount, by the thresholds from which projects are counted apart.</summary>
    Band,

    /// <summary>The year in which they were opened.</summary>
    OpenedYear,

    /// <summary>The year in which they were signed; those that were not are left out.</summary>
    SignedYear,
}

/// <summary>All leads of a unit and everything below it at the end of a day, laid out by two things.</summary>
/// <param name="Unit">The asker's own unit where it is left out.</param>
/// <param name="On">The day; today where it is left out.</param>
/// <param name="Seen">From where a past day is looked at; as it happened where it is left out.</param>
/// <param name="Down">What makes the rows; units where it is left out.</param>
/// <param name="Across">What makes the columns; stages where it is left out.</param>
/// <param name="Industry">Only this section, division or class of GB/T 4754; <c>-</c> for those that name none.</param>
/// <param name="Region">Only this region and below, GB/T 2260.</param>
/// <param name="Source">Only what came this way.</param>
/// <param name="Owner">Only this officer's, by login; <c>-</c> for what lies in the pool.</param>
/// <param name="Band">Only an investment from the first number on and below the second, in 万元: <c>10000-100000</c>; either may be missing.</param>
[Allow(Role.Manager, Role.Auditor)]
public sealed record ShowPivot(
    string? Unit = null, DateOnly? On = null, Standpoint? Seen = null, PivotBy? Down = null, PivotBy? Across = null, string? Industry = null, string? Region = null, Source? Source = null, string? Owner = null,
    string? Band = null) : IQuery<PivotSheet>, ISliced;

/// <summary>The answer to a <see cref="ShowPivot"/>.</summary>
/// <param name="Rows">The keys of the rows, in order.</param>
/// <param name="Columns">The keys of the columns, in order.</param>
/// <param name="Cells">Those in which something stands.</param>
public sealed record PivotSheet(
    string Unit, DateOnly On, Standpoint Seen, PivotBy Down, PivotBy Across, IReadOnlyList<PivotHead> Rows, IReadOnlyList<PivotHead> Columns, IReadOnlyList<PivotCell> Cells, LeadSlice Slice)
{
    private Dictionary<(string?, string?), Tally>? sums;

    /// <summary>What stands in a cell; of a whole row or column where the other key is left out.</summary>
    public Tally Of(string? row, string? column) => (sums ??= Sums()).GetValueOrDefault((row, column));

    // Each cell adds to itself, its row, its column and the whole.
    private Dictionary<(string?, string?), Tally> Sums()
    {
        var all = new Dictionary<(string?, string?), Tally>();
        foreach (var cell in Cells)
            foreach (var place in new (string?, string?)[] { (cell.Row, cell.Column), (cell.Row, null), (null, cell.Column), (null, null) }) all[place] = all.GetValueOrDefault(place) + cell.Tally;
        return all;
    }
}

/// <summary>A row or column.</summary>
/// <param name="Key">What it holds: a unit's code, the name of a stage or source, the letter of a section, a login, a band of amounts, a year; <c>-</c> where there is none.</param>
public sealed record PivotHead(string Key, string Name);

/// <summary>Where a row and a column meet.</summary>
public sealed record PivotCell(string Row, string Column, Tally Tally);

/// <summary>Answers <see cref="ShowPivot"/>.</summary>
public static class ShowPivotHandler
{
    private const string Of = MartenSetup.Schema + ".pipeline_span as s";

    public static async Task<PivotSheet> Handle(ShowPivot query, Actor actor, IRoster roster, IQuerySession session, TimeProvider clock, CancellationToken token)
    {
        var (unit, at) = PipelineReach.Of(query.Unit, query.On, query.Seen, actor, roster, clock);
        var (down, across) = (query.Down ?? PivotBy.Unit, query.Across ?? PivotBy.Stage);
        if (!Enum.IsDefined(down)) throw new RuleBroken("没有这种分法。") { Field = nameof(query.Down), Kind = Refusal.Input };
        if (!Enum.IsDefined(across) || across == down) throw new RuleBroken("横向和纵向要按不同的分。") { Field = nameof(query.Across), Kind = Refusal.Input };
        var (filter, slice) = (new SqlFilter(), LeadSlice.Of(query));
        filter.Among("s.unit", roster.Below(unit));
        at.Hold(filter);
        slice.Narrow(filter);
        if (PivotBy.SignedYear == down || PivotBy.SignedYear == across) filter.And("s.signed_on is not null");
        var found = await session.AdvancedSql.QueryAsync<PivotCell>($"""
            select jsonb_build_object('row', r, 'column', c, 'tally', jsonb_build_object('count', count(*), 'amount', sum(amount)))
            from (select {Sql(down)} as r, {Sql(across)} as c, {PipelineTables.Amount} as amount from {Of} where {filter.Sql}) as s group by r, c
            """, token, filter.Values);
        // The tree of units is known here, not to the server.
        var child = PivotHeads.Children(roster, unit);
        var cells = found.Select(cell => cell with { Row = Key(down, cell.Row), Column = Key(across, cell.Column) }).GroupBy(cell => (cell.Row, cell.Column))
            .Select(same => new PivotCell(same.Key.Row, same.Key.Column, same.Aggregate(default(Tally), (sum, cell) => sum + cell.Tally))).ToList();
        return new PivotSheet(unit, at.Day, at.From, down, across, PivotHeads.Of(down, cells.Select(cell => cell.Row), unit, roster), PivotHeads.Of(across, cells.Select(cell => cell.Column), unit, roster), cells, slice);

        string Key(PivotBy by, string key) => by == PivotBy.Unit ? child[key] : key;
    }

    private static string Sql(PivotBy by) => by switch
    {
        PivotBy.Unit => "s.unit",
        PivotBy.Stage => $"case s.stage {string.Concat(Enum.GetValues<Stage>().Select(stage => $"when {(int)stage} then '{stage}' "))}end",
        PivotBy.Source => "s.source",
        PivotBy.Industry => $"coalesce(left(s.industry, 1), '{LeadSlice.None}')",
        PivotBy.Owner => $"coalesce(s.owner, '{LeadSlice.None}')",
        PivotBy.Band => $"case {string.Concat(PipelineTables.Bands.Select((band, i) => i < PipelineTables.Thresholds.Count ? string.Create(CultureInfo.InvariantCulture, $"when {PipelineTables.Amount} < {PipelineTables.Thresholds[i]} then '{band}' ") : $"else '{band}' "))}end",
        PivotBy.OpenedYear => "extract(year from s.opened_on)::int::text",
        _ => "extract(year from s.signed_on)::int::text",
    };
}
