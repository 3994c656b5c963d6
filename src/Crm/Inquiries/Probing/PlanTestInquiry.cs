using Crm.Foundation;
using Crm.Privacy;
using Crm.Privacy.Consenting;
using Crm.Team;
using FluentValidation;
using Marten;
using Wolverine;

namespace Crm.Inquiries.Probing;

/// <summary>Plans a test inquiry: at that moment the unit gets it over the site, as if a visitor had asked.</summary>
/// <param name="TestId">Made by whoever asks, so that asking twice plans one.</param>
/// <param name="Contact">Where the answer is to come: a number or an address that whoever tests can look into.</param>
/// <param name="SendAt">When it is sent; at once where it has passed.</param>
[Allow(Role.Manager)]
public sealed record PlanTestInquiry(Guid TestId, TestQuestion Question, Contact Contact, DateTimeOffset SendAt, DateOnly OccurredOn) : ICommand;

/// <summary>What a <see cref="PlanTestInquiry"/> must hold.</summary>
public sealed class PlanTestInquiryValidator : AbstractValidator<PlanTestInquiry>
{
    public PlanTestInquiryValidator()
    {
        RuleFor(c => c.Question).NotNull().WithMessage("请写下要问什么。").ChildRules(question =>
        {
            question.RuleFor(q => q.Unit).NotEmpty().WithMessage("请选择要测试的单位。");
            question.RuleFor(q => q.Topic).IsInEnum().WithMessage("请选一个主题。");
            question.RuleFor(q => q.Company).NotEmpty().WithMessage("请填写以哪家企业的名义咨询。").MaximumLength(120).WithMessage("企业名称不能超过 120 个字。");
            question.RuleFor(q => q.Wish).NotEmpty().WithMessage("请写下要问什么。").MaximumLength(2000).WithMessage("咨询内容不能超过 2,000 个字，请精简后再提交。");
            question.RuleFor(q => q.Expected).NotEmpty().WithMessage("请写下怎样算答到点上，评定时对照。").MaximumLength(1000).WithMessage("评定标准不能超过 1,000 个字。");
        });
        RuleFor(c => c.Contact).NotNull().WithMessage("请填写电话或邮箱，答复要有地方收。");
        RuleFor(c => c.Contact.Phone).NotEmpty().When(c => c.Contact is not null && string.IsNullOrWhiteSpace(c.Contact.Email)).WithMessage("请填写电话或邮箱，答复要有地方收。");
        RuleFor(c => c.Contact).SetValidator(new ContactValidator()).When(c => c.Contact is { IsEmpty: false });
    }
}

/// <summary>Handles <see cref="PlanTestInquiry"/>.</summary>
public static class PlanTestInquiryHandler
{
    /// <summary>How far ahead a test is planned.</summary>
    public const int MostDays = 92;

    public static async Task<OutgoingMessages> Handle(PlanTestInquiry command, Actor actor, IRoster roster, Vault vault, IDocumentSession session, TimeProvider clock, CancellationToken token)
    {
        var now = clock.GetUtcNow();
        China.MustNotBeLater(command.OccurredOn, China.DayOf(now), nameof(command.OccurredOn));
        if (roster.Unit(command.Question.Unit) is not { } unit || !actor.IsJob && !actor.Oversees(unit.Code)) throw new RuleBroken("没有这个招商单位。") { Field = "Question.Unit" };
        if (command.SendAt > now.AddDays(MostDays)) throw new RuleBroken("发送时间最多安排到 {0} 天以后。", MostDays) { Field = nameof(command.SendAt) };
        if (await ConsentNotice.On(China.DayOf(now), session, token) is null) throw new RuleBroken("网站还没有个人信息告知，访客现在不能咨询，测试也发不出去。");
        var at = command.SendAt > now ? command.SendAt.ToUniversalTime() : now;
        session.Events.StartStream<TestInquiry>(command.TestId,
            new TestInquiryPlanned(Guid.CreateVersion7(), actor.Unit, Trimmed(command.Question), await vault.Seal(command.Contact, token), at, command.OccurredOn));
        OutgoingMessages messages = [];
        messages.Schedule(new SendTestInquiry(command.TestId), at);
        return messages;
    }

    private static TestQuestion Trimmed(TestQuestion question) => question with { Company = question.Company.Trim(), Wish = question.Wish.Trim(), Expected = question.Expected.Trim() };
}
