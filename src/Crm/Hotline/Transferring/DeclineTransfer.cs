using Crm.Foundation;
using Crm.Team;
using FluentValidation;
using Wolverine;
using Wolverine.Marten;
using Wolverine.Persistence.EventSourcing;

namespace Crm.Hotline.Transferring;

/// <summary>退回: does not take a call that was handed to oneself or to one's unit. It goes back to whoever handed it over, who is told why and is to see to it.</summary>
[Allow(Role.HotlineAgent, Role.Officer, Role.Manager)]
public sealed record DeclineTransfer(Guid CallId, string Reason, DateOnly OccurredOn) : ICallCommand;

/// <summary>What a <see cref="DeclineTransfer"/> must hold.</summary>
public sealed class DeclineTransferValidator : AbstractValidator<DeclineTransfer>
{
    public DeclineTransferValidator() => RuleFor(c => c.Reason).NotEmpty().WithMessage("请写明为什么退回。").MaximumLength(500).WithMessage("原因不能超过 500 个字。");
}

/// <summary>Handles <see cref="DeclineTransfer"/>.</summary>
public static class DeclineTransferHandler
{
    public static (Events, OutgoingMessages) Handle(DeclineTransfer command, [WriteModel] Call call, Actor actor, IRoster roster, TimeProvider clock)
    {
        Events events = [.. Decide(command, call, call.LiesWith(roster), actor, China.Today(clock))];
        return (events, [TransferNews.Declined(command.CallId, call, actor)]);
    }

    /// <param name="before">The unit with which it lies again.</param>
    public static IEnumerable<object> Decide(DeclineTransfer command, Call call, UnitPlace before, Actor actor, DateOnly today)
    {
        China.MustNotBeLater(command.OccurredOn, today, nameof(command.OccurredOn));
        var pending = call.MustBePending();
        if (pending.IsReturned) throw new RuleBroken("这通电话已经退回给你，请收回处理，或转给别人。");
        if (!pending.IsFor(actor)) throw new RuleBroken("这通电话不是转给你的，不能退回。") { Kind = Refusal.Forbidden };
        yield return new CallTransferDeclined(command.Reason.Trim(), pending.From, before.Code, before.Path, command.OccurredOn);
    }
}
