using Crm.Foundation;
using Crm.Team;

namespace Crm.Pipeline.Rules;

/// <summary>What holds for every decision about rules.</summary>
internal static class RuleRights
{
    /// <summary>The unit, once it is certain that the person sets its rules: managers do, for their own unit and those below.</summary>
    /// <exception cref="RuleBroken">There is no such unit, or it is another's.</exception>
    public static UnitPlace MustRule(this Actor actor, string unit, IRoster roster) => actor.MustOversee(unit, roster, "只能定本单位和下级单位的口径。");

    /// <summary>Nobody changed the book since.</summary>
    /// <exception cref="RuleBroken">Somebody did.</exception>
    public static void MustBeAt(this RuleBook? book, long version)
    {
        if (version != (book?.Entries.Count ?? 0)) throw RuleBroken.ChangedMeanwhile;
    }
}
