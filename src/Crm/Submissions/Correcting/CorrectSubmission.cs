using Crm.Foundation;
using Crm.Submissions.Counting;
using Crm.Submissions.Submitting;
using Crm.Team;
using FluentValidation;
using Wolverine.Marten;
using Wolverine.Persistence.EventSourcing;

namespace Crm.Submissions.Correcting;

/// <summary>修改: the editor corrects title, organisation, place or text. What was sent in stays beside it, with the difference.</summary>
/// <param name="Note">Why, for colleagues.</param>
[Allow(Role.Editor)]
public sealed record CorrectSubmission(Guid SubmissionId, string Title, string Organisation, [property: LongText] string Body, string? Region, string? Note, long Version) : ISubmissionCommand;

/// <summary>What a <see cref="CorrectSubmission"/> must hold.</summary>
public sealed class CorrectSubmissionValidator : AbstractValidator<CorrectSubmission>
{
    public CorrectSubmissionValidator()
    {
        RuleFor(c => c.Title).IsTitle();
        RuleFor(c => c.Organisation).IsOrganisation();
        RuleFor(c => c.Body).IsCorrected();
        RuleFor(c => c.Region).IsPlace();
        RuleFor(c => c.Note).MaximumLength(200).WithMessage("说明不能超过 200 个字。");
    }
}

/// <summary>Handles <see cref="CorrectSubmission"/>.</summary>
public static class CorrectSubmissionHandler
{
    public static Events Handle(CorrectSubmission command, [WriteModel] Submission submission, Actor actor, TimeProvider clock) => [.. Decide(command, submission, actor, China.Today(clock))];

    public static IEnumerable<object> Decide(CorrectSubmission command, Submission submission, Actor actor, DateOnly today)
    {
        submission.MustNotBeLocked();
        submission.MustBeOf(actor);
        if (submission.State is not (SubmissionState.Waiting or SubmissionState.Asked or SubmissionState.Accepted)) throw new RuleBroken("这篇投稿现在不能修改。");
        var (title, organisation, body) = (command.Title.Trim(), command.Organisation.Trim(), ArticleText.Tidy(command.Body));
        if ((title, organisation, body, command.Region) == (submission.Title, submission.Organisation, submission.Body, submission.Region)) throw new RuleBroken("没有改动，不用保存。");
        yield return new SubmissionCorrected(title, organisation, body, EditorsCount.Of(body), command.Region, command.Note.Filled(), today);
    }
}
