using Crm.Foundation;
using Crm.Leads.Listing;
using Crm.Notifications.Mailing;
using Crm.Team;
using Marten;
using Wolverine;

namespace Crm.Notifications;

/// <summary>Turns a piece of news into one notice per person and sends the mails on their way.</summary>
public static class LeadNewsHandler
{
    public static async Task<OutgoingMessages> Handle(LeadNews news, IDocumentSession session, IRoster roster, TimeProvider clock, CancellationToken token)
    {
        var mails = new OutgoingMessages();
        var people = news.Logins.Select(roster.Person).OfType<PersonPlace>().Where(p => !p.Disabled).ToList();
        var batch = session.CreateBatchQuery();
        var listing = batch.Load<LeadListing>(news.LeadId);
        var notices = batch.LoadMany<Notice>().ById([.. people.Select(p => IdOf(news, p))]);
        await batch.Execute(token);
        var (lead, known) = (await listing, await notices);
        foreach (var person in people.Where(p => known.All(k => k.Id != IdOf(news, p))))
        {
            var notice = new Notice
            {
                Id = IdOf(news, person),
                Login = person.Login,
                Kind = news.Kind,
                LeadId = news.LeadId,
                Company = lead?.Company ?? "",
                By = roster.Person(news.By)?.Name ?? news.By.TrimStart(':'),
                At = clock.GetUtcNow(),
                Mail = string.IsNullOrWhiteSpace(person.Email) ? MailState.None : MailState.Waiting,
            };
            session.Insert(notice);
            if (notice.Mail == MailState.Waiting) mails.Add(new SendMail(notice.Id));
        }
        return mails;
    }

    private static Guid IdOf(LeadNews news, PersonPlace person) => Uuid5.Of("notice", $"{news.Id}\n{person.Login}");
}
