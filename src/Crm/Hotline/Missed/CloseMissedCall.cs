using Crm.Foundation;
using Crm.Hotline.Ringing;
using Crm.Team;
using FluentValidation;
using Wolverine.Marten;
using Wolverine.Persistence.EventSourcing;

namespace Crm.Hotline.Missed;

/// <summary>Says why nobody needs to ring back. Ringing back and putting that call down closes it by itself.</summary>
/// <param name="Note">Compulsory where the reason is another one.</param>
[Allow(Role.HotlineAgent, Role.Manager)]
public sealed record CloseMissedCall(Guid MissedTaskId, MissedReason Reason, string? Note, DateOnly OccurredOn) : ICommand;

/// <summary>What a <see cref="CloseMissedCall"/> must hold.</summary>
public sealed class CloseMissedCallValidator : AbstractValidator<CloseMissedCall>
{
    public CloseMissedCallValidator()
    {
        RuleFor(c => c.Reason).IsInEnum().WithMessage("请选一个原因。");
        RuleFor(c => c.Note).NotEmpty().When(c => c.Reason == MissedReason.Other).WithMessage("请写明不回电的原因。").MaximumLength(500).WithMessage("备注不能超过 500 个字。");
    }
}

/// <summary>Handles <see cref="CloseMissedCall"/>.</summary>
public static class CloseMissedCallHandler
{
    public static Events Handle(CloseMissedCall command, [WriteModel] MissedTask task, Actor actor, TimeProvider clock)
    {
        if (!MissedTask.Reaches(actor, task.Unit)) throw PhoneReach.OutOfReach;
        return [.. Decide(command, task, China.Today(clock))];
    }

    public static IEnumerable<object> Decide(CloseMissedCall command, MissedTask task, DateOnly today)
    {
        China.MustNotBeLater(command.OccurredOn, today, nameof(command.OccurredOn));
        if (!task.IsOpen) throw new RuleBroken("这通未接来电已经处理过了。");
        yield return new MissedCallClosed(command.Reason, command.Note.Filled(), command.OccurredOn);
    }
}
