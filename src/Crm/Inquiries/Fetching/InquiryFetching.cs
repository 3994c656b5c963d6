using Crm.Foundation;
using Crm.Leads;
using Crm.Leads.Listing;
using Crm.Leads.Touching;
using Crm.Team;
using Marten;
using Wolverine;

namespace Crm.Inquiries.Fetching;

/// <summary>
/// Puts down that whoever asked took what they were given. It shows on the inquiry at once and, where the inquiry belongs to a lead that is open, as a touch on that lead, wherever
/// it was merged to.
/// </summary>
public sealed class InquiryFetching(LeadTouching touching, TimeProvider clock)
{
    // A visitor reaches no lead; the product puts it there for them.
    private static readonly Actor Product = new(InquiryTeam.Visitor, InquiryTeam.Visitor, "", "", new HashSet<Role>(), "job");

    /// <summary>Appends to the session; the news that belongs to it.</summary>
    /// <param name="what">What was fetched, in words.</param>
    public async Task<OutgoingMessages> Fetched(Guid inquiryId, string what, IDocumentSession session, CancellationToken token)
    {
        var today = China.Today(clock);
        var stream = await session.Events.FetchForWriting<Inquiry>(inquiryId, token);
        if (stream.Aggregate is not { Withdrawn: false } inquiry) return [];
        stream.AppendOne(new InquiryMaterialFetched(what, today));
        if (inquiry.Lead is not { } put) return [];
        var lead = await LeadTouching.Standing(put, session, token);
        // A lead that is over hears nothing; the inquiry has it.
        if ((await session.LoadAsync<LeadListing>(lead, token))?.Stage is null or Stage.Terminated) return [];
        var (append, news) = await touching.Touch(lead, new LeadTouched(inquiryId, inquiry.Source, what, today), Product, session, token);
        append.Execute(session);
        return [news];
    }
}
