using Crm.Foundation;
using Crm.Inquiries;
using Crm.Team;
using FluentValidation;
using Wolverine;
using Wolverine.Marten;
using Wolverine.Persistence.EventSourcing;

namespace Crm.Hotline.Transferring;

/// <summary>Hands a call that was put down to a unit, or to somebody in it. They are told, and accept it or not; until then whoever handed it over may hand it to somebody else.</summary>
[Allow(Role.HotlineAgent, Role.Officer, Role.Manager)]
public sealed record TransferCall(Guid CallId, HandOver To, string? Note, DateOnly OccurredOn) : ICallCommand;

/// <summary>What a <see cref="TransferCall"/> must hold.</summary>
public sealed class TransferCallValidator : AbstractValidator<TransferCall>
{
    public TransferCallValidator()
    {
        RuleFor(c => c.To).NotNull().WithMessage("请选转接给哪个单位或同事。");
        RuleFor(c => c.Note).MaximumLength(500).WithMessage("备注不能超过 500 个字。");
    }
}

/// <summary>Handles <see cref="TransferCall"/>.</summary>
public static class TransferCallHandler
{
    public static (Events, OutgoingMessages) Handle(TransferCall command, [WriteModel] Call call, Actor actor, IRoster roster, TimeProvider clock)
    {
        China.MustNotBeLater(command.OccurredOn, China.Today(clock), nameof(command.OccurredOn));
        var place = HandOver.Place(command.To, roster, nameof(command.To));
        Events events = [.. Decide(command, call, place, call.LiesWith(roster), actor)];
        return (events, [TransferNews.HandedOver(command.CallId, call.Readers is not null, call.Record, command.To, place, actor, roster)]);
    }

    /// <param name="before">The unit with which it lies while an earlier hand-over is not settled.</param>
    public static IEnumerable<object> Decide(TransferCall command, Call call, UnitPlace place, UnitPlace before, Actor actor)
    {
        call.MustNotBeALead();
        if (call.HandedTo == command.To) throw new RuleBroken("这通电话已经转给对方了。") { Field = nameof(command.To) };
        if (call.Pending is { IsReturned: false } pending)
        {
            if (!pending.MayBeWithdrawnBy(actor, call.Unit))
                throw pending.IsFor(actor) ? new RuleBroken("请先接收或退回，再决定转给谁。") : new RuleBroken("这通电话正在等对方接收，只有转出的人或负责人可以改转。");
            yield return new CallTransferWithdrawn(before.Code, before.Path, command.OccurredOn);
        }
        yield return new CallTransferred(place.Code, place.Path, command.To.To, command.Note.Filled(), command.OccurredOn, command.To.To != actor.Login);
    }
}
