using Crm.Foundation;
using Crm.Submissions.Counting;
using Crm.Submissions.Submitting;
using Crm.Submissions.Telling;
using Crm.Submissions.Tracking;
using Crm.Team;
using FluentValidation;
using Marten;
using Wolverine;

namespace Crm.Submissions.Replying;

/// <summary>The author answers what an editor asked, and may send a new title and text in with it. Then it is the editor's turn again.</summary>
/// <param name="Link">The secret part of the submission's link.</param>
/// <param name="Title">The new title; null where it stays.</param>
/// <param name="Body">The new text; null where it stays.</param>
[Allow(Visitors = true)]
public sealed record ReplyToEditor(string Link, string Answer, string? Title = null, [property: LongText] string? Body = null) : ICommand;

/// <summary>What a <see cref="ReplyToEditor"/> must hold.</summary>
public sealed class ReplyToEditorValidator : AbstractValidator<ReplyToEditor>
{
    public ReplyToEditorValidator()
    {
        RuleFor(c => c.Answer).NotEmpty().WithMessage("请写下答复。").MaximumLength(2000).WithMessage("答复不能超过 2,000 个字。");
        When(c => c.Title is not null, () => RuleFor(c => c.Title).IsTitle());
        When(c => c.Body is not null, () => RuleFor(c => c.Body).IsArticle());
    }
}

/// <summary>Handles <see cref="ReplyToEditor"/>.</summary>
public static class ReplyToEditorHandler
{
    public static async Task<OutgoingMessages> Handle(ReplyToEditor command, IRoster roster, IDocumentSession session, TimeProvider clock, CancellationToken token)
    {
        var stream = await SubmissionLinks.Open(command.Link, session, token);
        stream.AppendMany(Decide(command, stream.Aggregate!, China.Today(clock)));
        return [SubmissionNews.Replied(stream.Aggregate!, roster)];
    }

    public static IEnumerable<object> Decide(ReplyToEditor command, Submission submission, DateOnly today)
    {
        submission.MustWaitForAuthor();
        var (title, body) = (command.Title?.Trim(), command.Body is null ? null : ArticleText.Tidy(command.Body));
        if (title == submission.Title) title = null;
        if (body == submission.Body) body = null;
        yield return new SubmissionReplied(command.Answer.Trim(), title, body, body is null ? null : EditorsCount.Of(body), today);
    }
}
