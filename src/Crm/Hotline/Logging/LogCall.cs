using Crm.Foundation;
using Crm.Hotline.Asking;
using Crm.Hotline.CallingBack;
using Crm.Hotline.Ringing;
using Crm.Hotline.Transferring;
using Crm.Inquiries;
using Crm.Privacy;
using Crm.Team;
using FluentValidation;
using Marten;
using Wolverine;
using Wolverine.Marten;

namespace Crm.Hotline.Logging;

/// <summary>Puts down a call and what came of it. A call that becomes a lead is put down by <see cref="Converting.TurnCallIntoLead"/>, in one go with the lead.</summary>
/// <param name="CallId">Made by whoever asks, so that asking twice logs one.</param>
/// <param name="Outcome">Compulsory.</param>
/// <param name="To">To whom it was handed, when it was transferred.</param>
/// <param name="CallBack">When and by whom, when a call-back was promised.</param>
[Allow(Role.HotlineAgent, Role.Officer, Role.Manager)]
public sealed record LogCall(Guid CallId, CallSheet Sheet, CallOutcome Outcome, DateOnly OccurredOn, HandOver? To = null, CallBackTime? CallBack = null) : ICommand;

/// <summary>What a <see cref="LogCall"/> must hold.</summary>
public sealed class LogCallValidator : AbstractValidator<LogCall>
{
    public LogCallValidator()
    {
        RuleFor(c => c.Sheet).NotNull().SetValidator(new CallSheetValidator());
        RuleFor(c => c.Sheet.Wish).NotEmpty().When(c => c.Outcome != CallOutcome.Nuisance).WithMessage("请写下对方要什么。");
        RuleFor(c => c.Outcome).IsInEnum().WithMessage("请选这通电话的结果。").NotEqual(CallOutcome.BecameLead).WithMessage("转线索请用“转线索”，会一并登记来电。");
        RuleFor(c => c.To).NotNull().When(c => c.Outcome == CallOutcome.Transferred).WithMessage("请选转接给哪个单位或同事。");
        RuleFor(c => c.CallBack).NotNull().When(c => c.Outcome == CallOutcome.CallBackPlanned).WithMessage("请选回电时间。");
    }
}

/// <summary>Handles <see cref="LogCall"/>.</summary>
public static class LogCallHandler
{
    public static async Task<(IStartStream, OutgoingMessages)> Handle(
        LogCall command, Actor actor, IRoster roster, Vault vault, PhoneTies ties, IDocumentSession session, TimeProvider clock, CancellationToken token)
    {
        China.MustNotBeLater(command.OccurredOn, China.Today(clock), nameof(command.OccurredOn));
        command.Sheet.Confidential?.MustBeKnown(roster, CallSheet.FieldOf(nameof(CallSheet.Confidential)));
        var place = command.Outcome == CallOutcome.Transferred ? HandOver.Place(command.To!, roster, nameof(command.To)) : null;
        var callBack = command.Outcome == CallOutcome.CallBackPlanned ? command.CallBack!.Check(actor, roster, clock, nameof(command.CallBack)) : null;
        var record = await command.Sheet.Seal(vault, token);
        await ties.Tie(command.CallId, command.Sheet.PhoneCall, record, command.OccurredOn, actor, session, token);
        OutgoingMessages told = [new WeighQuestion(command.CallId, command.OccurredOn)];
        if (place is not null) told.Add(TransferNews.HandedOver(command.CallId, command.Sheet.Confidential is not null, record, command.To!, place, actor, roster));
        return (MartenOps.StartStream<Call>(command.CallId, [.. Decide(command, record, actor, place, callBack)]), told);
    }

    public static IEnumerable<object> Decide(LogCall command, CallRecord record, Actor actor, UnitPlace? place, CallBackTime? callBack)
    {
        yield return new CallLogged(record, command.Outcome, actor.Unit, actor.UnitPath, command.OccurredOn);
        if (command.Sheet.Confidential is { } readers) yield return readers.MarkedBy(actor, command.OccurredOn);
        if (place is not null) yield return new CallTransferred(place.Code, place.Path, command.To!.To, null, command.OccurredOn, command.To.To != actor.Login);
        if (callBack is null) yield break;
        if (record.Caller?.Phone is null) throw new RuleBroken("没有对方的号码，无法回电。") { Field = CallSheet.FieldOf(nameof(CallSheet.Caller), nameof(Contact.Phone)) };
        yield return new CallBackPlanned(callBack.At, callBack.By!, null, command.OccurredOn);
    }
}
