using Crm.Foundation;
using Crm.Team;

namespace Crm.Leads.Dividing;

/// <summary>Between whom figures are divided.</summary>
public static class BenefitParties
{
    /// <summary>Every unit of the terms is there, and these have a part in each figure.</summary>
    /// <exception cref="RuleBroken">One is unknown or missing.</exception>
    public static void MustBeNamed(BenefitTerms terms, IRoster roster, string field, params ReadOnlySpan<string> units)
    {
        foreach (var unit in terms.Units())
            if (roster.Unit(unit) is null) throw new RuleBroken("没有这个招商单位。") { Field = field };
        foreach (var unit in units)
            foreach (var indicator in terms.Indicators)
                if (!indicator.Parts.Any(part => part.Unit == unit)) throw new RuleBroken("分成要写明{0}的份额。", roster.Unit(unit)?.Name ?? unit) { Field = field };
    }

    /// <summary>One of the units of each figure is the one in charge or stands above it.</summary>
    /// <exception cref="RuleBroken">None is.</exception>
    public static void MustHold(BenefitTerms terms, string inCharge, IRoster roster, string field)
    {
        if (terms.Indicators.Any(indicator => !indicator.Parts.Any(part => roster.Below(part.Unit).Contains(inCharge))))
            throw new RuleBroken("分成要写明{0}的份额。", roster.Unit(inCharge)?.Name ?? inCharge) { Field = field };
    }
}
