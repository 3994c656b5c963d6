using Crm.Foundation;
using Crm.Inquiries;
using Crm.Team;
using JasperFx.Events;

namespace Crm.Hotline;

/// <summary>One phone call, as decisions need to know it.</summary>
public sealed partial record Call
{
    /// <summary>Stream id.</summary>
    public Guid Id { get; init; }

    /// <summary>What was written down, as it holds now.</summary>
    public CallRecord Record { get; init; } = new(Topic.Other, CallDirection.Incoming, null, null, null, null, null);

    /// <summary>What came of it.</summary>
    public CallOutcome Outcome { get; init; }

    /// <summary>Unit that answers for the call.</summary>
    public string Unit { get; init; } = "";

    /// <summary>Place of that unit in the tree.</summary>
    public string UnitPath { get; init; } = "";

    /// <summary>Login of whoever put it down.</summary>
    public string Agent { get; init; } = "";

    /// <summary>To whom it was handed.</summary>
    public HandOver? HandedTo { get; init; }

    /// <summary>The hand-over that is not settled yet.</summary>
    public PendingTransfer? Pending { get; init; }

    /// <summary>Who may look at the caller; null where the call is not confidential.</summary>
    public CallReaders? Readers { get; init; }

    /// <summary>Login of whoever is to call back, while a call-back is due.</summary>
    public string? CallBackBy { get; init; }

    /// <summary>The lead that came of it.</summary>
    public Guid? Lead { get; init; }

    public static Call Create(IEvent<CallLogged> e) => new()
    {
        Id = e.StreamId,
        Record = e.Data.Record,
        Outcome = e.Data.Outcome,
        Unit = e.Data.Unit,
        UnitPath = e.Data.UnitPath,
        Agent = e.UserName ?? "",
    };

    public Call Apply(CallCorrected e) => this with { Record = e.Record, Outcome = e.Outcome };

    public Call Apply(CallBackPlanned e) => this with { CallBackBy = e.By };

    public Call Apply(CallBackDone e) => this with { CallBackBy = null };

    public Call Apply(IEvent<CallTransferred> e) => this with
    {
        HandedTo = new HandOver(e.Data.Unit, e.Data.To),
        Pending = PendingTransfer.Of(e.Data, e.UserName, HandedTo),
    };

    public Call Apply(IEvent<CallTransferAccepted> e) => this with { HandedTo = PendingTransfer.After(Pending, HandedTo, e.UserName), Pending = null };

    public Call Apply(CallTransferDeclined e) => this with { HandedTo = Pending?.Before, Pending = Pending?.Declined(e) };

    public Call Apply(CallTransferWithdrawn _) => this with { HandedTo = Pending?.Before, Pending = null };

    public Call Apply(CallMarkedConfidential e) => this with { Readers = new CallReaders(e.Roles, e.People) };

    public Call Apply(CallConfidentialityLifted _) => this with { Readers = null };

    public Call Apply(CallTurnedIntoLead e) => this with { Outcome = CallOutcome.BecameLead, Lead = e.Lead, CallBackBy = null, Pending = null };

    public Call Apply(CallTouchedLead e) => this with { Outcome = CallOutcome.BecameLead, Lead = e.Lead, CallBackBy = null, Pending = null };

    /// <summary>The unit with which it lies, or lies again where a hand-over comes to nothing.</summary>
    public UnitPlace LiesWith(IRoster roster)
    {
        var handed = Pending is null ? HandedTo : Pending.Before;
        return handed is not null && roster.Unit(handed.Unit) is { } place ? place : new UnitPlace(Unit, "", UnitPath);
    }

    /// <summary>The hand-over that waits to be accepted.</summary>
    /// <exception cref="RuleBroken">There is none any more.</exception>
    public PendingTransfer MustBePending() => Pending ?? throw new RuleBroken("这通电话没有待接收的转接：可能已被接收、退回或撤回。") { Kind = Refusal.Conflict };

    /// <summary>What copies or rewrites what the caller said is for those who may look at it.</summary>
    public void MustBeOpenTo(Actor actor)
    {
        if (Readers?.Include(actor) == false) throw Confidential;
    }

    /// <summary>The refusal for whoever may not look at the caller.</summary>
    public static RuleBroken Confidential => new("这是保密来电，来电人只对指定的人显示。") { Kind = Refusal.Forbidden };

    /// <summary>A call becomes a lead once.</summary>
    public void MustNotBeALead()
    {
        if (Lead is not null) throw new RuleBroken("这通电话已经转为线索，请到线索里继续。");
    }

    /// <summary>Nobody calls back somebody whose number is not known.</summary>
    public void MustHaveANumber()
    {
        if (Record.Caller?.Phone is null) throw new RuleBroken("没有对方的号码，无法回电。请先补上号码。") { Field = "At" };
    }
}
