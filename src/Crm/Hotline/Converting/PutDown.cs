using Crm.Foundation;
using Crm.Hotline.Asking;
using Crm.Inquiries;
using Crm.Leads;
using Crm.Privacy;
using Crm.Team;

namespace Crm.Hotline.Converting;

/// <summary>A call that becomes an inquiry: put down before, or in the same moment.</summary>
/// <param name="Record">What was written down.</param>
/// <param name="Facts">What the call's stream gets first, where it was not put down yet.</param>
/// <param name="Confidential">Whether what was said is shown to some only.</param>
internal sealed record PutDown(CallRecord Record, string Unit, string UnitPath, DateOnly OccurredOn, IReadOnlyList<object> Facts, bool Confidential = false)
{
    /// <exception cref="RuleBroken">There is neither a call nor a sheet, or there are both.</exception>
    public static async Task<PutDown> Of(Call? call, CallSheet? sheet, Actor actor, IRoster roster, Vault vault, DateOnly occurredOn, CancellationToken token)
    {
        if (call is not null && sheet is not null) throw new RuleBroken("这通电话已经登记过了。要改内容请用“更正”。") { Kind = Refusal.Conflict };
        call?.MustBeOpenTo(actor);
        if (call is not null) return new PutDown(call.Record, call.Unit, call.UnitPath, occurredOn, [], call.Readers is not null);
        if (sheet is null) throw CallReach.OutOfReach;
        sheet.Confidential?.MustBeKnown(roster, CallSheet.FieldOf(nameof(CallSheet.Confidential)));
        var record = await sheet.Seal(vault, token);
        var logged = new CallLogged(record, CallOutcome.BecameLead, actor.Unit, actor.UnitPath, occurredOn);
        return new PutDown(
            record, actor.Unit, actor.UnitPath, occurredOn, sheet.Confidential is { } readers ? [logged, readers.MarkedBy(actor, occurredOn)] : [logged], sheet.Confidential is not null);
    }

    /// <summary>What follows where the call is put down in this moment; whoever put it down before has seen to it.</summary>
    public IEnumerable<object> Following(Guid call) => Facts.Count == 0 ? [] : [new WeighQuestion(call, OccurredOn)];

    /// <summary>What the lead is told of what was said: of a confidential call, nothing.</summary>
    public string Gist => Confidential ? "" : Record.Wish!;

    /// <summary>The inquiry's stream: what the caller asked, and what it led to. Who made a confidential call, and what they asked, stands on the call alone.</summary>
    public object[] Inquiry(Guid call, object ledTo) =>
    [
        Confidential
            ? new InquiryReceived(Source.Hotline, Record.Topic, Unit, UnitPath, null, null, "", null, call, OccurredOn)
            : new InquiryReceived(Source.Hotline, Record.Topic, Unit, UnitPath, Record.Company, Record.Caller, Record.Wish ?? "", Record.Region, call, OccurredOn),
        ledTo,
    ];
}
