using System.Text.Json.Serialization;
using Crm.Foundation;
using Crm.Inquiries.Routing;
using Crm.Leads;
using Crm.Privacy;
using Crm.Team;
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

    /// <summary>The receipt number; null where nobody was given one.</summary>
    public string? Number { get; init; }

    /// <summary>Whether whoever asked agreed that it is passed on to other units; true where it did not come over the site, where nobody was asked.</summary>
    public bool MayBePassedOn { get; init; } = true;

    /// <summary>Whether whoever asked took it back.</summary>
    public bool Withdrawn { get; init; }

    /// <summary>Whether a manager has it sent to learn how it is answered.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Test { get; init; }

    /// <summary>How often whoever asked added something or put something right.</summary>
    public int Additions { get; init; }

    /// <summary>The lead it belongs to.</summary>
    public Guid? Lead { get; init; }

    /// <summary>Whether the rules last found nobody for it.</summary>
    public bool RoutedInVain { get; init; }

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
        Test = e.Data.Test,
    };

    public Inquiry Apply(InquiryAssigned e) => this with { State = InquiryState.Assigned, Unit = e.Unit, UnitPath = e.UnitPath, To = e.To };

    public Inquiry Apply(InquiryRouted e) => this with { RoutedInVain = e.To is null };

    public Inquiry Apply(InquiryTurnedIntoLead e) => this with { State = InquiryState.BecameLead, Lead = e.Lead };

    public Inquiry Apply(InquiryTouchedLead e) => this with { State = InquiryState.TouchedLead, Lead = e.Lead };

    public Inquiry Apply(ReceiptIssued e) => this with { Number = e.Number };

    public Inquiry Apply(ConsentGiven e) => this with { MayBePassedOn = e.PassOn };

    public Inquiry Apply(ConsentWithdrawn _) => this with { Contact = null, MayBePassedOn = false };

    public Inquiry Apply(InquirySupplemented _) => this with { Additions = Additions + 1, State = Reopened };

    public Inquiry Apply(InquiryRevised e) => this with { Additions = Additions + 1, State = Reopened, Company = e.Company, Contact = e.Contact, Wish = e.Wish };

    public Inquiry Apply(InquiryWithdrawn _) => this with { Withdrawn = true, State = Lead is null ? InquiryState.Closed : State };

    public Inquiry Apply(InquiryAnswered e) => this with { State = InquiryState.Answered };

    public Inquiry Apply(InquiryClosed e) => this with { State = InquiryState.Closed };

    public Inquiry Apply(InquiryReopened _) => this with { State = Untaken };

    // What comes after the answer waits for an answer of its own.
    private InquiryState Reopened => State != InquiryState.Answered ? State : Untaken;

    private InquiryState Untaken => To is null ? InquiryState.New : InquiryState.Assigned;

    /// <summary>Whoever asked can add to it, put it right or take it back: not once they took it back, nor once it was put aside.</summary>
    public void MustBeTheVisitors()
    {
        if (Withdrawn) throw new RuleBroken("这条咨询您已经撤回。要继续的话，请重新提交一条。");
        if (State == InquiryState.Closed) throw new RuleBroken("这条咨询已经办结。要继续的话，请重新提交一条。");
        if (Additions >= MostAdditions) throw new RuleBroken("补充和更正加起来最多 {0} 次，内容还在，请打电话告诉我们。", MostAdditions);
    }

    /// <summary>How often whoever asked can add or put right.</summary>
    public const int MostAdditions = 20;

    /// <summary>Without the consent of whoever asked it stays with its unit and those below.</summary>
    public void MustBePassableTo(UnitPlace unit)
    {
        if (!MayBePassedOn && !unit.Path.StartsWith(UnitPath, StringComparison.Ordinal))
            throw new RuleBroken("对方没有同意转给其他单位。请先征得同意，或由{0}及下级单位答复。", Unit) { Field = "To" };
    }

    /// <summary>What has become of an inquiry is decided once.</summary>
    public void MustBeOpen()
    {
        if (Withdrawn) throw new RuleBroken("对方撤回了这条咨询，请不要再联系。");
        if (State is InquiryState.BecameLead or InquiryState.TouchedLead) throw new RuleBroken("这条咨询已经转到线索，请到线索里继续。");
        if (State is InquiryState.Answered or InquiryState.Closed) throw new RuleBroken("这条咨询已经办结。");
    }

    /// <summary>Only what was answered or put aside by the staff can be taken up again; a lead goes on as a lead.</summary>
    public void MustBeSettledHere()
    {
        if (Withdrawn) throw new RuleBroken("对方撤回了这条咨询，请不要再联系。");
        if (State is InquiryState.BecameLead or InquiryState.TouchedLead) throw new RuleBroken("这条咨询已经转到线索，请到线索里继续。");
        if (State is not (InquiryState.Answered or InquiryState.Closed)) throw new RuleBroken("这条咨询还没有办结，不用重新打开。");
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
