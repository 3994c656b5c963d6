using Crm.Foundation;
using Crm.Team;
using FluentValidation;
using Marten;

namespace Crm.Clocks.Running;

/// <summary>Stops a clock for as long as it is not our turn, with the reason. What has run out already cannot be paused.</summary>
[Allow(Role.HotlineAgent, Role.Officer, Role.Manager)]
public sealed record PauseClock(Guid ClockId, PauseReason Reason, string? Note = null) : ICommand;

/// <summary>What a <see cref="PauseClock"/> must hold.</summary>
public sealed class PauseClockValidator : AbstractValidator<PauseClock>
{
    public PauseClockValidator()
    {
        RuleFor(c => c.Reason).IsInEnum().WithMessage("请选一个原因。");
        RuleFor(c => c.Note).MaximumLength(200).WithMessage("备注不能超过 200 个字。");
        RuleFor(c => c.Note).NotEmpty().When(c => c.Reason == PauseReason.Other).WithMessage("请写明为什么暂停。");
    }
}

/// <summary>Handles <see cref="PauseClock"/>.</summary>
public static class PauseClockHandler
{
    public static async Task Handle(PauseClock command, Actor actor, IDocumentSession session, TimeProvider time, CancellationToken token)
    {
        var stream = await session.Events.FetchForWriting<Clock>(command.ClockId, token);
        stream.AppendMany(Decide(command, ClockReach.Demand(stream.Aggregate, actor), time.GetUtcNow()));
    }

    public static IEnumerable<object> Decide(PauseClock command, Clock clock, DateTimeOffset now)
    {
        if (clock.State == ClockState.Paused) throw new RuleBroken("这个时限已经暂停。");
        if (clock.State != ClockState.Running) throw new RuleBroken("这个时限已经结束，不用暂停。");
        if (clock.Overdue || now >= clock.Times.Due) throw new RuleBroken("这个时限已经超期，不能再暂停。请先办理。");
        yield return new ClockPaused(command.Reason, command.Note.Filled(), now, China.DayOf(now));
    }
}
