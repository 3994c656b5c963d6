using Crm.Foundation;
using Crm.Notifications.Robots;
using Crm.Team;
using Marten;

namespace Crm.Notifications.Choosing;

/// <summary>How the signed-in person is told of what.</summary>
[Allow(Role.HotlineAgent, Role.Officer, Role.Manager, Role.Editor, Role.Auditor, Role.Administrator, Jobs = false)]
public sealed record MyNoticeChoices : IQuery<NoticeSettings>;

/// <summary>What holds for a person, kind by kind.</summary>
/// <param name="Email">Where mails go; null where the person has no address.</param>
/// <param name="Group">Name of the robot that speaks in the person's group; null where there is none.</param>
public sealed record NoticeSettings(IReadOnlyList<KindChoice> Kinds, TimeOnly? QuietFrom, TimeOnly? QuietTo, TimeOnly DigestAt, string? Email, string? Group);

/// <summary>Answers <see cref="MyNoticeChoices"/>.</summary>
public static class MyNoticeChoicesHandler
{
    public static async Task<NoticeSettings> Handle(MyNoticeChoices query, Actor actor, IRoster roster, IQuerySession session, CancellationToken token)
    {
        var choices = await session.LoadAsync<NoticeChoices>(NoticeChoices.IdOf(actor.Login), token) ?? NoticeChoices.Usual;
        var robot = (await session.Speaking(token)).For(actor.UnitPath);
        return new NoticeSettings(
            [.. Enum.GetValues<NewsKind>().Select(choices.For)], choices.QuietFrom, choices.QuietTo, choices.DigestAt, roster.Person(actor.Login)?.Email.Filled(), robot?.Name);
    }
}
