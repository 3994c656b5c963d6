using Crm.Foundation;
using Crm.Inquiries;
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

    public Call Apply(CallTransferred e) => this with { HandedTo = new HandOver(e.Unit, e.To) };

    public Call Apply(CallTurnedIntoLead e) => this with { Outcome = CallOutcome.BecameLead, Lead = e.Lead, CallBackBy = null };

    public Call Apply(CallTouchedLead e) => this with { Outcome = CallOutcome.BecameLead, Lead = e.Lead, CallBackBy = null };

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
