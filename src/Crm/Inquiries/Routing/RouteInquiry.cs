using Crm.Foundation;
using Crm.Inquiries.Listing;
using Crm.Notifications;
using Crm.Team;
using Crm.Team.Absences;
using Marten;
using Wolverine;
using Wolverine.Attributes;

namespace Crm.Inquiries.Routing;

/// <summary>An inquiry that lies with a unit is to go to somebody by the rules. A message, one at a time, so that everybody's turn is counted.</summary>
[MessageIdentity("route-inquiry")]
public sealed record RouteInquiry(Guid InquiryId);

/// <summary>Handles <see cref="RouteInquiry"/>. What somebody has taken up meanwhile is left alone; what stays with the unit is looked at again and told of once.</summary>
public static class RouteInquiryHandler
{
    /// <summary>The name the rules have in records and notices.</summary>
    public const string Rules = ":分派规则";

    public static async Task<OutgoingMessages> Handle(RouteInquiry message, IDocumentSession session, IRoster roster, TimeProvider clock, CancellationToken token)
    {
        var stream = await session.Events.FetchForWriting<Inquiry>(message.InquiryId, token);
        var today = China.Today(clock);
        if (stream.Aggregate is not { State: InquiryState.New, To: null } inquiry || await RoutingInForce.For(inquiry.UnitPath, today, session, token) is not { } force) return [];
        var decision = Routing.Decide(force.Set.Rules, RoutingInput.Of(inquiry.Topic, inquiry.Source, inquiry.Region, inquiry.Company, inquiry.Wish), await Standings(force, inquiry, roster, session, today, token));
        if (decision.To is null && inquiry.RoutedInVain) return [];

        session.LastModifiedBy = Rules;
        session.SetHeader(Access.ChannelHeader, "job");
        stream.AppendMany([.. Decide(inquiry, force, decision, decision.To is { } to ? UnitOf(to, roster) : null, today)]);
        if (decision.Rule is { } rule) session.Store(new RoutingTally(RoutingTally.IdOf(force.Unit, force.Set.From, rule.Name), Routing.Tally(decision)));
        var listing = await session.LoadAsync<InquiryListing>(message.InquiryId, token);
        // That a visitor's inquiry came in was told when it did.
        return decision.To is null && listing?.Number is not null ? [] : [InquiryTeam.Routed(inquiry, listing?.Number, decision.To, roster)];
    }

    public static IEnumerable<object> Decide(Inquiry inquiry, RoutingForce force, RoutingDecision decision, UnitPlace? unit, DateOnly today)
    {
        yield return new InquiryRouted(
            force.Unit, force.Set.From, decision.Rule?.Name, decision.To, RoutingInput.Of(inquiry.Topic, inquiry.Source, inquiry.Region, inquiry.Company, inquiry.Wish), decision.Candidates, today);
        if (unit is not null) yield return new InquiryAssigned(unit.Code, unit.Path, decision.To, null, today);
    }

    private static UnitPlace UnitOf(string login, IRoster roster) => roster.Unit(roster.Person(login)!.Unit)!;

    private static async Task<Func<RoutingRule, RoutingShare, RoutingStanding>> Standings(
        RoutingForce force, Inquiry inquiry, IRoster roster, IQuerySession session, DateOnly today, CancellationToken token)
    {
        var logins = force.Set.Rules.SelectMany(r => r.People).Select(p => p.Login).Distinct().ToArray();
        var tallies = (await session.LoadManyAsync<RoutingTally>(token, force.Set.Rules.Select(r => RoutingTally.IdOf(force.Unit, force.Set.From, r.Name)))).ToDictionary(t => t.Id);
        var open = (await session.QueryAsync<OpenCount>(
            "select json_build_object('login', assignee, 'count', count(*)) from crm.mt_doc_inquirylisting where assignee = any(?) and state = 'Assigned' group by assignee", token, (object)logins))
            .ToDictionary(c => c.Login, c => c.Count);
        var absent = await session.AbsentOn(today, logins, token);
        return (rule, share) => new RoutingStanding(
            tallies.GetValueOrDefault(RoutingTally.IdOf(force.Unit, force.Set.From, rule.Name))?.Given.GetValueOrDefault(share.Login) ?? 0,
            open.GetValueOrDefault(share.Login), absent.Contains(share.Login), !CanTake(share.Login, inquiry, roster));
    }

    private static bool CanTake(string login, Inquiry inquiry, IRoster roster) =>
        roster.Person(login) is { Disabled: false } person && person.Roles.Overlaps(HandOver.Roles) && roster.Unit(person.Unit) is { } unit
        && (inquiry.MayBePassedOn || unit.Path.StartsWith(inquiry.UnitPath, StringComparison.Ordinal));

    private sealed record OpenCount(string Login, int Count);
}
