using Crm.Api;
using Crm.Hotline.Annotating;
using Crm.Hotline.CallingBack;
using Crm.Hotline.Confiding;
using Crm.Hotline.Converting;
using Crm.Hotline.Correcting;
using Crm.Hotline.Duty;
using Crm.Hotline.Ledger;
using Crm.Hotline.Logging;
using Crm.Hotline.Missed;
using Crm.Hotline.Recognising;
using Crm.Hotline.Ringing;
using Crm.Hotline.Taking;
using Crm.Hotline.Transferring;
using Crm.Hotline.Wall;

namespace Crm.Hotline;

/// <summary>The hotline's routes.</summary>
public static class HotlineApi
{
    public static void Map(RouteGroupBuilder api)
    {
        // By POST: a number in the address would stand in the logs of every proxy on the way.
        api.Asking<WhoIsCalling, KnownCaller>("/callers/find");
        api.Query<FindCalls, CallPage>("/calls");
        api.Creating<LogCall>("/calls", nameof(LogCall.CallId), "/api/calls");
        api.Query<HotlineToday, HotlineDay>("/calls/today");
        api.Query<HotlineFigures, HotlineSheet>("/hotline/figures");
        api.Query<FindPhoneCalls, PhonePage>("/hotline/phone-calls");
        api.Query<CallOf, CallRow>("/calls/{callId:guid}");
        api.Command<CorrectCall>("/calls/{callId:guid}/correct");
        api.Command<AnnotateCall>("/calls/{callId:guid}/notes");
        api.Command<PlanCallBack>("/calls/{callId:guid}/call-back");
        api.Command<KeepCallBack>("/calls/{callId:guid}/call-back/keep");
        api.Command<TransferCall>("/calls/{callId:guid}/transfer");
        api.Command<AcceptTransfer>("/calls/{callId:guid}/transfer/accept");
        api.Command<DeclineTransfer>("/calls/{callId:guid}/transfer/decline");
        api.Command<WithdrawTransfer>("/calls/{callId:guid}/transfer/withdraw");
        api.Query<CallHistory, IReadOnlyList<CallHappening>>("/calls/{callId:guid}/history");
        api.Command<MarkConfidential>("/calls/{callId:guid}/confidential");
        api.Command<UnmarkConfidential>("/calls/{callId:guid}/confidential/lift");
        // By POST: it leaves a trace, and so must not be repeated by whoever repeats what only reads.
        api.Asking<ViewCaller, CallRow>("/calls/{callId:guid}/caller");
        api.Command<TurnCallIntoLead>("/calls/{callId:guid}/lead");
        api.Command<TouchLeadByCall>("/calls/{callId:guid}/touch");
        api.Query<HotlineDuty, DutyBoard>("/hotline/duty");
        api.Command<ChangeDuty>("/hotline/duty");
        api.Query<FindOpenPhoneCalls, IReadOnlyList<PhoneRow>>("/hotline/queue");
        api.Query<PopOf, PhonePop>("/hotline/phone-calls/{phoneCallId:guid}");
        api.Command<TakeUpPhoneCall>("/hotline/phone-calls/{phoneCallId:guid}/take");
        api.Query<FindUnwrittenCalls, IReadOnlyList<PhoneRow>>("/hotline/unwritten");
        api.Query<FindMissedCalls, IReadOnlyList<MissedRow>>("/hotline/missed");
        api.Command<CloseMissedCall>("/hotline/missed/{missedTaskId:guid}/close");
    }
}
