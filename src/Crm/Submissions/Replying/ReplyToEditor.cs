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
/// <param name="Title">The title as it stands in the author's form; null where the form has none. Where it is not the one they were shown, it is a new one.</param>
/// <param name="Body">The text, in the same way.</param>
/// <param name="TextNumber">Number of the text their form was made from; null for the text as it stands now.</param>
[Allow(Visitors = true)]
public sealed record ReplyToEditor(string Link, string Answer, string? Title = null, [property: LongText] string? Body = null, int? TextNumber = null) : ICommand;

/// <summary>What a <see cref="ReplyToEditor"/> must hold.</summary>
public sealed class ReplyToEditorValidator : AbstractValidator<ReplyToEditor>
{
    public ReplyToEditorValidator()
    {
        RuleFor(c => c.Answer).NotEmpty().WithMessage("请写下答复。").MaximumLength(2000).WithMessage("答复不能超过 2,000 个字。");
        // What was not touched need not be an article: an editor may have shortened it. The rest is looked at where it is known what is new.
        RuleFor(c => c.Body).MaximumLength(ArticleText.Longest).WithMessage("正文太长了，请保留 2,000 字以内。");
    }
}

/// <summary>Handles <see cref="ReplyToEditor"/>.</summary>
public static class ReplyToEditorHandler
{
    public static async Task<OutgoingMessages> Handle(ReplyToEditor command, IRoster roster, IDocumentSession session, TimeProvider clock, CancellationToken token)
    {
        var stream = await SubmissionLinks.Open(command.Link, session, token);
        var submission = stream.Aggregate!;
        stream.AppendMany(Decide(command, submission, await Shown(command, submission, session, token), China.Today(clock)));
        return [SubmissionNews.Replied(submission, roster)];
    }

    /// <param name="shown">The text their form was made from; null where there never was one of that number.</param>
    public static IEnumerable<object> Decide(ReplyToEditor command, Submission submission, ShownText? shown, DateOnly today)
    {
        submission.MustWaitForAuthor();
        if (shown is null) throw new RuleBroken("这个页面不是最新的，您填写的都还在，请核对后再提交一次。") { Kind = Refusal.Conflict };
        var (title, body) = (command.Title?.Trim(), command.Body is null ? null : ArticleText.Tidy(command.Body));
        if (title == shown.Title || title == submission.Title) title = null;
        if (body == shown.Body || body == submission.Body) body = null;
        // An editor's correction is not overwritten by somebody who has not seen it.
        if ((title is not null && shown.Title != submission.Title) || (body is not null && shown.Body != submission.Body))
            throw new RuleBroken("编辑刚改过标题或正文，您改的都还在。请对照现在的内容，改好后再提交一次。") { Kind = Refusal.Conflict, About = new ReplyClash(title is not null, body is not null) };
        if (title is not null) ArticleText.MustBeTitle(title, nameof(command.Title));
        if (body is not null) ArticleText.MustBeArticle(body, nameof(command.Body));
        yield return new SubmissionReplied(command.Answer.Trim(), title, body, body is null ? null : EditorsCount.Of(body), today);
    }

    private static async Task<ShownText?> Shown(ReplyToEditor command, Submission submission, IDocumentSession session, CancellationToken token)
    {
        if (command.TextNumber is not { } number || number == submission.TextNumber) return new(submission.Title, submission.Body);
        var (text, at) = (new Submission(), 0);
        foreach (var fact in (await session.Events.FetchStreamAsync(submission.Id, token: token)).Select(e => e.Data))
        {
            (text, at) = fact switch
            {
                SubmissionReceived e => (text with { Title = e.Title, Body = e.Body }, 1),
                SubmissionCorrected e => (text.Apply(e), at + 1),
                SubmissionReplied e when e.Title is not null || e.Body is not null => (text.Apply(e), at + 1),
                _ => (text, at),
            };
            if (at == number) return new(text.Title, text.Body);
        }
        return null;
    }
}

/// <summary>Author and editor changed the same.</summary>
/// <param name="Title">The author changed the title.</param>
/// <param name="Body">The author changed the text.</param>
public sealed record ReplyClash(bool Title, bool Body);

/// <summary>Title and text that an author was shown.</summary>
public sealed record ShownText(string Title, string Body);
