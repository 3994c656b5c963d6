using Crm.Clocks.Calendar;
using Crm.Clocks.Rules;
using Crm.Foundation;
using Crm.Team;
using Marten;

namespace Crm.Clocks.Running;

/// <summary>What would become of the open clocks if a unit adopted a set: how many would be due earlier or later, and which would be overdue at once. Changes nothing.</summary>
[Allow(Role.Administrator, Role.Manager)]
public sealed record PreviewClockRules(string Unit, ClockRules Rules) : IQuery<RulesPreview>;

/// <summary>The answer to <see cref="PreviewClockRules"/>; counts only, so that an administrator sees no record by it.</summary>
/// <param name="Open">Open clocks of the unit and below.</param>
public sealed record RulesPreview(int Open, int Earlier, int Later, int NewlyOverdue, int NoLongerOverdue);

/// <summary>Answers <see cref="PreviewClockRules"/>.</summary>
public static class PreviewClockRulesHandler
{
    public static async Task<RulesPreview> Handle(PreviewClockRules query, Actor actor, IRoster roster, IQuerySession session, TimeProvider time, CancellationToken token)
    {
        if (query.Unit is null || query.Rules?.Rules is not { } rules || rules.Any(r => r is not { Term: not null, WarnAt: not null, Escalate: not null }))
            throw new RuleBroken("请填写时限规则。") { Field = nameof(query.Rules), Kind = Refusal.Input };
        var unit = ClockRulesReach.Demand(actor, query.Unit, roster);
        query.Rules.MustBeSound();
        var now = time.GetUtcNow();
        var shelf = (await ClockRulesShelf.Read(session, token)).With(unit.Code, query.Rules);
        var planning = new ClockPlanning(await WorkingCalendar.Read(session, token), shelf);
        var open = await session.QueryAsync<Clock>("where unit = any(?) and state in ('Running', 'Paused')", token, [roster.Below(unit.Code).ToArray()]);
        var moves = open.Select(c => (Was: c.Times.Due, Would: planning.Again(c).Times.Due)).ToList();
        return new RulesPreview(
            moves.Count, moves.Count(m => m.Would < m.Was), moves.Count(m => m.Would > m.Was), moves.Count(m => m.Would <= now && m.Was > now), moves.Count(m => m.Would > now && m.Was <= now));
    }
}
