using Crm.Foundation;
using Crm.Team;
using FluentValidation;
using Wolverine.Marten;
using Wolverine.Persistence.EventSourcing;

namespace Crm.Inquiries.Closing;

/// <summary>Puts an inquiry aside without an answer, with the reason. It stays in every figure.</summary>
[Allow(Role.HotlineAgent, Role.Officer, Role.Manager)]
public sealed record CloseInquiry(Guid InquiryId, ClosingReason Reason, string? Note, DateOnly OccurredOn) : IInquiryCommand;

/// <summary>What a <see cref="CloseInquiry"/> must hold.</summary>
public sealed class CloseInquiryValidator : AbstractValidator<CloseInquiry>
{
    public CloseInquiryValidator()
    {
        RuleFor(c => c.Reason).IsInEnum().WithMessage("请选一个原因。");
        RuleFor(c => c.Note).MaximumLength(500).WithMessage("备注不能超过 500 个字。");
    }
}

/// <summary>Handles <see cref="CloseInquiry"/>.</summary>
public static class CloseInquiryHandler
{
    public static Events Handle(CloseInquiry command, [WriteModel] Inquiry inquiry, TimeProvider clock) => [.. Decide(command, inquiry, China.Today(clock))];

    public static IEnumerable<object> Decide(CloseInquiry command, Inquiry inquiry, DateOnly today)
    {
        inquiry.MustBeOpen();
        China.MustNotBeLater(command.OccurredOn, today, nameof(command.OccurredOn));
        yield return new InquiryClosed(command.Reason, command.Note.Filled(), command.OccurredOn);
    }
}
