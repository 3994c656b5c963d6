using Crm.Compendia.Writing;
using Crm.Foundation;
using Crm.Inquiries;
using Crm.Inquiries.Listing;
using Crm.Leads;
using Crm.Leads.Listing;
using Crm.Team;
using Marten;

namespace Crm.Compendia.Ordering;

/// <summary>Requests of visitors for compendia, the last on top. Company and lead are shown to whoever reaches them; the counts to everybody who may ask.</summary>
/// <param name="CompendiumId">Those for one compendium; those that wait for one where it is left out.</param>
[Allow(Role.HotlineAgent, Role.Officer, Role.Manager, Role.Editor, Role.Auditor)]
public sealed record FindOrders(Guid? CompendiumId = null, string? After = null, int Take = 50) : IQuery<OrderPage>;

/// <summary>A page of requests.</summary>
/// <param name="Next">Mark for the next page; null on the last.</param>
public sealed record OrderPage(IReadOnlyList<OrderRow> Rows, string? Next) : IPage<OrderRow>;

/// <summary>A request.</summary>
/// <param name="Inquiry">The inquiry, for whoever reaches it.</param>
/// <param name="Company">Who asked, for whoever reaches the inquiry.</param>
/// <param name="State">Where the inquiry stands.</param>
/// <param name="Lead">The lead, for whoever reaches it.</param>
/// <param name="LeadNumber">Its number.</param>
/// <param name="Stage">The lead's stage; counts only, so everybody sees it.</param>
public sealed record OrderRow(
    Guid Id, string Number, DateTimeOffset OrderedAt, string? Region, string? Industry, IReadOnlyList<BookFormat> Formats, int Fetched, InquiryState State, Guid? Inquiry, string? Company, Guid? Lead, string? LeadNumber, Stage? Stage) : IRow;

/// <summary>Answers <see cref="FindOrders"/>.</summary>
public static class FindOrdersHandler
{
    public static async Task<OrderPage> Handle(FindOrders query, Actor actor, IQuerySession session, CancellationToken token)
    {
        var take = Math.Clamp(query.Take, 1, 200);
        var filter = new SqlFilter();
        if (query.CompendiumId is { } compendium) filter.And("compendium = ?", compendium);
        else filter.And("compendium is null");
        if (query.After is { } after) filter.After("ordered_at", after);
        var found = await session.QueryAsync<CompendiumOrder>($"where {filter.Sql} order by ordered_at desc, id desc limit {take + 1}", token, filter.Values);
        var shown = found.Take(take).ToList();
        var inquiries = (await session.LoadManyAsync<InquiryListing>(token, shown.Select(o => o.Inquiry))).ToDictionary(i => i.Id);
        var leads = await Leads(inquiries.Values.Select(i => i.Lead).OfType<Guid>(), session, token);
        return new(
            [.. shown.Where(o => inquiries.GetValueOrDefault(o.Inquiry) is { Test: false }).Select(o => Row(o, inquiries[o.Inquiry], leads, actor))],
            found.Count > take ? SqlFilter.MarkOf(shown[^1].OrderedAt, shown[^1].Id) : null);
    }

    private static OrderRow Row(CompendiumOrder order, InquiryListing inquiry, Dictionary<Guid, LeadListing> leads, Actor actor)
    {
        var mayAsk = InquiryReach.Reaches(actor, inquiry.Unit, inquiry.Assignee);
        var lead = inquiry.Lead is { } id ? leads.GetValueOrDefault(id) : null;
        var mayFollow = lead is not null && LeadReach.Reaches(actor, lead.Unit, lead.Owner, lead.SharedWith);
        return new(
            order.Id, order.Number, order.OrderedAt, order.Region, order.Industry, [.. order.Fetches.Select(f => f.Format)], order.Fetched, inquiry.State,
            mayAsk ? inquiry.Id : null, mayAsk ? inquiry.Company : null, mayFollow ? lead!.Id : null, mayFollow ? lead!.Number : null, lead?.Stage);
    }

    // By the lead the inquiry was put to; the value is the one it goes on in.
    private static async Task<Dictionary<Guid, LeadListing>> Leads(IEnumerable<Guid> ids, IQuerySession session, CancellationToken token)
    {
        var leads = new Dictionary<Guid, LeadListing>();
        foreach (var id in ids.Distinct())
        {
            var lead = await session.LoadAsync<LeadListing>(id, token);
            while (lead?.MergedInto is { } into) lead = await session.LoadAsync<LeadListing>(into, token);
            if (lead is not null) leads[id] = lead;
        }
        return leads;
    }
}
