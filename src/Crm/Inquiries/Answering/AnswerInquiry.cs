using Crm.Foundation;
using Crm.Inquiries.Triaging;
using Crm.Team;
using FluentValidation;
using Wolverine.Marten;
using Wolverine.Persistence.EventSourcing;

namespace Crm.Inquiries.Answering;

/// <summary>Puts down how an inquiry was answered, when nothing more comes of it.</summary>
/// <param name="Reason">Why nothing more comes of it; can be left out where one is written.</param>
/// <param name="ReasonNote">The same in one's own words; needed for <see cref="TriageReason.Other"/>.</param>
[Allow(Role.HotlineAgent, Role.Officer, Role.Manager)]
public sealed record AnswerInquiry(Guid InquiryId, string Answer, DateOnly OccurredOn, TriageReason? Reason = null, string? ReasonNote = null) : IInquiryCommand;

/// <summary>What an <see cref="AnswerInquiry"/> must hold.</summary>
public sealed class AnswerInquiryValidator : AbstractValidator<AnswerInquiry>
{
    public AnswerInquiryValidator()
    {
        RuleFor(c => c.Answer).NotEmpty().WithMessage("请写下答复了什么。").MaximumLength(2000).WithMessage("答复不能超过 2,000 个字。");
        this.MustBeGiven(TriageReasons.ForAnswer, c => c.Reason, c => c.ReasonNote);
    }
}

/// <summary>Handles <see cref="AnswerInquiry"/>.</summary>
public static class AnswerInquiryHandler
{
    public static Events Handle(AnswerInquiry command, [WriteModel] Inquiry inquiry, TimeProvider clock) => [.. Decide(command, inquiry, China.Today(clock))];

    public static IEnumerable<object> Decide(AnswerInquiry command, Inquiry inquiry, DateOnly today)
    {
        inquiry.MustBeOpen();
        China.MustNotBeLater(command.OccurredOn, today, nameof(command.OccurredOn));
        yield return new InquiryAnswered(command.Answer.Trim(), command.OccurredOn, TriageReasons.Picked(command.Reason), command.ReasonNote.Filled());
    }
}
