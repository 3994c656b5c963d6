using Crm.Leads;

namespace Crm.Inquiries.Routing;

/// <summary>A rule while somebody is writing it.</summary>
public sealed class RoutingDraft
{
    public string Name { get; set; } = "";

    public List<string> Regions { get; init; } = [];

    public HashSet<Topic> Topics { get; init; } = [];

    public HashSet<Source> Sources { get; init; } = [];

    /// <summary>Separated by spaces or commas of either kind.</summary>
    public string Words { get; set; } = "";

    /// <summary>万元 CNY.</summary>
    public decimal? AtLeast { get; set; }

    public RoutingWay Way { get; set; } = RoutingWay.InTurn;

    public List<RoutingShareDraft> People { get; init; } = [];

    /// <summary>From a rule that was set.</summary>
    public static RoutingDraft Of(RoutingRule rule) => new()
    {
        Name = rule.Name, Regions = [.. rule.Regions], Topics = [.. rule.Topics], Sources = [.. rule.Sources], Words = string.Join("、", rule.Words), AtLeast = rule.AtLeast, Way = rule.Way,
        People = [.. rule.People.Select(p => new RoutingShareDraft { Login = p.Login, Weight = p.Weight, Capacity = p.Capacity })],
    };

    /// <summary>The rule as it stands.</summary>
    public RoutingRule Rule() => new(
        Name.Trim(), [.. Regions], [.. Topics.Order()], [.. Sources.Order()],
        [.. Words.Split(['、', ',', '，', ';', '；', ' ', '　'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct()], AtLeast, Way,
        [.. People.Select(p => new RoutingShare(p.Login, p.Weight, p.Capacity))]);
}

/// <summary>Somebody's part while the rule is being written.</summary>
public sealed class RoutingShareDraft
{
    public string Login { get; init; } = "";

    public int Weight { get; set; } = 1;

    public int? Capacity { get; set; }
}
