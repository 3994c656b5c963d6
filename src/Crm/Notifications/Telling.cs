using Crm.Foundation;
using Crm.Notifications.Choosing;
using Crm.Notifications.Robots;
using Crm.Notifications.Sending;
using Crm.Team;
using Marten;
using Wolverine;

namespace Crm.Notifications;

/// <summary>One notice per person that news is for, and whatever else carries it, as each of them chose.</summary>
internal static class Telling
{
    /// <summary>Puts down the notices that are not there yet, and what is to be sent of them.</summary>
    /// <returns>The lanes in which something new stands.</returns>
    public static async Task<OutgoingMessages> Tell(StaffNews news, IDocumentSession session, IRoster roster, DateTimeOffset now, CancellationToken token)
    {
        var people = news.Logins.Distinct().Select(roster.Person).OfType<PersonPlace>().Where(p => !p.Disabled).ToList();
        if (people.Count == 0) return [];
        var known = (await session.LoadManyAsync<Notice>(token, people.Select(p => IdOf(news, p)))).Select(n => n.Id).ToHashSet();
        var chosen = (await session.LoadManyAsync<NoticeChoices>(token, people.Select(p => NoticeChoices.IdOf(p.Login)))).ToDictionary(c => c.Id);
        var robots = await session.Speaking(token);

        var told = people.Where(p => !known.Contains(IdOf(news, p)))
            .Select(p => (Person: p, Notice: New(news, p, roster, now), Choices: chosen.GetValueOrDefault(NoticeChoices.IdOf(p.Login), NoticeChoices.Usual))).ToList();
        var deliveries = told.Select(t => MailOf(t.Notice, t.Person, t.Choices, now)).OfType<Delivery>().ToList();
        foreach (var group in told.Where(t => t.Choices.For(news.Kind).Robot).GroupBy(t => robots.For(t.Person.UnitPath)).Where(g => g.Key is not null))
            deliveries.Add(Said(news, group.Key!, [.. group.Select(t => t.Notice.Id)], group.Min(t => t.Choices.Awake(now)), now));

        session.Insert(told.Select(t => t.Notice));
        // Should only some of the people have been there the first time, the group was told then.
        session.Store<Delivery>(deliveries);
        return [.. deliveries.Select(d => new Deliver(d.Lane)).Distinct()];
    }

    private static Notice New(StaffNews news, PersonPlace person, IRoster roster, DateTimeOffset now) => new()
    {
        Id = IdOf(news, person),
        Login = person.Login,
        Kind = news.Kind,
        Link = news.Link,
        Title = news.Title,
        By = roster.Person(news.By)?.Name ?? news.By.TrimStart(':'),
        At = now,
        Due = news.Due,
    };

    private static Delivery? MailOf(Notice notice, PersonPlace person, NoticeChoices choices, DateTimeOffset now)
    {
        var way = choices.For(notice.Kind).Mail;
        if (way == MailWay.Never || string.IsNullOrWhiteSpace(person.Email)) return null;
        return new Delivery
        {
            Id = notice.Id,
            Lane = Delivery.MailLane(person.Login),
            Login = person.Login,
            Notices = [notice.Id],
            Digest = way == MailWay.Daily,
            At = now,
            Turn = way == MailWay.Daily ? choices.NextDigest(now) : choices.Awake(now),
        };
    }

    private static Delivery Said(StaffNews news, Robot robot, IReadOnlyList<Guid> notices, DateTimeOffset turn, DateTimeOffset now) => new()
    {
        Id = Uuid5.Of("said", $"{news.Id}\n{robot.Id}"),
        Lane = Delivery.RobotLane(robot.Id),
        Robot = robot.Id,
        Notices = notices,
        At = now,
        Turn = turn,
    };

    private static Guid IdOf(StaffNews news, PersonPlace person) => Uuid5.Of("notice", $"{news.Id}\n{person.Login}");
}
