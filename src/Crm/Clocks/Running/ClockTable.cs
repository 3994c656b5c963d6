using Crm.Clocks.Rules;
using Crm.Foundation;
using Crm.Hotline;
using Crm.Hotline.Missed;
using Crm.Hotline.Ringing;
using Crm.Inquiries;
using Crm.Leads;
using Crm.Submissions;
using static Crm.Clocks.Rules.ClockKind;
using static Crm.Clocks.Running.ClockEffect;

namespace Crm.Clocks.Running;

/// <summary>
/// Which fact moves which clock, and how: the whole table. A fact's rows are gone through from top to bottom. A fact that stands in no row moves nothing.
/// A chat (TextChannel) has its rules already; its facts get a row here when there are such facts.
/// </summary>
public static class ClockTable
{
    /// <summary>The rows.</summary>
    public static IReadOnlyList<ClockTableRow> Rows { get; } =
    [
        // an investor asked
        Row<InquiryReceived>(Start, [Mailbox], e => e.Source == Source.WebForm),
        Row<InquiryReceived>(Start, [Answer], e => e.Source != Source.WebForm),
        Row<InquiryAssigned>(PassOn, [Answer, Mailbox]),
        Row<InquiryAnswered>(Meet, [Answer, Mailbox]),
        // the lead's own clocks take over, so that nobody is forgotten on the way
        Row<InquiryTurnedIntoLead>(Meet, [Answer, Mailbox]),
        Row<InquiryTouchedLead>(Meet, [Answer, Mailbox]),
        Row<InquiryClosed>(Stop, [Answer, Mailbox]),
        Row<InquiryWithdrawn>(Stop, [Answer, Mailbox]),
        Row<ConsentWithdrawn>(Stop, [Answer, Mailbox]),
        // what is added to an inquiry that was answered waits for an answer of its own
        Row<InquirySupplemented>(Start, [Mailbox]),
        Row<InquiryRevised>(Start, [Mailbox]),
        // what was answered or put aside by mistake waits again
        Row<InquiryReopened>(Start, [Mailbox], e => e.Source == Source.WebForm),
        Row<InquiryReopened>(Start, [Answer], e => e.Source != Source.WebForm),

        // somebody took a call: what came of it is to be written down, whoever took it over
        Row<PhoneAnswered>(Start, [WriteDown]),
        Row<PhoneAnswered>(PassOn, [WriteDown]),
        Row<PhoneCallWrittenDown>(Meet, [WriteDown]),

        // nobody took a call
        Row<CallMissed>(Start, [MissedCall]),
        Row<MissedCallReturned>(Meet, [MissedCall]),
        Row<MissedCallClosed>(Stop, [MissedCall]),
        Row<MissedCallWithdrawn>(Stop, [MissedCall], e => e.NoneLeft),

        // a call was handed over
        Row<CallTransferred>(Renew, [Transfer], e => e.ToBeAccepted),
        Row<CallTransferred>(Stop, [Transfer], e => !e.ToBeAccepted),
        Row<CallTransferAccepted>(Meet, [Transfer]),
        // whoever handed it over is to see to it
        Row<CallTransferDeclined>(Renew, [Transfer]),
        Row<CallTransferWithdrawn>(Stop, [Transfer]),
        Row<CallTurnedIntoLead>(Meet, [Transfer]),
        Row<CallTouchedLead>(Meet, [Transfer]),

        // a call-back was promised
        Row<CallBackPlanned>(Promise, [CallBack]),
        Row<CallBackDone>(Meet, [CallBack]),
        Row<CallTurnedIntoLead>(Stop, [CallBack]),
        Row<CallTouchedLead>(Stop, [CallBack]),

        // an article was sent in: the clock stands still while its author is asked something
        Row<SubmissionReceived>(Start, [ClockKind.Submission]),
        Row<SubmissionClaimed>(PassOn, [ClockKind.Submission]),
        Row<SubmissionReleased>(PassOn, [ClockKind.Submission]),
        Row<SubmissionAskedBack>(Hold, [ClockKind.Submission]),
        Row<SubmissionReplied>(GoOnWith, [ClockKind.Submission]),
        Row<SubmissionAccepted>(Meet, [ClockKind.Submission]),
        Row<SubmissionRefused>(Meet, [ClockKind.Submission]),
        Row<SubmissionWithdrawn>(Stop, [ClockKind.Submission]),
        Row<SubmissionReopened>(Start, [ClockKind.Submission]),
        // what was accepted is to be published, since its author was told so
        Row<SubmissionAccepted>(Start, [Publish]),
        Row<SubmissionClaimed>(PassOn, [Publish]),
        Row<SubmissionReleased>(PassOn, [Publish]),
        Row<SubmissionPublished>(Meet, [Publish]),
        Row<SubmissionReopened>(Stop, [Publish]),
        Row<SubmissionWithdrawn>(Stop, [Publish]),

        // a lead goes its way
        Row<LeadOpened>(Start, [Answer, Assess]),
        Row<LeadTouched>(Start, [Answer]),
        Row<LeadAssigned>(PassOn, [Answer, Assess, Feedback, Progress]),
        Row<FollowUpLogged>(Meet, [Answer, Feedback]),
        Row<FollowUpLogged>(Renew, [Progress]),
        Row<VisitHeld>(Meet, [Answer, Feedback]),
        Row<VisitHeld>(Renew, [Progress]),
        Row<StageAdvanced>(Meet, [Assess]),
        Row<StageAdvanced>(Meet, [Feedback], e => e.To >= Stage.Negotiating),
        Row<StageAdvanced>(Start, [Feedback], e => e.From == Stage.Lead && e.To == Stage.Assessing),
        Row<StageAdvanced>(Renew, [Progress], e => e.To < Stage.AtCapacity),
        Row<StageAdvanced>(Stop, [Progress], e => e.To == Stage.AtCapacity),
        Row<StageSteppedBack>(Start, [Assess], e => e.To == Stage.Lead),
        Row<LeadTerminated>(Stop, [Answer, Assess, Feedback, Progress]),
        Row<LeadReopened>(Reopen, [Answer, Assess, Feedback]),
        Row<LeadReopened>(Renew, [Progress]),

        // two leads become one, and perhaps two again: who waits for an answer there waits here, since the same moment
        Row<LeadMergedInto>(Stop, [Answer, Assess, Feedback, Progress]),
        Row<LeadUnmergedFrom>(GoOn, [Answer, Assess, Feedback, Progress]),
        Row<LeadMerged>(Start, [Answer], e => e.Brought.WaitingSince is not null),
        Row<LeadUnmerged>(TakeBack, [Answer]),
    ];

    /// <summary>The facts that say which unit and who answers for a record, and what it is called.</summary>
    public static ClockPlace? PlaceAfter(ClockPlace? place, IFact fact) => fact switch
    {
        InquiryReceived e => new(ClockSubjectKind.Inquiry, e.Unit, e.UnitPath, null, e.Company ?? ""),
        LeadOpened e => new(ClockSubjectKind.Lead, e.Unit, e.UnitPath, null, e.Company),
        CallLogged e => new(ClockSubjectKind.Call, e.Unit, e.UnitPath, null, e.Record.Company ?? ""),
        CallMissed e => new(ClockSubjectKind.Call, e.Unit, e.UnitPath, null, ""),
        // the telephone system may tell of the answer after the agent has written
        PhoneCallWrittenDown => (place ?? new(ClockSubjectKind.Call, "", "", null, "")) with { Settled = true },
        PhoneAnswered { Sign: var e } => place is { Settled: true } ? place : new(ClockSubjectKind.Call, e.Unit, e.UnitPath, e.Agent ?? place?.Person, ""),
        SubmissionReceived e => new(ClockSubjectKind.Submission, e.Unit, e.UnitPath, null, e.Number),
        _ when place is null => null,
        SubmissionClaimed e => place with { Unit = e.Unit, UnitPath = e.UnitPath, Person = e.By },
        SubmissionReleased => place with { Person = null },
        ReceiptIssued e => place with { Title = e.Number },
        InquiryAssigned e => place with { Unit = e.Unit, UnitPath = e.UnitPath, Person = e.To },
        LeadAssigned e => place with { Unit = e.Unit, UnitPath = e.UnitPath, Person = e.Owner },
        LeadNamed e => place with { Title = e.Company },
        LeadMerged e => place with { Title = e.Values.Company },
        LeadUnmerged e => place with { Title = e.Values.Company },
        CallBackPlanned e => place with { Person = e.By },
        // what a confidential call is called by would tell who called
        CallMarkedConfidential => place with { Title = "" },
        CallTransferred e => place with { Unit = e.Unit, UnitPath = e.UnitPath, Person = e.To },
        CallTransferDeclined e => place with { Unit = e.Unit, UnitPath = e.UnitPath, Person = e.BackTo },
        CallTransferWithdrawn e => place with { Unit = e.Unit, UnitPath = e.UnitPath, Person = null },
        _ => place,
    };

    /// <summary>The moment somebody was promised; null where a term counts from the fact itself.</summary>
    public static DateTimeOffset? PromisedAt(IFact fact) => fact switch
    {
        CallBackPlanned e => e.At,
        LeadMerged e => e.Brought.WaitingSince,
        _ => null,
    };

    /// <summary>Every fact that has to be looked at.</summary>
    public static IReadOnlySet<Type> Facts { get; } =
        Rows.Select(row => row.Fact).Concat([typeof(CallLogged), typeof(CallMarkedConfidential), typeof(LeadNamed), typeof(ReceiptIssued)]).ToHashSet();

    /// <summary>What a fact does to clocks, in order.</summary>
    public static IEnumerable<(ClockKind Kind, ClockEffect Effect)> Of(IFact fact) =>
        Rows.Where(row => row.Fact == fact.GetType() && row.Where(fact)).SelectMany(row => row.Kinds, (row, kind) => (kind, row.Effect));

    private static ClockTableRow Row<T>(ClockEffect effect, ClockKind[] kinds, Func<T, bool>? where = null) where T : IFact =>
        new(typeof(T), effect, kinds, fact => where is null || where((T)fact));
}

/// <summary>One row of the table.</summary>
public sealed record ClockTableRow(Type Fact, ClockEffect Effect, IReadOnlyList<ClockKind> Kinds, Func<IFact, bool> Where);

/// <summary>Where a record stands when a clock of it starts.</summary>
/// <param name="Title">A company's name, or nothing.</param>
/// <param name="Settled">It needs no clock any more, whatever is heard of it late.</param>
public sealed record ClockPlace(ClockSubjectKind About, string Unit, string UnitPath, string? Person, string Title, bool Settled = false);

/// <summary>What a fact does to a clock.</summary>
public enum ClockEffect
{
    /// <summary>Starts it, unless it runs.</summary>
    Start = 1,

    /// <summary>Ends a round as kept and begins the next.</summary>
    Renew,

    /// <summary>Starts it for a promised moment, or moves it there.</summary>
    Promise,

    /// <summary>Somebody else is to keep it.</summary>
    PassOn,

    /// <summary>It was kept.</summary>
    Meet,

    /// <summary>Nobody need keep it any more.</summary>
    Stop,

    /// <summary>Runs again, if it was stopped.</summary>
    Reopen,

    /// <summary>Goes on with what was left, if a merge stopped it.</summary>
    GoOn,

    /// <summary>Nobody need keep it any more, if a merge began it.</summary>
    TakeBack,

    /// <summary>Stands still, since an author was asked something; not once it is over.</summary>
    Hold,

    /// <summary>Goes on with what was left, once the author answered.</summary>
    GoOnWith,
}
