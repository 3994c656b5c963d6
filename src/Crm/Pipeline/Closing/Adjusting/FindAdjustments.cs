using Crm.Foundation;
using Crm.Leads.Listing;
using Crm.Team;
using Marten;

namespace Crm.Pipeline.Closing.Adjusting;

/// <summary>Adjustments, those that wait first and then the latest: managers and auditors see those of their unit and below, everybody else their own.</summary>
/// <param name="Unit">Only those of a unit and everything below it.</param>
/// <param name="State">Only those that stand so.</param>
/// <param name="After">Where the page before ended.</param>
/// <param name="Take">Rows a page, 1 to 200; 50 where left out.</param>
[Allow(Role.Officer, Role.Manager, Role.Auditor)]
public sealed record FindAdjustments(string? Unit = null, AdjustmentState? State = null, string? After = null, int? Take = null) : IQuery<AdjustmentPage>;

/// <summary>A page of adjustments.</summary>
public sealed record AdjustmentPage(IReadOnlyList<AdjustmentRow> Rows, string? Next) : IPage<AdjustmentRow>;

/// <summary>An adjustment.</summary>
/// <param name="Lead">Null for a lead that is yet to be opened.</param>
/// <param name="Company">As it is called today; null for such a lead.</param>
/// <param name="Month">"2026-06".</param>
/// <param name="By">Name of whoever asked.</param>
/// <param name="DecidedBy">Name of whoever decided; null while nobody has.</param>
/// <param name="Answer">Why it was declined.</param>
/// <param name="Until">The last day on which it is good.</param>
/// <param name="MayDecide">Whether it waits for a decision that is the reader's.</param>
public sealed record AdjustmentRow(
    Guid Id, Guid? Lead, string? Company, string Unit, string Month, string Reason, string By, DateTimeOffset AskedAt, AdjustmentState State, string? DecidedBy, DateTimeOffset? DecidedAt, string? Answer, DateOnly? Until,
    bool MayDecide) : IRow;

/// <summary>Answers <see cref="FindAdjustments"/>.</summary>
public static class FindAdjustmentsHandler
{
    public static async Task<AdjustmentPage> Handle(FindAdjustments query, Actor actor, IRoster roster, IQuerySession session, CancellationToken token)
    {
        if (query.State is { } wanted && !Enum.IsDefined(wanted)) throw new RuleBroken("没有这种状态。") { Field = nameof(query.State), Kind = Refusal.Input };
        var (skip, take, filter) = (PageOffset.Read(query.After), Math.Clamp(query.Take ?? 50, 1, 200), new SqlFilter());
        if (!actor.Is(Role.Manager, Role.Auditor)) filter.And("d.data ->> 'by' = ?", actor.Login);
        else filter.And("(d.data ->> 'unit' = any(?) or d.data ->> 'by' = ?)", [actor.Units.ToArray(), actor.Login]);
        if (query.Unit.Filled() is { } unit) filter.And("d.data ->> 'unit' = any(?)", [roster.MustKnow(unit, nameof(query.Unit)).ToArray()]);
        if (query.State is { } state) filter.And("d.data ->> 'state' = ?", $"{state}");
        var found = await session.QueryAsync<Adjustment>($"""
            where {filter.Sql}
            order by d.data ->> 'state' = 'Waiting' desc, d.data ->> 'askedAt' desc, d.id limit {take + 1} offset {skip}
            """, token, filter.Values);
        var shown = found.Take(take).ToList();
        var companies = (await session.LoadManyAsync<LeadListing>(token, shown.Select(a => a.Lead).Where(lead => lead != Guid.Empty).Distinct().ToArray())).ToDictionary(row => row.Id, row => row.Company);
        var rows = new List<AdjustmentRow>();
        foreach (var one in shown) rows.Add(Row(one, companies.GetValueOrDefault(one.Lead), await Waits(one, actor, roster, session, token), roster));
        return new AdjustmentPage(rows, PageOffset.Of(skip, take, found.Count > take));
    }

    private static async Task<bool> Waits(Adjustment one, Actor actor, IRoster roster, IQuerySession session, CancellationToken token) =>
        one.State == AdjustmentState.Waiting && one.By != actor.Login && actor.Is(Role.Manager) && actor.Oversees(one.Unit)
        && (await AskAdjustmentHandler.Closers(one.Lead, one.Unit, one.Month, roster, session, token)).All(actor.Oversees);

    private static AdjustmentRow Row(Adjustment a, string? company, bool mayDecide, IRoster roster)
    {
        return new AdjustmentRow(a.Id, a.Lead == Guid.Empty ? null : a.Lead, company, a.Unit, Months.Show(a.Month), a.Reason, Name(a.By), a.AskedAt, a.State, a.DecidedBy is { } by ? Name(by) : null, a.DecidedAt, a.Answer, a.Until, mayDecide);

        string Name(string login) => roster.Person(login)?.Name ?? login;
    }
}
