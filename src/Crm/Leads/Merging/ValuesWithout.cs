using Crm.Leads.Profile;

namespace Crm.Leads.Merging;

/// <summary>
/// What a lead's values would be had one of its merges not been: the facts are gone through once more, and what that merge put in is left out. Whatever was changed since
/// stays, field by field, so that merges can be taken back in any order. Pure.
/// </summary>
public static class ValuesWithout
{
    /// <summary>The values without the merge of a lead that is merged now.</summary>
    /// <param name="facts">Everything that happened to the lead that is kept.</param>
    public static LeadValues Of(IReadOnlyList<object> facts, Guid other)
    {
        LeadFacts? real = null;
        LeadValues? without = null;
        for (var i = 0; i < facts.Count; i++)
        {
            var after = real.After(facts[i])!;
            without = without is null || real is null ? LeadValues.Of(after)
                : facts[i] is LeadUnmerged || (facts[i] is LeadMerged m && (m.Lead == other || IsTakenBack(facts, i, m.Lead))) ? without
                : Carried(without, LeadValues.Of(real), LeadValues.Of(after), facts[i]);
            real = after;
        }
        return without!;
    }

    private static bool IsTakenBack(IReadOnlyList<object> facts, int at, Guid lead) => facts.Skip(at + 1).Any(fact => fact is LeadUnmerged u && u.Lead == lead);

    // A form hands in every field: only what really changed is a change of somebody's.
    private static LeadValues Carried(LeadValues without, LeadValues before, LeadValues after, object fact)
    {
        var changed = before.Differing(after).Where(field => field != MergeField.Next || fact is LeadMerged);
        var carried = without.With(changed, after);
        if (fact is StageAdvanced { Evidence: var proofs } && proofs.FirstOrDefault(x => x.Kind == EvidenceKind.Registration)?.Number is { } code) carried = carried with { CreditCode = code };
        return fact is LeadMerged ? carried : carried with { Next = NextAfter(carried.Next, fact) };
    }

    // What was done was done; another step, which the merge had put aside, is still to be done.
    private static NextStep? NextAfter(NextStep? next, object fact) => fact is NextActionDone done && (next?.Visit is not null || next?.What != done.What) ? next : NextStep.After(next, fact);
}
