using Crm.Foundation;
using Crm.Team;

namespace Crm.Pipeline.Targets;

/// <summary>What holds for every decision about targets.</summary>
internal static class TargetRules
{
    /// <summary>The unit, once it is certain that the person sets its targets: managers do, for their own unit and those below.</summary>
    /// <exception cref="RuleBroken">There is no such unit, or it is another's.</exception>
    public static UnitPlace MustSetFor(this Actor actor, string unit, IRoster roster) => actor.MustOversee(unit, roster, "只能定本单位和下级单位的目标。");

    /// <summary>The open units that stand directly below one.</summary>
    public static IReadOnlyList<UnitPlace> DirectlyBelow(this IRoster roster, string unit) =>
        [.. roster.Units.Where(place => place.Path.Split('/', StringSplitOptions.RemoveEmptyEntries) is [.., var above, _] && above == unit)];

    /// <summary>Nobody changed the book since.</summary>
    /// <exception cref="RuleBroken">Somebody did.</exception>
    public static void MustBeAt(this TargetBook? book, long version)
    {
        if (version != (book?.Entries.Count ?? 0)) throw RuleBroken.ChangedMeanwhile;
    }

    /// <summary>The fact that sets a target; null where it is that already.</summary>
    /// <exception cref="RuleBroken">It changes one, and doesn't say why.</exception>
    public static TargetSet? Setting(this TargetBook? book, string unit, int year, Indicator indicator, decimal value, string? reason, DateOnly on)
    {
        var before = book?.Now(indicator);
        if (before == value) return null;
        if (before is not null && reason.Filled() is null) throw new RuleBroken("改已定的目标要写明原因。") { Field = nameof(TargetSet.Reason) };
        return new TargetSet(unit, year, indicator, value, reason.Filled(), on);
    }
}
