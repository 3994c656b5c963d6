using Crm.Foundation;
using Crm.Team;
using Marten;

namespace Crm.Privacy.Consenting;

/// <summary>What a visitor is told today about their personal data.</summary>
[Allow(Role.HotlineAgent, Role.Officer, Role.Manager, Role.Editor, Role.Auditor, Role.Administrator, Visitors = true)]
public sealed record CurrentConsentNotice : IQuery<ConsentNotice>;

/// <summary>Answers <see cref="CurrentConsentNotice"/>.</summary>
public static class CurrentConsentNoticeHandler
{
    public static async Task<ConsentNotice> Handle(CurrentConsentNotice query, IQuerySession session, TimeProvider clock, CancellationToken token) =>
        await ConsentNotice.On(China.Today(clock), session, token) ?? throw new RuleBroken("还没有发布个人信息告知内容，请系统管理员先发布一版。");
}

/// <summary>Every version that was ever published, the latest first.</summary>
[Allow(Role.Administrator, Role.Manager, Role.Auditor)]
public sealed record FindConsentNotices : IQuery<IReadOnlyList<ConsentNotice>>;

/// <summary>Answers <see cref="FindConsentNotices"/>.</summary>
public static class FindConsentNoticesHandler
{
    public static Task<IReadOnlyList<ConsentNotice>> Handle(FindConsentNotices query, IQuerySession session, CancellationToken token) =>
        ConsentNotice.All(session, token);
}
