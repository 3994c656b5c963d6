using Crm.Foundation;
using Crm.Hotline.Ringing;
using Crm.Inquiries;
using Crm.Inquiries.Triaging;
using Crm.Leads;
using Crm.Leads.Opening;
using Crm.Privacy;
using Crm.Team;
using FluentValidation;
using Marten;
using Wolverine;
using Wolverine.Marten;
using Wolverine.Persistence.EventSourcing;

namespace Crm.Hotline.Converting;

/// <summary>
/// 转线索: opens an inquiry and a lead from what was written down during the call, with nothing written twice, and hands the lead to a unit's pool or to an officer,
/// who is told at once. All in one transaction; a call that was not put down yet is put down with it.
/// </summary>
/// <param name="InquiryId">Made by whoever asks, like the two others, so that asking twice opens one.</param>
/// <param name="Sheet">What was written down, when the call was not put down yet.</param>
/// <param name="Unit">Unit in charge; the agent's own where it is left out.</param>
/// <param name="Owner">Login of the officer in charge; the unit's pool where it is left out.</param>
[Allow(Role.HotlineAgent, Role.Officer, Role.Manager)]
public sealed record TurnCallIntoLead(
    Guid CallId, Guid InquiryId, Guid LeadId, DateOnly OccurredOn, CallSheet? Sheet = null, string? Unit = null, string? Owner = null, string? Project = null) : ICallCommand;

/// <summary>What a <see cref="TurnCallIntoLead"/> must hold.</summary>
public sealed class TurnCallIntoLeadValidator : AbstractValidator<TurnCallIntoLead>
{
    public TurnCallIntoLeadValidator()
    {
        RuleFor(c => c.Sheet!).SetValidator(new CallSheetValidator()).When(c => c.Sheet is not null);
        RuleFor(c => c.Project).MaximumLength(120).WithMessage("项目名称不能超过 120 个字。");
    }
}

/// <summary>Handles <see cref="TurnCallIntoLead"/>.</summary>
public static class TurnCallIntoLeadHandler
{
    public static async Task<(Events, IMartenOp[], OutgoingMessages)> Handle(
        TurnCallIntoLead command, [WriteModel] Call? call, Actor actor, IRoster roster, Vault vault, LeadOpening leads, PhoneTies ties, IDocumentSession session, TimeProvider clock, CancellationToken token)
    {
        China.MustNotBeLater(command.OccurredOn, China.Today(clock), nameof(command.OccurredOn));
        var put = await PutDown.Of(call, command.Sheet, actor, roster, vault, command.OccurredOn, token);
        if (command.Sheet is { } sheet) await ties.Tie(command.CallId, sheet.PhoneCall, put.Record, command.OccurredOn, actor, session, token);
        Events events = [.. put.Facts, .. Decide(command, call, put.Record)];
        var inquiry = put.Inquiry(command.CallId, new InquiryTurnedIntoLead(command.LeadId, command.OccurredOn, TriageReason.DuringCall));
        var (lead, news) = await leads.Open(Opening(command, put.Record), put.Record.Caller, actor, token);
        return (events, [MartenOps.StartStream<Inquiry>(command.InquiryId, inquiry), lead], [.. news, .. put.Following(command.CallId)]);
    }

    public static IEnumerable<object> Decide(TurnCallIntoLead command, Call? call, CallRecord record)
    {
        call?.MustNotBeALead();
        if (record.Company is null) throw new RuleBroken("转线索要有企业名称。还不知道的，先写“某某企业（待核实）”。") { Field = CallSheet.FieldOf(nameof(CallSheet.Company)) };
        if (record.Wish is null) throw new RuleBroken("请写下对方要什么。") { Field = CallSheet.FieldOf(nameof(CallSheet.Wish)) };
        if (record.Caller is null) throw new RuleBroken("转线索要有对方的号码或姓名，负责人才联系得上。") { Field = CallSheet.FieldOf(nameof(CallSheet.Caller), nameof(Contact.Phone)) };
        yield return new CallTurnedIntoLead(command.InquiryId, command.LeadId, command.OccurredOn);
    }

    private static OpenLead Opening(TurnCallIntoLead command, CallRecord record) => new(
        command.LeadId, record.Company!, command.Project ?? "", Source.Hotline, null, InquiryNeeds.Of(record.Topic, record.Wish!, record.Region),
        command.OccurredOn, command.Unit, command.Owner, command.InquiryId);
}
