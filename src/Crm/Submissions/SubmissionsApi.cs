using Crm.Api;
using Crm.Submissions.AskingBack;
using Crm.Submissions.Checking;
using Crm.Submissions.Claiming;
using Crm.Submissions.Comparing;
using Crm.Submissions.Correcting;
using Crm.Submissions.Deciding;
using Crm.Submissions.Figures;
using Crm.Submissions.LockingAway;
using Crm.Submissions.Publishing;
using Crm.Submissions.Queue;
using Crm.Submissions.Review;
using Crm.Submissions.Terms;

namespace Crm.Submissions;

/// <summary>The desk's routes.</summary>
public static class SubmissionsApi
{
    public static void Map(RouteGroupBuilder api)
    {
        api.Query<FindSubmissions, SubmissionPage>("/submissions");
        api.Query<MonthlySubmissions, IReadOnlyList<SubmissionMonth>>("/submissions/figures");
        api.Query<FindSubmissionTerms, IReadOnlyList<SubmissionTerms>>("/submissions/terms");
        api.Command<PublishSubmissionTerms>("/submissions/terms");
        api.Query<FindProhibitedWords, IReadOnlyList<KindWords>>("/submissions/words");
        api.Command<SetProhibitedWords>("/submissions/words");
        api.Query<FindTakeDowns, IReadOnlyList<TakeDownNotice>>("/submissions/take-downs");
        api.Query<ReadSubmission, SubmissionReading>("/submissions/{submissionId:guid}");
        api.Query<SubmissionHistory, IReadOnlyList<SubmissionEntry>>("/submissions/{submissionId:guid}/history");
        api.Query<FindSimilarTexts, IReadOnlyList<SimilarText>>("/submissions/{submissionId:guid}/similar");
        api.Command<ClaimSubmission>("/submissions/{submissionId:guid}/claim");
        api.Command<ReleaseSubmission>("/submissions/{submissionId:guid}/release");
        api.Command<CorrectSubmission>("/submissions/{submissionId:guid}/correct");
        api.Command<AskAuthor>("/submissions/{submissionId:guid}/ask");
        api.Command<CheckKinds>("/submissions/{submissionId:guid}/check");
        api.Command<AcceptSubmission>("/submissions/{submissionId:guid}/accept");
        api.Command<RefuseSubmission>("/submissions/{submissionId:guid}/refuse");
        api.Command<ReopenSubmission>("/submissions/{submissionId:guid}/reopen");
        api.Command<PublishSubmission>("/submissions/{submissionId:guid}/publish");
        api.Command<TakeDownSubmission>("/submissions/{submissionId:guid}/take-down");
        api.Command<PutBackSubmission>("/submissions/{submissionId:guid}/put-back");
        api.Command<LockAwaySubmission>("/submissions/{submissionId:guid}/lock");
        api.Command<UnlockSubmission>("/submissions/{submissionId:guid}/unlock");
        // By POST: why somebody looks must not stand in the logs of every proxy on the way.
        api.Asking<ViewLockedSubmission, SubmissionReading>("/submissions/{submissionId:guid}/view-locked");
    }
}
