using Crm.Foundation;
using Crm.Leads;
using Crm.Privacy;
using Crm.Privacy.Consenting;
using Crm.Team;
using FluentValidation;
using Marten;
using Wolverine;

namespace Crm.Inquiries.Asking;

/// <summary>A visitor asks for something on the public site, having agreed to how their data are used. They get a receipt number and a link.</summary>
/// <param name="InquiryId">Made by the server with the form, so that a double click or a repeated post is one inquiry.</param>
/// <param name="Place">Code of the unit whose place they chose; the whole installation's where they chose none.</param>
/// <param name="Park">The park they ask about.</param>
/// <param name="ConsentVersion">The version of the notice they were shown.</param>
/// <param name="PassOn">Whether they agreed that it is passed on to other units.</param>
/// <param name="Language">The language they read: zh-CN or en.</param>
[Allow(Visitors = true)]
public sealed record AskOnline(
    Guid InquiryId, Topic Topic, string? Company, Contact Contact, string Wish, string? Place, Guid? Park, string ConsentVersion, bool PassOn, string Language) : ICommand;

/// <summary>What an <see cref="AskOnline"/> must hold. Said to the visitor, beside the field.</summary>
public sealed class AskOnlineValidator : AbstractValidator<AskOnline>
{
    /// <summary>More addresses of other sites than this are an advertisement.</summary>
    public const int MostLinks = 2;

    public AskOnlineValidator()
    {
        RuleFor(c => c.Topic).IsInEnum().WithMessage("请选择咨询主题。");
        RuleFor(c => c.Company).NotEmpty().When(c => string.IsNullOrWhiteSpace(c.Contact.Name)).WithMessage("请填写企业名称或您的称呼，方便我们答复。")
            .MaximumLength(120).WithMessage("企业名称不能超过 120 个字。");
        RuleFor(c => c.Contact.Phone).NotEmpty().When(c => string.IsNullOrWhiteSpace(c.Contact.Email)).WithMessage("请填写电话或邮箱，我们才能答复您。");
        RuleFor(c => c.Contact).SetValidator(new ContactValidator()).When(c => !c.Contact.IsEmpty);
        RuleFor(c => c.Wish).NotEmpty().WithMessage("请写下您想了解什么。").MaximumLength(2000).WithMessage("咨询内容不能超过 2,000 个字，请精简后再提交。")
            .Must(wish => !IsAdvertising(wish)).WithMessage("咨询内容里的网址太多，请留下最多两个再提交。");
        RuleFor(c => c.ConsentVersion).NotEmpty().WithMessage("请阅读并勾选同意，否则无法在线受理；您也可以打电话咨询。");
    }

    /// <summary>Whether a wish names more addresses of other sites than somebody does who asks.</summary>
    public static bool IsAdvertising(string? wish) => wish is not null && wish.Split("://").Length - 1 > MostLinks;
}

/// <summary>Handles <see cref="AskOnline"/>.</summary>
public static class AskOnlineHandler
{
    public static Task<OutgoingMessages> Handle(AskOnline command, AskedOnline asked, IDocumentSession session, CancellationToken token) => asked.Take(command, test: false, session, token);

    public static IEnumerable<object> Decide(AskOnline command, Asked asked, DateTimeOffset now, bool test = false, Source channel = Source.WebForm)
    {
        var today = China.DayOf(now);
        if (asked.Notice is null || asked.Notice.Version != command.ConsentVersion)
            throw new RuleBroken("个人信息告知内容刚刚更新，您填写的都还在，请重新阅读并勾选。") { Field = nameof(command.ConsentVersion) };
        yield return new InquiryReceived(
            channel, command.Topic, asked.Unit.Code, asked.Unit.Path, command.Company.Filled(), asked.Contact, command.Wish.Trim(), asked.Region, null, today, command.Park, test);
        yield return new ReceiptIssued(asked.Number, asked.LinkHash, asked.AnswerBy, today);
        yield return new ConsentGiven(asked.Notice.Version, asked.Notice.Hash, command.PassOn, now, today);
    }
}

/// <summary>What is known when an inquiry comes over the site.</summary>
/// <param name="Unit">The unit that answers for it.</param>
/// <param name="Region">The region it is about, GB/T 2260.</param>
/// <param name="LinkHash">What is stored of its link.</param>
/// <param name="AnswerBy">By when an answer is promised.</param>
/// <param name="Notice">The notice in force.</param>
public sealed record Asked(UnitPlace Unit, string? Region, SealedContact Contact, string Number, string LinkHash, DateOnly AnswerBy, ConsentNotice? Notice);
