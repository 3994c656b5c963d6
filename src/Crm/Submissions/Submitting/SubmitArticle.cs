using Crm.Foundation;
using Crm.Privacy;
using Crm.Privacy.Consenting;
using Crm.Submissions.Counting;
using Crm.Submissions.Terms;
using Crm.Team;
using FluentValidation;
using Marten;
using Wolverine;

namespace Crm.Submissions.Submitting;

/// <summary>Somebody sends an article in on the public site, having accepted the terms. They get a number and a link.</summary>
/// <param name="SubmissionId">Made by the server with the form, so that a double click or a repeated post is one submission.</param>
/// <param name="Organisation">来稿单位.</param>
/// <param name="Region">The place it is about, GB/T 2260.</param>
/// <param name="Terms">The version of the terms they were shown.</param>
/// <param name="Notice">The version of the privacy notice they were shown.</param>
/// <param name="Language">The language they read: zh-CN or en.</param>
[Allow(Visitors = true)]
public sealed record SubmitArticle(
    Guid SubmissionId, string Title, string Organisation, Contact Author, [property: LongText] string Body, string? Region, string Terms, string Notice, string Language) : ICommand;

/// <summary>What a <see cref="SubmitArticle"/> must hold. Said to the visitor, beside the field.</summary>
public sealed class SubmitArticleValidator : AbstractValidator<SubmitArticle>
{
    public SubmitArticleValidator()
    {
        RuleFor(c => c.Title).IsTitle();
        RuleFor(c => c.Organisation).IsOrganisation();
        RuleFor(c => c.Author.Name).NotEmpty().WithMessage("请写作者姓名或笔名，刊登时署名用。");
        RuleFor(c => c.Author.Email).NotEmpty().WithMessage("请写邮箱，审稿结果和文章地址都发到这里。");
        RuleFor(c => c.Author).SetValidator(new ContactValidator()).When(c => !c.Author.IsEmpty);
        RuleFor(c => c.Body).IsArticle();
        RuleFor(c => c.Region).IsPlace();
        RuleFor(c => c.Terms).NotEmpty().WithMessage("请先阅读并同意投稿须知。");
        RuleFor(c => c.Notice).NotEmpty().WithMessage("请阅读并勾选同意，否则无法在线投稿。");
    }
}

/// <summary>Handles <see cref="SubmitArticle"/>.</summary>
public static class SubmitArticleHandler
{
    public static Task<OutgoingMessages> Handle(SubmitArticle command, SubmittedArticle submitted, IDocumentSession session, CancellationToken token) => submitted.Take(command, session, token);

    public static IEnumerable<object> Decide(SubmitArticle command, Submitted submitted, DateTimeOffset now)
    {
        var today = China.DayOf(now);
        if (submitted.Terms is not { } terms || terms.Version != command.Terms)
            throw new RuleBroken("投稿须知刚刚更新，您填写的都还在，请重新阅读并勾选。") { Field = nameof(command.Terms) };
        if (submitted.Notice is not { } notice || notice.Version != command.Notice)
            throw new RuleBroken("个人信息告知内容刚刚更新，您填写的都还在，请重新阅读并勾选。") { Field = nameof(command.Notice) };
        var body = ArticleText.Tidy(command.Body);
        yield return new SubmissionReceived(
            submitted.Number, submitted.LinkHash, command.Title.Trim(), command.Organisation.Trim(), submitted.Author, body, EditorsCount.Of(body), command.Region, submitted.Unit.Code,
            submitted.Unit.Path, command.Language == "en" ? "en" : "zh-CN", today);
        yield return new SubmissionTermsAccepted(terms.Version, terms.Hash, notice.Version, notice.Hash, now, today);
    }
}

/// <summary>What is known when an article comes over the site.</summary>
/// <param name="Unit">The unit that answers for it.</param>
/// <param name="LinkHash">What is stored of its link.</param>
/// <param name="Terms">The terms in force.</param>
/// <param name="Notice">The privacy notice in force.</param>
public sealed record Submitted(UnitPlace Unit, SealedContact Author, string Number, string LinkHash, SubmissionTerms? Terms, ConsentNotice? Notice);
