using Crm.Foundation;
using Crm.Notifications.Mailing;
using Crm.Team;
using Marten;
using Wolverine;

namespace Crm.Notifications;

/// <summary>One notice per person that news is for, and the mails of it on their way.</summary>
internal static class Telling
{
    /// <summary>Puts the notices down that are not there yet.</summary>
    /// <returns>What is to be sent.</returns>
    public static async Task<OutgoingMessages> Tell(StaffNews news, IDocumentSession session, IRoster roster, DateTimeOffset now, CancellationToken token)
    {
        var mails = new OutgoingMessages();
        var people = news.Logins.Distinct().Select(roster.Person).OfType<PersonPlace>().Where(p => !p.Disabled).ToList();
        var known = await session.LoadManyAsync<Notice>(token, people.Select(p => IdOf(news, p)));
        foreach (var person in people.Where(p => known.All(k => k.Id != IdOf(news, p))))
        {
            var notice = new Notice
            {
                Id = IdOf(news, person),
                Login = person.Login,
                Kind = news.Kind,
                Link = news.Link,
                Title = news.Title,
                By = roster.Person(news.By)?.Name ?? news.By.TrimStart(':'),
                At = now,
                Due = news.Due,
                Mail = string.IsNullOrWhiteSpace(person.Email) ? MailState.None : MailState.Waiting,
            };
            session.Insert(notice);
            if (notice.Mail == MailState.Waiting) mails.Add(new SendMail(notice.Id));
        }
        return mails;
    }

    private static Guid IdOf(StaffNews news, PersonPlace person) => Uuid5.Of("notice", $"{news.Id}\n{person.Login}");
}
