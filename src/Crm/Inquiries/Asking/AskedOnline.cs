using Crm.Clocks.Calendar;
using Crm.Foundation;
using Crm.Inquiries.Acknowledging;
using Crm.Inquiries.Routing;
using Crm.Inquiries.Touching;
using Crm.Leads;
using Crm.Leads.Recognising;
using Crm.Notifications;
using Crm.Privacy;
using Crm.Privacy.Consenting;
using Crm.Team;
using Marten;
using Wolverine;

namespace Crm.Inquiries.Asking;

/// <summary>Takes in what comes over the site: the inquiry with its receipt number, and who is told.</summary>
public sealed class AskedOnline(IRoster roster, Vault vault, ReceiptNumbers numbers, InquiryLinks links, AskedPark parks, TimeProvider clock)
{
    /// <summary>Puts the inquiry into the session; the messages that belong to it.</summary>
    /// <param name="test">A manager has it sent to learn how it is answered. Nothing else about it is different.</param>
    /// <exception cref="RuleBroken">The notice changed meanwhile, or there is no such place or park.</exception>
    public async Task<OutgoingMessages> Take(AskOnline command, bool test, IDocumentSession session, CancellationToken token) =>
        (await Take(command, Source.WebForm, test, acknowledge: true, session, token)).Messages;

    /// <summary>The same through another channel of the site, with the receipt for whoever writes a letter of their own.</summary>
    /// <param name="acknowledge">Whether the usual letter confirms it.</param>
    /// <exception cref="RuleBroken">The notice changed meanwhile, or there is no such place.</exception>
    public Task<(Asked Receipt, OutgoingMessages Messages)> Take(AskOnline command, Source channel, bool acknowledge, IDocumentSession session, CancellationToken token) =>
        Take(command, channel, test: false, acknowledge, session, token);

    private async Task<(Asked Receipt, OutgoingMessages Messages)> Take(AskOnline command, Source channel, bool test, bool acknowledge, IDocumentSession session, CancellationToken token)
    {
        var (now, today) = (clock.GetUtcNow(), China.Today(clock));
        var notice = await ConsentNotice.On(today, session, token);
        var (unit, region) = await parks.Place(command, session, token);
        var contact = (await vault.Seal(command.Contact, token))!;
        var certain = OpenLeads.Certain(await OpenLeads.Of(contact.Person, session, token), command.Company);
        var asked = new Asked(unit, region, contact, await numbers.Next(today, token), InquiryLinks.HashOf(links.Of(command.InquiryId)), await AnswerBy(now, session, token), notice);
        session.Events.StartStream<Inquiry>(command.InquiryId, AskOnlineHandler.Decide(command, asked, now, test, channel));

        OutgoingMessages messages = [certain is null
            ? InquiryTeam.News(NewsKind.InquiryArrived, asked.Number, unit.Path, null, roster)
            : (object)new PutBesideLead(command.InquiryId, certain.Id)];
        if (certain is null) messages.Add(new RouteInquiry(command.InquiryId));
        if (acknowledge && Acknowledgement.Of(command, asked, now) is { } letter) messages.Add(letter.Put(session));
        return (asked, messages);
    }

    // The lead clock's "answer within one day", in days on which offices work.
    private static async Task<DateOnly> AnswerBy(DateTimeOffset now, IQuerySession session, CancellationToken token) =>
        China.DayOf((await WorkingCalendar.Read(session, token)).AddWorkingDays(now, 1));
}
