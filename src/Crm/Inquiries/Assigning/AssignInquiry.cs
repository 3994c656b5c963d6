using Crm.Foundation;
using Crm.Team;
using FluentValidation;
using Wolverine.Marten;
using Wolverine.Persistence.EventSourcing;

namespace Crm.Inquiries.Assigning;

/// <summary>Hands an inquiry to a unit, or to somebody in it, to be answered.</summary>
[Allow(Role.HotlineAgent, Role.Manager)]
public sealed record AssignInquiry(Guid InquiryId, HandOver To, string? Note, DateOnly OccurredOn) : IInquiryCommand;

/// <summary>What an <see cref="AssignInquiry"/> must hold.</summary>
public sealed class AssignInquiryValidator : AbstractValidator<AssignInquiry>
{
    public AssignInquiryValidator()
    {
        RuleFor(c => c.To).NotNull().WithMessage("请选交给哪个单位或同事。");
        RuleFor(c => c.Note).MaximumLength(500).WithMessage("备注不能超过 500 个字。");
    }
}

/// <summary>Handles <see cref="AssignInquiry"/>.</summary>
public static class AssignInquiryHandler
{
    public static Events Handle(AssignInquiry command, [WriteModel] Inquiry inquiry, IRoster roster, TimeProvider clock)
    {
        China.MustNotBeLater(command.OccurredOn, China.Today(clock), nameof(command.OccurredOn));
        return [.. Decide(command, inquiry, HandOver.Place(command.To, roster, nameof(command.To)))];
    }

    public static IEnumerable<object> Decide(AssignInquiry command, Inquiry inquiry, UnitPlace unit)
    {
        inquiry.MustBeOpen();
        inquiry.MustBePassableTo(unit);
        if (inquiry.State == InquiryState.Assigned && new HandOver(inquiry.Unit, inquiry.To) == command.To) throw new RuleBroken("这条咨询已经交给对方了。");
        yield return new InquiryAssigned(unit.Code, unit.Path, command.To.To, command.Note.Filled(), command.OccurredOn);
    }
}
