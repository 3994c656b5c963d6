using Crm.Foundation;
using Crm.Leads.Dividing;
using Crm.Leads.Listing;
using Crm.Team;
using Marten;

namespace Crm.Leads.Transferring;

/// <summary>
/// The offers of leads to other units, the latest first: those that wait for the person's answer, those that lie before whoever rules, or all of the person's units. Shows of a lead what whoever
/// is to take it needs in order to decide, and no contact.
/// </summary>
/// <param name="View">waiting, disputed, open or all; waiting where it is left out.</param>
/// <param name="Lead">Only the one of this lead.</param>
/// <param name="After">Where the page before ended.</param>
/// <param name="Take">Rows a page, 1 to 200; 50 where it is left out.</param>
[Allow(Role.Officer, Role.Manager, Role.Auditor)]
public sealed record FindOffers(string? View = null, Guid? Lead = null, string? After = null, int? Take = null) : IQuery<OfferPage>;

/// <summary>A page of offers.</summary>
public sealed record OfferPage(IReadOnlyList<OfferRow> Rows, int Count, string? Next) : IPage<OfferRow>;

/// <summary>An offer with what is known of its lead.</summary>
/// <param name="Id">The lead.</param>
/// <param name="Terms">The terms in words; null where nothing is to be divided.</param>
/// <param name="Opens">Whether the person reaches the lead itself.</param>
/// <param name="MayAnswer">Whether they may accept and decline it.</param>
/// <param name="MayWithdraw">Whether they may take it back.</param>
/// <param name="MayArgue">Whether they may ask for a ruling, or add to what is to be ruled on.</param>
/// <param name="MayRule">Whether they rule.</param>
public sealed record OfferRow(
    Guid Id, OfferListing Offer, string Number, string Company, string Project, Stage Stage, decimal Amount, string? Region, string? Industry, string FromName, string ToName, string ByName, string? Terms,
    bool Opens, bool MayAnswer, bool MayWithdraw, bool MayArgue, bool MayRule) : IRow;

/// <summary>Answers <see cref="FindOffers"/>.</summary>
public static class FindOffersHandler
{
    private const string Table = "crm.mt_doc_offerlisting";
    private const string Open = "state in ('Waiting', 'Disputed')";

    public static async Task<OfferPage> Handle(FindOffers query, Actor actor, IRoster roster, IQuerySession session, CancellationToken token)
    {
        var take = Math.Clamp(query.Take ?? 50, 1, 200);
        var filter = new SqlFilter();
        Reach(filter, actor);
        View(filter, query.View, actor);
        if (query.Lead is { } only) filter.And("id = ?", only);
        var page = filter.Copy();
        if (query.After is { } after) page.After("updated", after);
        var rows = await session.QueryAsync<OfferListing>($"where {page.Sql} order by updated desc, id desc limit {take + 1}", token, page.Values);
        var leads = (await session.LoadManyAsync<LeadListing>(token, rows.Select(row => row.Id).ToArray())).ToDictionary(lead => lead.Id);
        var shown = rows.Take(take).ToList();
        return new OfferPage(
            [.. shown.Where(row => leads.ContainsKey(row.Id)).Select(row => Row(row, leads[row.Id], actor, roster))], await filter.Count(Table, session, token),
            rows.Count > take ? SqlFilter.MarkOf(shown[^1].Updated, shown[^1].Id) : null);
    }

    private static void Reach(SqlFilter filter, Actor actor)
    {
        object units = actor.Units.ToArray();
        if (actor.IsJob) return;
        if (actor.Is(Role.Manager, Role.Auditor)) filter.And("(from_unit = any(?) or to_unit = any(?) or by = ?)", units, units, actor.Login);
        else filter.And("(by = ? or id in (select l.id from crm.mt_doc_leadlisting as l where l.owner = ?))", actor.Login, actor.Login);
    }

    private static void View(SqlFilter filter, string? view, Actor actor)
    {
        switch (view ?? "waiting")
        {
            case "waiting": filter.And("state = 'Waiting' and to_unit = any(?)", [actor.Is(Role.Manager) ? actor.Units.ToArray() : Array.Empty<string>()]); break;
            case "disputed": filter.And("state = 'Disputed'"); break;
            case "open": filter.And(Open); break;
            case "all": break;
            default: throw new RuleBroken("没有这个视图。") { Field = nameof(FindOffers.View), Kind = Refusal.Input };
        }
    }

    private static OfferRow Row(OfferListing row, LeadListing lead, Actor actor, IRoster roster)
    {
        var (gives, takes) = (OfferRights.Gives(actor, row.FromUnit, lead.Owner) || row.By == actor.Login, OfferRights.Takes(actor, row.ToUnit));
        var goesOn = lead.MergedInto is null && lead.Stage != Stage.Terminated;
        return new OfferRow(
            row.Id, row, lead.Number, lead.Company, lead.Project, lead.Stage, lead.Amount, lead.Region, lead.Industry, NameOf(row.FromUnit), NameOf(row.ToUnit), roster.Person(row.By)?.Name ?? row.By,
            row.Terms is { } terms ? BenefitWords.Of(terms, roster) : null, LeadReach.Reaches(actor, lead.Unit, lead.Owner, lead.SharedWith),
            takes && goesOn && row.State == OfferState.Waiting && Foundation.Rules.Permit(actor, typeof(AcceptOffer)),
            gives && row.State is (OfferState.Waiting or OfferState.Disputed) && Foundation.Rules.Permit(actor, typeof(WithdrawOffer)),
            (gives || takes) && goesOn && row.State is (OfferState.Waiting or OfferState.Declined or OfferState.Disputed) && Foundation.Rules.Permit(actor, typeof(DisputeOffer)),
            goesOn && row.State == OfferState.Disputed && Foundation.Rules.Permit(actor, typeof(RuleOnOffer)) && OfferRights.Rules(actor, row.FromUnit, row.ToUnit));

        string NameOf(string unit) => roster.Unit(unit)?.Name ?? unit;
    }
}
