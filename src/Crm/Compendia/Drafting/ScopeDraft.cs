using Crm.Compendia.Listing;
using Crm.Foundation;
using Crm.Policies;

namespace Crm.Compendia.Drafting;

/// <summary>A scope while an editor works on it.</summary>
public sealed class ScopeDraft
{
    private readonly DateOnly today;

    public ScopeDraft(DateOnly today) => (this.today, AsOf) = (today, today);

    public ScopeDraft(CompendiumListing row)
    {
        var scope = row.Scope;
        (today, AsOf, Title) = (scope.AsOf, scope.AsOf, row.Title);
        (Above, General, Unstated) = (scope.Above, scope.General, scope.Unstated);
        Regions.AddRange(scope.Regions);
        Industries.AddRange(scope.Industries);
        Kinds.UnionWith(scope.Kinds);
        LeftOut.UnionWith(row.LeftOut);
    }

    public string? Title { get; set; }

    public List<string> Regions { get; } = [];

    public List<string> Industries { get; } = [];

    public HashSet<PolicyKind> Kinds { get; } = [];

    public DateOnly? AsOf { get; set; }

    public bool Above { get; set; } = true;

    public bool General { get; set; } = true;

    public bool Unstated { get; set; } = true;

    /// <summary>Documents that are not wanted.</summary>
    public HashSet<Guid> LeftOut { get; } = [];

    /// <summary>As commands take it.</summary>
    public CompendiumScope Scope => new([.. Regions], [.. Industries], [.. Kinds.Order()], AsOf ?? today, Above, General, Unstated);

    /// <summary>What it is called where nothing was typed: its regions and its day.</summary>
    public string Usual => Texts.Of("{0}招商政策汇编（{1}）", Regions.Count is 0 or > 3 ? "" : string.Join("、", Regions.Select(Foundation.Codes.Regions.Label)), Scope.AsOf.ToString("yyyy-MM", System.Globalization.CultureInfo.InvariantCulture));

    /// <summary>What was typed, or the usual.</summary>
    public string TitleOrUsual => Title.Filled() ?? Usual;

    /// <summary>Whether something is not saved.</summary>
    public bool Differs(CompendiumListing row) => TitleOrUsual != row.Title || !Scope.IsSame(row.Scope) || !LeftOut.SetEquals(row.LeftOut);
}
