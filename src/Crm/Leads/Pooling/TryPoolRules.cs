using Crm.Foundation;
using Crm.Leads.Listing;
using Crm.Team;
using Marten;

namespace Crm.Leads.Pooling;

/// <summary>Who would be reminded of what, and who would lose what, if these rules held today. Changes nothing.</summary>
[Allow(Role.Manager)]
public sealed record TryPoolRules(string Unit, PoolRules Rules) : IQuery<PoolTrial>;

/// <summary>What rules would do today.</summary>
/// <param name="Owned">Leads before 签约 that somebody is in charge of.</param>
/// <param name="Returned">How many of them would go back to the pool.</param>
/// <param name="Reminded">How many reminders would be given.</param>
/// <param name="Rows">The leads that would go back, the longest-waiting first, up to 200; then those of reminders.</param>
public sealed record PoolTrial(int Owned, int Returned, int Reminded, IReadOnlyList<PoolTrialRow> Rows);

/// <summary>A lead in a trial.</summary>
/// <param name="Owner">Name of the person in charge.</param>
/// <param name="Days">Days without a follow-up.</param>
/// <param name="Returns">Whether it would go back to the pool.</param>
public sealed record PoolTrialRow(Guid Lead, string Number, string Company, string Owner, int Days, bool Returns);

/// <summary>Answers <see cref="TryPoolRules"/>.</summary>
public static class TryPoolRulesHandler
{
    private const int Most = 200;

    public static async Task<PoolTrial> Handle(TryPoolRules query, Actor actor, IRoster roster, IQuerySession session, TimeProvider clock, CancellationToken token)
    {
        var unit = PoolReach.Demand(query.Unit, actor, roster);
        var today = China.Today(clock);
        new SetPoolRulesValidator().MustPass(new SetPoolRules(query.Unit, today, query.Rules, today));
        var owned = await session.QueryAsync<LeadListing>($"where unit = any(?) and {StaleLeads.Condition}", token, (object)roster.Below(unit.Code).ToArray());
        var due = owned.Select(lead => (Lead: lead, Rung: query.Rules.Due(query.Rules.CountsFrom(lead.AssignedOn!.Value, lead.LastFollowUp), null, today)))
            .Where(l => l.Rung.Days > 0).OrderByDescending(l => l.Rung.Returns).ThenByDescending(l => l.Rung.Days).ToList();
        return new PoolTrial(owned.Count, due.Count(l => l.Rung.Returns), due.Count(l => !l.Rung.Returns),
        [
            .. due.Take(Most).Select(l => new PoolTrialRow(l.Lead.Id, l.Lead.Number, l.Lead.Company, roster.Person(l.Lead.Owner!)?.Name ?? l.Lead.Owner!, l.Rung.Days, l.Rung.Returns)),
        ]);
    }
}
