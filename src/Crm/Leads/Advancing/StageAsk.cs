using Crm.Leads.Profile;

namespace Crm.Leads.Advancing;

/// <summary>What a stage that lies ahead asks for; pages draw their forms from it.</summary>
/// <param name="Proofs">Every group must be proven, by any one of its kinds; what was proven before is not asked for again.</param>
/// <param name="Talk">A follow-up must be on record first.</param>
/// <param name="Visit">A visit must be on record or agreed first.</param>
public sealed record StageAsk(Stage Stage, IReadOnlyList<IReadOnlyList<EvidenceKind>> Proofs, bool Talk, bool Visit)
{
    /// <summary>The asks of all stages from the next one to 达产; none for a terminated lead.</summary>
    public static IReadOnlyList<StageAsk> Ahead(LeadFacts facts)
    {
        if (facts.Stage == Stage.Terminated) return [];
        var lead = new Lead { Stage = facts.Stage, Needs = facts.Needs };
        return [.. Enumerable.Range((int)facts.Stage + 1, (int)Stage.AtCapacity - (int)facts.Stage).Select(stage => For((Stage)stage, lead, facts))];
    }

    private static StageAsk For(Stage stage, Lead lead, LeadFacts facts)
    {
        var groups = new List<IReadOnlyList<EvidenceKind>> { StageProof.AsksFor(stage, lead) };
        if (stage == Stage.Landed && StageProof.NeedsLand(lead)) groups.Add([EvidenceKind.LandSupply]);
        return new StageAsk(
            stage,
            [.. groups.Where(kinds => kinds.Count > 0 && !facts.Evidence.Any(e => kinds.Contains(e.Kind)))],
            stage == Stage.Negotiating && facts.LastFollowUp is null && !facts.Merged.Any(m => m.Brought.FollowedUp),
            stage == Stage.Visiting && facts.Visits.Count == 0 && !facts.Merged.Any(m => m.Brought.Visited));
    }
}
