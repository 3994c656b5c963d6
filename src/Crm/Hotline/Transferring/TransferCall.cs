using Crm.Foundation;
using Crm.Inquiries;
using Crm.Team;
using FluentValidation;
using Wolverine.Marten;
using Wolverine.Persistence.EventSourcing;

namespace Crm.Hotline.Transferring;

/// <summary>Hands a call that was put down to a unit, or to somebody in it.</summary>
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
    public static Events Handle(TransferCall command, [WriteModel] Call call, IRoster roster, TimeProvider clock)
    {
        China.MustNotBeLater(command.OccurredOn, China.Today(clock), nameof(command.OccurredOn));
        return [.. Decide(command, call, HandOver.Place(command.To, roster, nameof(command.To)))];
    }

    public static IEnumerable<object> Decide(TransferCall command, Call call, UnitPlace place)
    {
        call.MustNotBeALead();
        if (call.HandedTo == command.To) throw new RuleBroken("这通电话已经转给对方了。") { Field = nameof(command.To) };
        yield return new CallTransferred(place.Code, place.Path, command.To.To, command.Note.Filled(), command.OccurredOn);
    }
}
