using Crm.Foundation;
using Crm.Team;
using FluentValidation;
using Wolverine.Marten;
using Wolverine.Persistence.EventSourcing;

namespace Crm.Inquiries.Answering;

/// <summary>Puts down how an inquiry was answered, when nothing more comes of it.</summary>
[Allow(Role.HotlineAgent, Role.Officer, Role.Manager)]
public sealed record AnswerInquiry(Guid InquiryId, string Answer, DateOnly OccurredOn) : IInquiryCommand;

/// <summary>What an <see cref="AnswerInquiry"/> must hold.</summary>
public sealed class AnswerInquiryValidator : AbstractValidator<AnswerInquiry>
{
    public AnswerInquiryValidator() =>
        RuleFor(c => c.Answer).NotEmpty().WithMessage("请写下答复了什么。").MaximumLength(2000).WithMessage("答复不能超过 2,000 个字。");
}

/// <summary>Handles <see cref="AnswerInquiry"/>.</summary>
public static class AnswerInquiryHandler
{
    public static Events Handle(AnswerInquiry command, [WriteModel] Inquiry inquiry, TimeProvider clock) => [.. Decide(command, inquiry, China.Today(clock))];

    public static IEnumerable<object> Decide(AnswerInquiry command, Inquiry inquiry, DateOnly today)
    {
        inquiry.MustBeOpen();
        China.MustNotBeLater(command.OccurredOn, today, nameof(command.OccurredOn));
        yield return new InquiryAnswered(command.Answer.Trim(), command.OccurredOn);
    }
}
