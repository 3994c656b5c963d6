using Crm.Foundation;
using Crm.Team;
using Marten;

namespace Crm.Submissions.Terms;

/// <summary>What authors accept today.</summary>
[Allow(Role.Editor, Role.Manager, Role.Auditor, Role.Administrator, Visitors = true)]
public sealed record CurrentSubmissionTerms : IQuery<SubmissionTerms>;

/// <summary>Answers <see cref="CurrentSubmissionTerms"/>.</summary>
public static class CurrentSubmissionTermsHandler
{
    public static async Task<SubmissionTerms> Handle(CurrentSubmissionTerms query, IQuerySession session, TimeProvider clock, CancellationToken token) =>
        await SubmissionTerms.On(China.Today(clock), session, token) ?? throw new RuleBroken("还没有发布投稿须知，请编辑先发布一版。");
}

/// <summary>Every version that was ever published, the latest first.</summary>
[Allow(Role.Editor, Role.Manager, Role.Auditor, Role.Administrator)]
public sealed record FindSubmissionTerms : IQuery<IReadOnlyList<SubmissionTerms>>;

/// <summary>Answers <see cref="FindSubmissionTerms"/>.</summary>
public static class FindSubmissionTermsHandler
{
    public static Task<IReadOnlyList<SubmissionTerms>> Handle(FindSubmissionTerms query, IQuerySession session, CancellationToken token) => SubmissionTerms.All(session, token);
}
