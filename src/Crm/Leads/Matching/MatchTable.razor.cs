using Crm.Foundation;
using Crm.Parks.Matching;
using Microsoft.AspNetCore.Components;

namespace Crm.Leads.Matching;

/// <summary>Ranked sites as a table: conditions with their values, score, reason, and what can be decided.</summary>
public sealed partial class MatchTable
{
    [Inject] private Texts T { get; set; } = default!;

    /// <summary>The sites, best first.</summary>
    [Parameter, EditorRequired] public IReadOnlyList<RankedSite> Ranking { get; set; } = [];

    /// <summary>What was decided so far.</summary>
    [Parameter] public IReadOnlyList<SiteDecision> Decisions { get; set; } = [];

    /// <summary>Sites picked for comparison, at most three.</summary>
    [Parameter] public IReadOnlyList<Guid> Picked { get; set; } = [];

    /// <summary>A site is to be compared, or no more.</summary>
    [Parameter] public EventCallback<Guid> Pick { get; set; }

    /// <summary>Whether the person may decide on this ranking.</summary>
    [Parameter] public bool MayDecide { get; set; }

    /// <summary>Puts a site on the shortlist.</summary>
    [Parameter] public EventCallback<RankedSite> Shortlist { get; set; }

    /// <summary>Goes for a site.</summary>
    [Parameter] public EventCallback<RankedSite> Choose { get; set; }

    /// <summary>Puts a site out of the question.</summary>
    [Parameter] public EventCallback<RankedSite> Decline { get; set; }

    /// <summary>Takes a decision back.</summary>
    [Parameter] public EventCallback<RankedSite> Undo { get; set; }

    // What stands against a site, and its size; the rest is folded, open questions are named in the reason.
    private static bool Telling(Condition condition) => condition.Verdict == Verdict.Failed || condition.Kind is ConditionKind.Land or ConditionKind.FloorArea;

    private string Summary(List<Condition> rest) => rest.Count(c => c.Verdict == Verdict.Unknown) is > 0 and var open
        ? T["另 {0} 项符合，{1} 项待核实", rest.Count - open, open]
        : T["另 {0} 项符合", rest.Count];

    private SiteStanding StandingOf(Guid site) => Decisions.FirstOrDefault(d => d.SiteId == site)?.Standing ?? SiteStanding.Proposed;

    private static string Look(SiteStanding standing) => standing switch { SiteStanding.Chosen => "tag-good", SiteStanding.Declined => "tag-bad", _ => "tag-primary" };
}
