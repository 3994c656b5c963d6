using Crm.Foundation;
using Crm.Hotline.Ringing;
using Crm.Team;
using FluentValidation;
using Marten;
using Microsoft.Extensions.Options;
using Wolverine;

namespace Crm.Hotline.Duty;

/// <summary>Says what one is doing at the hotline. Coming to it takes the place (分机) one sits at; the telephone alone says that one is talking.</summary>
/// <param name="Extension">The place; the one before where it is left out.</param>
[Allow(Role.HotlineAgent, Role.Officer, Role.Manager, Jobs = false)]
public sealed record ChangeDuty(DutyState To, string? Extension = null) : ICommand;

/// <summary>What a <see cref="ChangeDuty"/> must hold.</summary>
public sealed class ChangeDutyValidator : AbstractValidator<ChangeDuty>
{
    public ChangeDutyValidator()
    {
        RuleFor(c => c.To).IsInEnum().WithMessage("请选一个状态。").NotEqual(DutyState.Talking).WithMessage("“通话中”由电话自动切换。");
        RuleFor(c => c.Extension).Matches(@"^\s*\d{1,12}\s*\z").When(c => !string.IsNullOrWhiteSpace(c.Extension)).WithMessage("分机只写数字，最多 12 位。");
    }
}

/// <summary>Handles <see cref="ChangeDuty"/>.</summary>
public static class ChangeDutyHandler
{
    public static async Task<OutgoingMessages> Handle(
        ChangeDuty command, Actor actor, Seats seats, IOptions<DutySettings> settings, IDocumentSession session, TimeProvider clock, CancellationToken token)
    {
        var stream = await session.Events.FetchForWriting<AgentDuty>(AgentDuty.IdOf(actor.Login), token);
        var duty = stream.Aggregate;
        var talking = duty is { State: DutyState.Talking, PhoneCall: { } id } && await session.LoadAsync<PhoneCall>(id, token) is { Trace.Phase: PhonePhase.Talking };
        var neighbour = command.To == DutyState.Away ? null : await seats.Neighbour(command.Extension.Filled() ?? duty?.Extension, actor, session, token);
        var facts = Decide(command, duty, actor, neighbour, talking, DutySettings.Second(clock.GetUtcNow()), settings.Value.AfterCall).ToList();
        stream.AppendMany(facts);
        return EndAfterCall.Of(facts);
    }

    /// <param name="neighbour">Name of the colleague who sits at the place.</param>
    /// <param name="talking">Whether the call that made them talk still goes on.</param>
    public static IEnumerable<object> Decide(ChangeDuty command, AgentDuty? duty, Actor actor, string? neighbour, bool talking, DateTimeOffset now, TimeSpan afterCall)
    {
        var extension = command.To == DutyState.Away ? null : command.Extension.Filled() ?? duty?.Extension;
        if (command.To != DutyState.Away && extension is null) throw new RuleBroken("请先填你坐的分机号，来电才能送到你的屏幕。") { Field = nameof(command.Extension) };
        if (neighbour is not null) throw new RuleBroken("分机 {0} 现在是{1}在用。请换一个分机，或请对方先离席。", extension!, neighbour) { Field = nameof(command.Extension) };
        if (talking && command.To != DutyState.Away) throw new RuleBroken("正在通话，挂断后会自动转为话后整理。");
        if ((duty?.State ?? DutyState.Away) == command.To && duty?.Extension == extension && command.To != DutyState.AfterCall) yield break;
        DateTimeOffset? until = command.To == DutyState.AfterCall ? now + afterCall : null;
        yield return new DutyChanged(actor.Login, command.To, extension, until, command.To == DutyState.AfterCall ? duty?.PhoneCall : null, actor.Unit, actor.UnitPath, now, China.DayOf(now));
    }
}
