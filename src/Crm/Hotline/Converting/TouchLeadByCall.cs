using Crm.Foundation;
using Crm.Hotline.Ringing;
using Crm.Inquiries;
using Crm.Inquiries.Triaging;
using Crm.Leads;
using Crm.Leads.Touching;
using Crm.Privacy;
using Crm.Team;
using FluentValidation;
using Marten;
using Wolverine;
using Wolverine.Marten;
using Wolverine.Persistence.EventSourcing;

namespace Crm.Hotline.Converting;

/// <summary>
/// 作为已有线索的新咨询: the caller's project is a lead already. The call becomes an inquiry on that lead and its owner is told, in one transaction; a call that was
/// not put down yet is put down with it.
/// </summary>
/// <param name="Sheet">What was written down, when the call was not put down yet.</param>
[Allow(Role.HotlineAgent, Role.Officer, Role.Manager)]
public sealed record TouchLeadByCall(Guid CallId, Guid InquiryId, Guid LeadId, DateOnly OccurredOn, CallSheet? Sheet = null) : ICallCommand;

/// <summary>What a <see cref="TouchLeadByCall"/> must hold.</summary>
public sealed class TouchLeadByCallValidator : AbstractValidator<TouchLeadByCall>
{
    public TouchLeadByCallValidator() => RuleFor(c => c.Sheet!).SetValidator(new CallSheetValidator()).When(c => c.Sheet is not null);
}

/// <summary>Handles <see cref="TouchLeadByCall"/>.</summary>
public static class TouchLeadByCallHandler
{
    public static async Task<(Events, IMartenOp[], OutgoingMessages)> Handle(
        TouchLeadByCall command, [WriteModel] Call? call, Actor actor, IRoster roster, Vault vault, LeadTouching leads, PhoneTies ties, IDocumentSession session, TimeProvider clock, CancellationToken token)
    {
        China.MustNotBeLater(command.OccurredOn, China.Today(clock), nameof(command.OccurredOn));
        command = command with { LeadId = await LeadTouching.Standing(command.LeadId, session, token) };
        var put = await PutDown.Of(call, command.Sheet, actor, roster, vault, command.OccurredOn, token);
        if (command.Sheet is { } sheet) await ties.Tie(command.CallId, sheet.PhoneCall, put.Record, command.OccurredOn, actor, session, token);
        Events events = [.. put.Facts, .. Decide(command, call, put.Record)];
        var inquiry = put.Inquiry(command.CallId, new InquiryTouchedLead(command.LeadId, command.OccurredOn, null, TriageReason.DuringCall));
        var touched = new LeadTouched(command.InquiryId, Source.Hotline, put.Gist, command.OccurredOn);
        var (append, news) = await leads.Touch(command.LeadId, touched, actor, session, token);
        return (events, [MartenOps.StartStream<Inquiry>(command.InquiryId, inquiry), append], [news, .. put.Following(command.CallId)]);
    }

    public static IEnumerable<object> Decide(TouchLeadByCall command, Call? call, CallRecord record)
    {
        call?.MustNotBeALead();
        if (record.Wish is null) throw new RuleBroken("请写下对方要什么。") { Field = CallSheet.FieldOf(nameof(CallSheet.Wish)) };
        yield return new CallTouchedLead(command.InquiryId, command.LeadId, command.OccurredOn);
    }
}
