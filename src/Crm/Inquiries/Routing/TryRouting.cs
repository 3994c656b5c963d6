using Crm.Foundation;
using Crm.Inquiries.Listing;
using Crm.Team;
using Marten;

namespace Crm.Inquiries.Routing;

/// <summary>What rules would have done with the inquiries of the last month, before they are switched on. Changes nothing.</summary>
/// <param name="Days">How many days back; 30 where it is left out.</param>
[Allow(Role.Manager)]
public sealed record TryRouting(string Unit, IReadOnlyList<RoutingRule> Rules, int? Days = null) : IQuery<RoutingTrial>;

/// <summary>The outcome of a trial.</summary>
/// <param name="Inquiries">How many there were.</param>
/// <param name="Left">How many would have stayed with the unit.</param>
/// <param name="ByRule">How many each rule would have decided, in the order of the rules.</param>
/// <param name="ByPerson">How many each person would have been given, the most first, and how many they really had.</param>
public sealed record RoutingTrial(int Inquiries, int Left, IReadOnlyList<NamedCount> ByRule, IReadOnlyList<PersonCount> ByPerson);

/// <summary>A number under a name.</summary>
public sealed record NamedCount(string Name, int Count);

/// <summary>Somebody's number in a trial.</summary>
/// <param name="Really">How many of these inquiries were really with them in the end.</param>
public sealed record PersonCount(string Login, string Name, int Count, int Really);

/// <summary>Answers <see cref="TryRouting"/>.</summary>
public static class TryRoutingHandler
{
    /// <summary>Inquiries beyond this are left out, the oldest first.</summary>
    public const int Most = 20_000;

    public static async Task<RoutingTrial> Handle(TryRouting query, Actor actor, IRoster roster, IQuerySession session, TimeProvider clock, CancellationToken token)
    {
        var today = China.Today(clock);
        new SetRoutingRulesValidator().MustPass(new SetRoutingRules(query.Unit, today, query.Rules, today));
        RoutingCheck.Demand(query.Unit, query.Rules, actor, roster);
        var since = clock.GetUtcNow().AddDays(-Math.Clamp(query.Days ?? 30, 1, 366));
        var rows = await session.QueryAsync<InquiryListing>(
            $"where unit = any(?) and received_at >= ? and data ->> 'call' is null and test is not true order by received_at desc limit {Most}", token, roster.Below(query.Unit).ToArray(), since);
        return Try(query.Rules, [.. rows.Reverse()], login => roster.Person(login)?.Name ?? login);
    }

    /// <summary>Plays the inquiries through the rules, in the order in which they came; nobody is absent, and what is given stays open.</summary>
    internal static RoutingTrial Try(IReadOnlyList<RoutingRule> rules, IReadOnlyList<InquiryListing> inquiries, Func<string, string> name)
    {
        var (given, open, byRule, left) = (new Dictionary<(string, string), int>(), new Dictionary<string, int>(), new Dictionary<string, int>(), 0);
        foreach (var inquiry in inquiries)
        {
            var decision = Routing.Decide(rules, RoutingInput.Of(inquiry.Topic, inquiry.Source, inquiry.Region, inquiry.Company, inquiry.Wish),
                (rule, share) => new RoutingStanding(given.GetValueOrDefault((rule.Name, share.Login)), open.GetValueOrDefault(share.Login), false, false));
            if (decision.Rule is null)
            {
                left++;
                continue;
            }
            byRule[decision.Rule.Name] = byRule.GetValueOrDefault(decision.Rule.Name) + 1;
            foreach (var (login, count) in Routing.Tally(decision)) given[(decision.Rule.Name, login)] = count;
            open[decision.To!] = open.GetValueOrDefault(decision.To!) + 1;
        }
        var people = rules.SelectMany(r => r.People).Select(p => p.Login).Distinct();
        return new RoutingTrial(
            inquiries.Count, left, [.. rules.Select(r => new NamedCount(r.Name, byRule.GetValueOrDefault(r.Name)))],
            [.. people.Select(p => new PersonCount(p, name(p), open.GetValueOrDefault(p), inquiries.Count(i => i.Assignee == p))).OrderByDescending(p => p.Count)]);
    }
}
