namespace Crm.Leads.Dividing;

/// <summary>What part of a project a unit, with everything below it, counts in a figure. Pure.</summary>
public static class Division
{
    /// <summary>
    /// The terms in force on the day on which the project came to the figure: of all that were known, those with the latest beginning by then, and of two that begin together the ones set last; null
    /// where those have run out or were ended, or never were.
    /// </summary>
    /// <param name="known">The agreements known, in the order in which they were set; one whose end is not known yet without its end.</param>
    public static IndicatorTerms? InForce(IEnumerable<DatedShares> known, ShareIndicator indicator, DateOnly day)
    {
        var latest = known.Where(shares => shares.Terms.From <= day).OrderBy(shares => shares.Terms.From).LastOrDefault();
        return latest is null || day >= latest.Terms.End() || day >= latest.EndedOn ? null : latest.Terms.Indicators.FirstOrDefault(terms => terms.Indicator == indicator);
    }

    /// <summary>
    /// The part, in per cent, of a unit and everything below it. It never counts more than the project, even where two units below it count it in full each.
    /// </summary>
    /// <param name="terms">Null where it is not divided.</param>
    /// <param name="inCharge">The unit in charge; the part of the nearest unit that it is or lies below is its own.</param>
    /// <param name="units">The unit and everything below it.</param>
    /// <param name="below">A unit's code to those of the unit and everything below it.</param>
    public static decimal PartOf(IndicatorTerms? terms, string inCharge, IReadOnlySet<string> units, Func<string, IReadOnlySet<string>> below)
    {
        if (terms is null) return units.Contains(inCharge) ? 100 : 0;
        var own = terms.Parts.Where(part => below(part.Unit).Contains(inCharge)).MinBy(part => below(part.Unit).Count);
        return Math.Min(100, terms.Parts.Where(part => units.Contains(part.Unit) || (part == own && units.Contains(inCharge))).Sum(part => part.Percent));
    }
}
