using Crm.Foundation;
using Crm.Policies;
using Crm.Policies.Importing;
using Crm.Submissions.Submitting;
using Crm.Submissions.Telling;
using Crm.Team;
using FluentValidation;
using Marten;
using Wolverine;
using Wolverine.Marten;
using Wolverine.Persistence.EventSourcing;

namespace Crm.Submissions.Publishing;

/// <summary>发布: the accepted article becomes a document of the policy library, with its organisation and author, in one transaction. The author gets the address by mail.</summary>
/// <param name="TextNumber">Number of the text that was read; another one is not published unread.</param>
/// <param name="Kind">What sort of document it is.</param>
/// <param name="Region">The place it is about, GB/T 2260.</param>
[Allow(Role.Editor)]
public sealed record PublishSubmission(Guid SubmissionId, int TextNumber, PolicyKind Kind, string? Region = null) : ISubmissionCommand;

/// <summary>What a <see cref="PublishSubmission"/> must hold.</summary>
public sealed class PublishSubmissionValidator : AbstractValidator<PublishSubmission>
{
    public PublishSubmissionValidator()
    {
        RuleFor(c => c.Kind).IsInEnum().WithMessage("没有这个类别。");
        RuleFor(c => c.Region).IsPlace();
    }
}

/// <summary>Handles <see cref="PublishSubmission"/>.</summary>
public static class PublishSubmissionHandler
{
    /// <summary>Where the library says it was read.</summary>
    public const string Source = "投稿";

    public static async Task<(Events, OutgoingMessages)> Handle(
        PublishSubmission command, [WriteModel] Submission submission, Actor actor, IDocumentSession session, TimeProvider clock, CancellationToken token)
    {
        var today = China.Today(clock);
        Events events = [.. Decide(command, submission, actor, today)];
        var document = Document(command, submission, today);
        if (await session.Events.FetchStreamStateAsync(document.DocumentId, token) is not null)
            throw new RuleBroken("政策库里已有同一标题的投稿文章，请先改一下标题再发布。") { Kind = Refusal.Conflict };
        ContributedDocument.Put(session, document, new Contribution(submission.Organisation, submission.Author?.Name), today);
        return (events, SubmissionLetter.Put(SubmissionLetter.Published, submission, session, clock.GetUtcNow()));
    }

    public static IEnumerable<object> Decide(PublishSubmission command, Submission submission, Actor actor, DateOnly today)
    {
        submission.MustNotBeLocked();
        submission.MustBeOf(actor);
        if (submission.State != SubmissionState.Accepted) throw new RuleBroken(submission.State == SubmissionState.Published ? "这篇投稿已经发布。" : "请先采用，再发布。");
        submission.MustReadAs(command.TextNumber);
        yield return new SubmissionPublished(Document(command, submission, today).DocumentId, submission.Title, command.Kind, command.Region, today);
    }

    private static ImportPolicyDocument Document(PublishSubmission command, Submission submission, DateOnly today) =>
        new(Source, null, command.Region, submission.Title, submission.Body, today, command.Kind);
}
