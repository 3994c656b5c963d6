using Crm.Foundation;
using Crm.Parks.Matching;
using Crm.Team;
using Marten;
using Wolverine.Marten;
using Wolverine.Persistence.EventSourcing;

namespace Crm.Leads.Matching;

/// <summary>Compares all sites for the project and keeps the result with everything it was made from.</summary>
/// <param name="Proposal">Made by whoever asks.</param>
/// <param name="Input">Adjusted needs; the lead's own where it is left out.</param>
/// <param name="RulesVersion">A rule set by name; the one in force for the lead's unit where it is left out.</param>
[Allow(Role.Officer, Role.Manager)]
public sealed record ProposeParks(Guid LeadId, Guid Proposal, DateOnly OccurredOn, MatchInput? Input = null, string? RulesVersion = null) : ILeadCommand;

/// <summary>Handles <see cref="ProposeParks"/>.</summary>
public static class ProposeParksHandler
{
    /// <summary>So many of the ranking are kept with the lead: nobody visits more, and the rest can be had again by ranking again.</summary>
    public const int Kept = 20;

    public static async Task<Events> Handle(ProposeParks command, [WriteModel] Lead lead, IRoster roster, IDocumentSession session, TimeProvider clock, CancellationToken token)
    {
        var input = command.Input ?? MatchInput.Of(lead.Needs, command.OccurredOn);
        input.MustBeSound();
        var rules = (await RulesFor.Unit(session, roster.Unit(lead.Unit)?.Path ?? lead.UnitPath, token)).Pick(command.RulesVersion, input.AsOf);
        var sites = await Sites.Now(session, input.AsOf, token);
        return [.. Decide(command, lead, input, rules, sites, China.Today(clock))];
    }

    public static IEnumerable<object> Decide(ProposeParks command, Lead lead, MatchInput input, MatchRules rules, SiteSnapshot sites, DateOnly today)
    {
        lead.MustBeOpen();
        China.MustNotBeLater(command.OccurredOn, today, nameof(command.OccurredOn));
        if (sites.Candidates.Count == 0) throw new RuleBroken("还没有园区登记地块或厂房，先到“园区”里登记。");
        var (fingerprint, ranking) = ParkMatcher.Rank(input, rules, sites.Candidates);
        yield return new ParksProposed(command.Proposal, input, rules, fingerprint, sites.Parks, ranking.Count, [.. ranking.Take(Kept)], command.OccurredOn);
    }
}
