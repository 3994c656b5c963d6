using Crm.Foundation;
using Crm.Team;

namespace Crm.Pipeline.Rules;

/// <summary>What holds for every decision about rules.</summary>
internal static class RuleRights
{
    /// <summary>The unit, once it is certain that the person sets its rules: managers do, for their own unit and those below.</summary>
    /// <exception cref="RuleBroken">There is no such unit, or it is another's.</exception>
    public static UnitPlace MustRule(this Actor actor, string unit, IRoster roster)
    {
        var place = roster.Unit(unit) ?? throw new RuleBroken("没有这个招商单位。") { Field = "Unit" };
        return actor.Oversees(unit) ? place : throw new RuleBroken("只能定本单位和下级单位的口径。") { Field = "Unit", Kind = Refusal.Forbidden };
    }

    /// <summary>Nobody changed the book since.</summary>
    /// <exception cref="RuleBroken">Somebody did.</exception>
    public static void MustBeAt(this RuleBook? book, long version)
    {
        if (version != (book?.Entries.Count ?? 0)) throw new RuleBroken("你打开之后，别人改过这条记录。你填写的内容还在，请看过变化再提交一次。") { Kind = Refusal.Conflict };
    }
}
