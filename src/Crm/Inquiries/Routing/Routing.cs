namespace Crm.Inquiries.Routing;

/// <summary>Decides who takes an inquiry. Pure: the same inputs give the same answer, in earnest and in a trial.</summary>
public static class Routing
{
    /// <summary>Goes through the rules; the first that fits and has somebody free decides.</summary>
    /// <param name="standing">How somebody stands in a rule.</param>
    public static RoutingDecision Decide(IReadOnlyList<RoutingRule> rules, RoutingInput input, Func<RoutingRule, RoutingShare, RoutingStanding> standing)
    {
        var passed = new List<RoutingCandidate>();
        foreach (var rule in rules.Where(rule => rule.Fits(input)))
        {
            var candidates = rule.People.Select(share => Look(rule, share, standing(rule, share))).ToList();
            passed.AddRange(candidates);
            if (Choose(rule.Way, candidates) is { } chosen) return new RoutingDecision(rule, chosen.Login, candidates);
        }
        return new RoutingDecision(null, null, passed);
    }

    /// <summary>The tally after a decision: whoever was chosen has one more, and whoever was passed over keeps pace.</summary>
    public static IReadOnlyDictionary<string, int> Tally(RoutingDecision decision)
    {
        var chosen = decision.Candidates.Single(c => c.Login == decision.To);
        var pace = (double)(chosen.Given + 1) / chosen.Weight;
        return decision.Candidates.ToDictionary(c => c.Login, c =>
            c == chosen ? c.Given + 1 : c.PassedOver is null ? c.Given : Math.Max(c.Given, (int)Math.Ceiling(pace * c.Weight) - 1));
    }

    private static RoutingCandidate Look(RoutingRule rule, RoutingShare share, RoutingStanding standing) => new(
        rule.Name, share.Login, share.Weight, standing.Given, standing.Open,
        standing.Gone ? PassedOver.Gone : standing.Absent ? PassedOver.Absent : standing.Open >= share.Capacity ? PassedOver.Full : null);

    private static RoutingCandidate? Choose(RoutingWay way, IReadOnlyList<RoutingCandidate> candidates)
    {
        var free = candidates.Where(c => c.PassedOver is null);
        return way == RoutingWay.LeastLoaded
            ? free.OrderBy(c => (double)c.Open / c.Weight).ThenBy(c => (double)(c.Given + 1) / c.Weight).FirstOrDefault()
            : free.OrderBy(c => (double)(c.Given + 1) / c.Weight).FirstOrDefault();
    }
}

/// <summary>How somebody stands at the moment of a decision.</summary>
/// <param name="Given">How many the rule gave them.</param>
/// <param name="Open">How many open inquiries they have.</param>
/// <param name="Absent">Whether they are away today.</param>
/// <param name="Gone">Whether they can't take it at all: disabled, in another place, or the inquiry may not be passed on to their unit.</param>
public sealed record RoutingStanding(int Given, int Open, bool Absent, bool Gone);

/// <summary>Somebody who came into question, with what decided.</summary>
/// <param name="Rule">Name of the rule.</param>
/// <param name="PassedOver">Why they were passed over; null where they were free.</param>
public sealed record RoutingCandidate(string Rule, string Login, int Weight, int Given, int Open, PassedOver? PassedOver);

/// <summary>Why somebody was passed over.</summary>
public enum PassedOver
{
    /// <summary>已停用或不能接: disabled, or the inquiry may not go to them.</summary>
    Gone = 1,

    /// <summary>请假.</summary>
    Absent,

    /// <summary>已满: has as many open inquiries as they may have.</summary>
    Full,
}

/// <summary>What was decided.</summary>
/// <param name="Rule">The rule that decided; null where none fits or nobody is free.</param>
/// <param name="To">Login of whoever takes it.</param>
/// <param name="Candidates">The deciding rule's people; where nobody was free, those of all rules that fit.</param>
public sealed record RoutingDecision(RoutingRule? Rule, string? To, IReadOnlyList<RoutingCandidate> Candidates);
