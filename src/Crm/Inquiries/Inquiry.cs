using Crm.Foundation;
using Crm.Leads;
using Crm.Privacy;
using JasperFx.Events;

namespace Crm.Inquiries;

/// <summary>One request, whatever the channel, as decisions need to know it.</summary>
public sealed partial record Inquiry
{
    /// <summary>Stream id.</summary>
    public Guid Id { get; init; }

    /// <summary>Where it stands.</summary>
    public InquiryState State { get; init; }

    /// <summary>The channel.</summary>
    public Source Source { get; init; }

    public Topic Topic { get; init; }

    /// <summary>Unit that answers for it.</summary>
    public string Unit { get; init; } = "";

    /// <summary>Place of that unit in the tree.</summary>
    public string UnitPath { get; init; } = "";

    /// <summary>Login of the colleague it was handed to; null while it lies with the unit.</summary>
    public string? To { get; init; }

    public string? Company { get; init; }

    public SealedContact? Contact { get; init; }

    /// <summary>What they want.</summary>
    public string Wish { get; init; } = "";

    /// <summary>Region of interest, GB/T 2260.</summary>
    public string? Region { get; init; }

    public static Inquiry Create(IEvent<InquiryReceived> e) => new()
    {
        Id = e.StreamId,
        State = InquiryState.New,
        Source = e.Data.Source,
        Topic = e.Data.Topic,
        Unit = e.Data.Unit,
        UnitPath = e.Data.UnitPath,
        Company = e.Data.Company,
        Contact = e.Data.Contact,
        Wish = e.Data.Wish,
        Region = e.Data.Region,
    };

    public Inquiry Apply(InquiryAssigned e) => this with { State = InquiryState.Assigned, Unit = e.Unit, UnitPath = e.UnitPath, To = e.To };

    public Inquiry Apply(InquiryTurnedIntoLead e) => this with { State = InquiryState.BecameLead };

    public Inquiry Apply(InquiryTouchedLead e) => this with { State = InquiryState.TouchedLead };

    public Inquiry Apply(InquiryAnswered e) => this with { State = InquiryState.Answered };

    public Inquiry Apply(InquiryClosed e) => this with { State = InquiryState.Closed };

    /// <summary>What has become of an inquiry is decided once.</summary>
    public void MustBeOpen()
    {
        if (State is InquiryState.BecameLead or InquiryState.TouchedLead) throw new RuleBroken("这条咨询已经转到线索，请到线索里继续。");
        if (State is InquiryState.Answered or InquiryState.Closed) throw new RuleBroken("这条咨询已经办结。");
    }
}

/// <summary>Where an inquiry stands.</summary>
public enum InquiryState
{
    /// <summary>待处理: nobody has taken it up.</summary>
    New = 1,

    /// <summary>已交办: handed to a unit or a colleague.</summary>
    Assigned,

    /// <summary>已转线索: opened a lead.</summary>
    BecameLead,

    /// <summary>并入线索: belongs to a lead that was there.</summary>
    TouchedLead,

    /// <summary>已答复.</summary>
    Answered,

    /// <summary>已关闭: put aside without an answer.</summary>
    Closed,
}
