using Crm.Foundation;
using Crm.Foundation.Codes;
using Crm.Leads;
using Crm.Pipeline.History;
using Crm.Pipeline.Listing;
using Crm.Pipeline.Targets;
using Crm.Shell.Components;
using Crm.Team;

namespace Crm.Pipeline.Pivoting;

/// <summary>The rows and columns of a layout: in which order, by what name, and the list behind each.</summary>
public static class PivotHeads
{
    private static readonly DateOnly EarliestSigning = new(1978, 1, 1);

    /// <summary>All ways to lay leads out, with their names.</summary>
    public static IReadOnlyList<(PivotBy By, string Name)> All => [.. Enum.GetValues<PivotBy>().Select(by => (by, NameOf(by)))];

    /// <summary>What a way is called.</summary>
    public static string NameOf(PivotBy by) => by switch
    {
        PivotBy.Unit => Texts.Of("单位"),
        PivotBy.Stage => Texts.Of("阶段"),
        PivotBy.Source => Texts.Of("来源"),
        PivotBy.Industry => Texts.Of("行业"),
        PivotBy.Owner => Texts.Of("负责人"),
        PivotBy.Band => Texts.Of("金额"),
        PivotBy.OpenedYear => Texts.Of("建立年份"),
        _ => Texts.Of("签约年份"),
    };

    /// <summary>The leads that are laid out, of those of a unit and a part: where years of signing are asked for, those that were signed.</summary>
    public static FindPastLeads In(this FindPastLeads all, PivotSheet sheet) => PivotBy.SignedYear == sheet.Down || PivotBy.SignedYear == sheet.Across ? all with { SignedFrom = EarliestSigning } : all;

    /// <summary>The leads in a row or column, of those that stand in all rows and columns.</summary>
    /// <param name="all">The unit, the day, the standpoint and the part.</param>
    /// <param name="key">See <see cref="PivotHead.Key"/>.</param>
    /// <param name="own">Code of the unit that is laid out.</param>
    public static FindPastLeads Within(this FindPastLeads all, PivotBy by, string key, string own) => by switch
    {
        PivotBy.Unit => all with { Unit = key, Alone = key == own },
        PivotBy.Stage => all with { Stage = Enum.Parse<Stage>(key) },
        PivotBy.Source => all with { Source = Enum.Parse<Source>(key) },
        PivotBy.Industry => all with { Industry = all.Industry ?? key },
        PivotBy.Owner => all with { Owner = key },
        PivotBy.Band => all with { Band = LeadSlice.Both(all.Band, key) },
        PivotBy.OpenedYear => all with { Of = Stage.Lead, Year = YearOf(key) },
        _ => all with { SignedFrom = new DateOnly(YearOf(key), 1, 1), SignedBefore = new DateOnly(YearOf(key) + 1, 1, 1) },
    };

    /// <summary>For each unit below a unit, the one directly below it to which it belongs; for the unit itself itself.</summary>
    internal static IReadOnlyDictionary<string, string> Children(IRoster roster, string unit)
    {
        var children = roster.Below(unit).ToDictionary(code => code, _ => unit);
        foreach (var child in roster.DirectlyBelow(unit))
            foreach (var code in roster.Below(child.Code)) children[code] = child.Code;
        return children;
    }

    internal static IReadOnlyList<PivotHead> Of(PivotBy by, IEnumerable<string> keys, string own, IRoster roster)
    {
        var known = keys.ToHashSet();
        IEnumerable<string> order = by switch
        {
            PivotBy.Unit => [own, .. roster.DirectlyBelow(own).Select(place => place.Code)],
            PivotBy.Stage => Enum.GetValues<Stage>().Order().Select(stage => $"{stage}"),
            PivotBy.Source => Enum.GetNames<Source>(),
            PivotBy.Band => PipelineTables.Bands,
            PivotBy.OpenedYear or PivotBy.SignedYear => known.OrderDescending(StringComparer.Ordinal),
            _ => known.OrderBy(key => key == LeadSlice.None).ThenBy(key => key, StringComparer.Ordinal),
        };
        // A unit that was closed since stands at the end.
        var heads = order.Where(known.Contains).Concat(known.Order(StringComparer.Ordinal)).Distinct().Select(key => new PivotHead(key, NameOf(by, key, own, roster))).ToList();
        // Two people of one name are told apart by their logins.
        return [.. heads.Select(head => heads.Count(other => other.Name == head.Name) > 1 ? head with { Name = $"{head.Name}（{head.Key}）" } : head)];
    }

    private static string NameOf(PivotBy by, string key, string own, IRoster roster) => (by, key) switch
    {
        (PivotBy.Unit, _) when key == own => Texts.Of("{0}本级", roster.Unit(key)?.Name ?? key),
        (PivotBy.Unit, _) => roster.Unit(key)?.Name ?? key,
        (PivotBy.Stage, _) => StageWords.Of(Enum.Parse<Stage>(key)),
        (PivotBy.Source, _) => LeadWords.Of(Enum.Parse<Source>(key)),
        (PivotBy.Industry, LeadSlice.None) => Texts.Of("未填行业"),
        (PivotBy.Industry, _) => Industries.Label(key),
        (PivotBy.Owner, LeadSlice.None) => Texts.Of("公海"),
        (PivotBy.Owner, _) => roster.Person(key)?.Name ?? key,
        (PivotBy.Band, _) => LeadSlice.NameOf(key),
        _ => Texts.Of("{0} 年", key),
    };

    private static int YearOf(string key) => int.Parse(key, System.Globalization.CultureInfo.InvariantCulture);
}
