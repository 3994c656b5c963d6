using Crm.Foundation;
using Crm.Team;
using Marten;

namespace Crm.Notifications.Reading;

/// <summary>The signed-in person's own notices, newest first.</summary>
[Allow(Role.HotlineAgent, Role.Officer, Role.Manager, Role.Editor, Role.Auditor, Role.Administrator)]
public sealed record MyNotices(int Take = 20) : IQuery<NoticeList>;

/// <summary>Notices, up to which moment they are read, and how many are unread (up to 100).</summary>
public sealed record NoticeList(IReadOnlyList<Notice> Notices, DateTimeOffset ReadUpTo, int Unread);

/// <summary>Answers <see cref="MyNotices"/>.</summary>
public static class MyNoticesHandler
{
    public static async Task<NoticeList> Handle(MyNotices query, Actor actor, IQuerySession session, CancellationToken token)
    {
        var readUpTo = (await session.LoadAsync<Reader>(Reader.IdOf(actor.Login), token))?.ReadUpTo ?? DateTimeOffset.UnixEpoch;
        var notices = await session.Query<Notice>().Where(n => n.Login == actor.Login).OrderByDescending(n => n.At).Take(Math.Clamp(query.Take, 1, 100)).ToListAsync(token);
        var unread = await session.Query<Notice>().Where(n => n.Login == actor.Login && n.At > readUpTo).Take(100).CountAsync(token);
        return new NoticeList(notices, readUpTo, unread);
    }
}
