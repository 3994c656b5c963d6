using Crm.Foundation.Codes;
using Crm.Foundation.Searching;
using Crm.Leads;

namespace Crm.Inquiries.Routing;

/// <summary>To whom inquiries of a kind go. What is left empty lets everything through; of several rules the first that fits decides.</summary>
/// <param name="Name">What the rule is called, unique within its set.</param>
/// <param name="Regions">Regions of interest, GB/T 2260; a wider one stands for everything in it.</param>
/// <param name="Topics">Topics.</param>
/// <param name="Sources">Channels.</param>
/// <param name="Words">Words of which the company or the wish must hold one: how an industry shows in an inquiry.</param>
/// <param name="AtLeast">The investment the wish must speak of, at least; 万元 CNY.</param>
/// <param name="Way">How one of the people is chosen.</param>
/// <param name="People">Who takes them.</param>
public sealed record RoutingRule(
    string Name, IReadOnlyList<string> Regions, IReadOnlyList<Topic> Topics, IReadOnlyList<Source> Sources, IReadOnlyList<string> Words, decimal? AtLeast, RoutingWay Way,
    IReadOnlyList<RoutingShare> People)
{
    /// <summary>Whether an inquiry is of this rule's kind.</summary>
    public bool Fits(RoutingInput input) =>
        (Topics.Count == 0 || Topics.Contains(input.Topic))
        && (Sources.Count == 0 || Sources.Contains(input.Source))
        && (Regions.Count == 0 || input.Region is { } region && Foundation.Codes.Regions.Chain(region).Any(place => Regions.Contains(place.Code)))
        && (Words.Count == 0 || Words.Any(word => FoldedText.Fold(input.Text).Contains(FoldedText.Fold(word), StringComparison.Ordinal)))
        && (AtLeast is not { } least || input.Amount >= least);
}

/// <summary>Somebody's part in a rule.</summary>
/// <param name="Weight">How many they take for each one of somebody whose weight is 1.</param>
/// <param name="Capacity">How many open inquiries they may have before they are passed over; null for any number.</param>
public sealed record RoutingShare(string Login, int Weight = 1, int? Capacity = null);

/// <summary>How one of a rule's people is chosen.</summary>
public enum RoutingWay
{
    /// <summary>轮流: each in turn, by weight.</summary>
    InTurn = 1,

    /// <summary>谁手上少给谁: whoever has the fewest open inquiries for their weight.</summary>
    LeastLoaded,
}

/// <summary>What of an inquiry the rules look at. Nothing of the person who asks.</summary>
/// <param name="Region">Region of interest, GB/T 2260.</param>
/// <param name="Text">Company and wish.</param>
/// <param name="Amount">The largest investment the text speaks of, 万元 CNY; null where it speaks of none.</param>
public sealed record RoutingInput(Topic Topic, Source Source, string? Region, string Text, decimal? Amount)
{
    /// <summary>Read off an inquiry.</summary>
    public static RoutingInput Of(Topic topic, Source source, string? region, string? company, string wish) =>
        new(topic, source, region, $"{company} {wish}".Trim(), WrittenAmount.In(wish));
}
