using Crm.Foundation;
using Crm.Foundation.Formats;
using Crm.Inquiries.Tracking;
using Crm.Leads.Listing;
using Crm.Leads.Touching;
using Crm.Notifications;
using Crm.Privacy.Erasing;
using Crm.Team;
using Marten;
using Wolverine;

namespace Crm.Inquiries.Withdrawing;

/// <summary>Whoever sent an inquiry takes it back, and, if they say so, their consent with it: then their contact is shown no more and is to be erased.</summary>
/// <param name="Link">The secret part of its link.</param>
/// <param name="WithConsent">Whether they take their consent back as well.</param>
[Allow(Visitors = true)]
public sealed record WithdrawInquiry(string Link, bool WithConsent) : ICommand;

/// <summary>Handles <see cref="WithdrawInquiry"/>.</summary>
public static class WithdrawInquiryHandler
{
    /// <summary>Days until the data must be erased, as the notice promises.</summary>
    public const int DaysToErase = 15;

    public static async Task<OutgoingMessages> Handle(WithdrawInquiry command, IRoster roster, IDocumentSession session, TimeProvider clock, CancellationToken token)
    {
        var now = clock.GetUtcNow();
        var stream = await TrackedInquiry.Open(command.Link, session, token);
        var inquiry = stream.Aggregate!;
        stream.AppendMany(Decide(command, inquiry, now));
        var owner = inquiry.Lead is { } lead ? (await session.LoadAsync<LeadListing>(await LeadTouching.Standing(lead, session, token), token))?.Owner : null;
        OutgoingMessages messages = [InquiryTeam.News(NewsKind.InquiryWithdrawn, inquiry.Number!, inquiry.UnitPath, owner ?? inquiry.To, roster)];
        if (command.WithConsent && inquiry.Contact is { } contact && await Request(inquiry, contact.Person, session, China.DayOf(now), token) is { } due)
            messages.Add(new StaffNews(Guid.CreateVersion7(), NewsKind.ErasureAsked, Deciding(inquiry.UnitPath, roster), InquiryTeam.Visitor, "/admin/privacy", inquiry.Number!, Days.Start(due)));
        return messages;
    }

    public static IEnumerable<object> Decide(WithdrawInquiry command, Inquiry inquiry, DateTimeOffset now)
    {
        var today = China.DayOf(now);
        if (inquiry.Withdrawn && (!command.WithConsent || inquiry.Contact is null)) throw new RuleBroken("这条咨询您已经撤回。");
        if (!inquiry.Withdrawn) yield return new InquiryWithdrawn(today);
        if (command.WithConsent && inquiry.Contact is not null) yield return new ConsentWithdrawn(now, today);
    }

    // One person is erased once, however many inquiries they take back.
    private static async Task<DateOnly?> Request(Inquiry inquiry, Guid person, IDocumentSession session, DateOnly today, CancellationToken token)
    {
        var erasure = await session.Events.FetchForWriting<Erasure>(Erasure.IdOf(person), token);
        if (erasure.Aggregate is not null) return null;
        var due = today.AddDays(DaysToErase);
        erasure.AppendOne(new ErasureRequested(person, inquiry.Unit, inquiry.Number!, due, today));
        return due;
    }

    // Managers and administrators of the unit, or of the next one above that has any.
    private static IReadOnlyList<string> Deciding(string unitPath, IRoster roster)
    {
        foreach (var code in unitPath.Split('/', StringSplitOptions.RemoveEmptyEntries).Reverse())
        {
            if (roster.Unit(code) is not { } unit) continue;
            string[] there = [.. roster.People(unit.Path, Role.Manager).Concat(roster.People(unit.Path, Role.Administrator)).Where(p => p.Unit == code).Select(p => p.Login).Distinct()];
            if (there.Length > 0) return there;
        }
        return [];
    }
}
