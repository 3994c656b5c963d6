using Crm.Foundation;
using Crm.Inquiries.Routing;
using Crm.Leads;
using Crm.Leads.Listing;
using Crm.Leads.Touching;
using Crm.Notifications;
using Crm.Team;
using Marten;
using Wolverine;
using Wolverine.Attributes;

namespace Crm.Inquiries.Touching;

/// <summary>
/// An inquiry belongs to an open lead beyond doubt, through whichever channel it came, or a visitor added something to one that does: the lead is to hear of it. A message of its own,
/// one at a time, so that nobody is refused because somebody works on the lead at that moment.
/// </summary>
/// <param name="Note">Which of the visitor's notes is meant; null for the inquiry itself.</param>
[MessageIdentity("put-beside-lead")]
public sealed record PutBesideLead(Guid InquiryId, Guid LeadId, int? Note = null);

/// <summary>Handles <see cref="PutBesideLead"/>. A lead that was terminated meanwhile hears nothing; then whoever answers for the inquiry does.</summary>
public static class PutBesideLeadHandler
{
    /// <summary>The name that what the product recognises by itself has in records and notices.</summary>
    public const string Recognised = ":自动识别";

    // Whoever asks or writes it down may reach no such lead; the product puts the inquiry there for them.
    private static readonly Actor Product = new(InquiryTeam.Visitor, InquiryTeam.Visitor, "", "", new HashSet<Role>(), "job");

    public static async Task<OutgoingMessages> Handle(PutBesideLead message, LeadTouching touching, IRoster roster, IDocumentSession session, TimeProvider clock, CancellationToken token)
    {
        var stream = await session.Events.FetchForWriting<Inquiry>(message.InquiryId, token);
        var (inquiry, today) = (stream.Aggregate!, China.Today(clock));
        if (message.Note is null && inquiry.State is not (InquiryState.New or InquiryState.Assigned)) return [];
        message = message with { LeadId = await LeadTouching.Standing(message.LeadId, session, token) };
        if ((await session.LoadAsync<LeadListing>(message.LeadId, token))?.Stage is null or Stage.Terminated)
            return inquiry.Number is null ? [new RouteInquiry(message.InquiryId)] : [InquiryTeam.News(message.Note is null ? NewsKind.InquiryArrived : NewsKind.InquiryAdded, inquiry.Number, inquiry.UnitPath, inquiry.To, roster)];
        session.LastModifiedBy = inquiry.Number is null ? Recognised : Caller.Visitor.Login;
        session.SetHeader(Access.ChannelHeader, inquiry.Number is null ? "job" : Caller.PublicChannel);
        if (message.Note is null) stream.AppendMany(Decide(message, inquiry, today));
        var gist = message.Note is { } note ? (await session.LoadAsync<Listing.InquiryListing>(message.InquiryId, token))!.Notes[note].Text! : inquiry.Wish;
        var (append, news) = await touching.Touch(message.LeadId, new LeadTouched(message.InquiryId, inquiry.Source, gist, today), Product, session, token);
        append.Execute(session);
        return [news];
    }

    public static IEnumerable<object> Decide(PutBesideLead message, Inquiry inquiry, DateOnly today)
    {
        yield return new InquiryTouchedLead(message.LeadId, today, inquiry.Company is null ? TouchGround.OnlyLeadOfPerson : TouchGround.SamePersonAndCompany);
    }
}
