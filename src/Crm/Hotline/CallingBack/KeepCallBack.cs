using Crm.Foundation;
using Crm.Team;
using FluentValidation;
using Wolverine.Marten;
using Wolverine.Persistence.EventSourcing;

namespace Crm.Hotline.CallingBack;

/// <summary>Puts down that the promised call-back was made. Where nobody answered, it stays due.</summary>
/// <param name="Note">What was said; compulsory when the caller was reached.</param>
[Allow(Role.HotlineAgent, Role.Officer, Role.Manager)]
public sealed record KeepCallBack(Guid CallId, bool Reached, string? Note, DateOnly OccurredOn) : ICallCommand;

/// <summary>What a <see cref="KeepCallBack"/> must hold.</summary>
public sealed class KeepCallBackValidator : AbstractValidator<KeepCallBack>
{
    public KeepCallBackValidator() =>
        RuleFor(c => c.Note).NotEmpty().When(c => c.Reached).WithMessage("请写下回电谈了什么。").MaximumLength(2000).WithMessage("回电记录不能超过 2,000 个字。");
}

/// <summary>Handles <see cref="KeepCallBack"/>.</summary>
public static class KeepCallBackHandler
{
    public static Events Handle(KeepCallBack command, [WriteModel] Call call, TimeProvider clock) => [.. Decide(command, call, China.Today(clock))];

    public static IEnumerable<object> Decide(KeepCallBack command, Call call, DateOnly today)
    {
        China.MustNotBeLater(command.OccurredOn, today, nameof(command.OccurredOn));
        if (call.CallBackBy is null) throw new RuleBroken("这通电话没有待办的回电。");
        if (command.Reached) yield return new CallBackDone(command.Note!.Trim(), command.OccurredOn);
        else yield return new CallBackFailed(command.Note.Filled(), command.OccurredOn);
    }
}
