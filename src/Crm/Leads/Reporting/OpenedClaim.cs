using Crm.Foundation;
using Crm.Team;
using JasperFx.Events;
using Marten;

namespace Crm.Leads.Reporting;

/// <summary>The reports of a project that are read or written to. Whoever has one of them within reach sees that there are the others, and from whom; what was said only of those within reach.</summary>
/// <param name="Id">The stream.</param>
/// <param name="Company">As the first of them called it.</param>
public sealed record OpenedClaim(Guid Id, IReadOnlyList<IEvent> Events, ProjectClaim Claim, string Company, string Project)
{
    /// <summary>Opens them.</summary>
    /// <param name="claim">The stream, or one of the reports in it.</param>
    /// <exception cref="RuleBroken">There are none, or none within reach; the sentence is the same.</exception>
    public static async Task<OpenedClaim> Of(Guid claim, Actor actor, IQuerySession session, CancellationToken token)
    {
        var events = await session.Events.FetchStreamAsync(claim, token: token);
        if (events.Count == 0 && await ReportTable.ClaimWith(claim, session, token) is { } within) (claim, events) = (within, await session.Events.FetchStreamAsync(within, token: token));
        var first = events.Count == 0 ? null : events[0].Data switch { FirstReportMade e => e.What, IncompleteReportMade e => e.What, _ => null };
        if (first is null || ProjectClaim.Of(events) is not { } folded || !folded.Reports.Any(report => Reaches(actor, report.Unit, report.Officer)))
            throw new RuleBroken("没有这份首报登记，或者你无权查看。") { Kind = Refusal.Missing };
        return new(claim, events, folded, first.Company, first.Project);
    }

    /// <summary>Whether a report is within reach, as a lead would be: a manager's where it is of their unit or below, an officer's where it is their own or lies in their unit's pool.</summary>
    public static bool Reaches(Actor actor, string unit, string? officer) =>
        actor.IsJob || (actor.Is(Role.Manager, Role.Auditor) && actor.Oversees(unit)) || (actor.Is(Role.Officer) && (officer is null ? unit == actor.Unit : officer == actor.Login));
}
