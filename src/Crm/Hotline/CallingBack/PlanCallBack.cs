using Crm.Foundation;
using Crm.Team;
using FluentValidation;
using Wolverine.Marten;
using Wolverine.Persistence.EventSourcing;

namespace Crm.Hotline.CallingBack;

/// <summary>Promises the caller to call back, or puts an earlier promise off.</summary>
[Allow(Role.HotlineAgent, Role.Officer, Role.Manager)]
public sealed record PlanCallBack(Guid CallId, CallBackTime CallBack, string? Note, DateOnly OccurredOn) : ICallCommand;

/// <summary>What a <see cref="PlanCallBack"/> must hold.</summary>
public sealed class PlanCallBackValidator : AbstractValidator<PlanCallBack>
{
    public PlanCallBackValidator()
    {
        RuleFor(c => c.CallBack).NotNull().WithMessage("请选回电时间。");
        RuleFor(c => c.Note).MaximumLength(500).WithMessage("备注不能超过 500 个字。");
    }
}

/// <summary>Handles <see cref="PlanCallBack"/>.</summary>
public static class PlanCallBackHandler
{
    public static Events Handle(PlanCallBack command, [WriteModel] Call call, Actor actor, IRoster roster, TimeProvider clock)
    {
        China.MustNotBeLater(command.OccurredOn, China.Today(clock), nameof(command.OccurredOn));
        return [.. Decide(command, call, command.CallBack.Check(actor, roster, clock, nameof(command.CallBack)))];
    }

    public static IEnumerable<object> Decide(PlanCallBack command, Call call, CallBackTime callBack)
    {
        call.MustNotBeALead();
        call.MustHaveANumber();
        yield return new CallBackPlanned(callBack.At, callBack.By!, command.Note.Filled(), command.OccurredOn);
    }
}
