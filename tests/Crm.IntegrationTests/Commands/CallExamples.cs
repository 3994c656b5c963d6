using Crm.Hotline;
using Crm.Hotline.Annotating;
using Crm.Hotline.CallingBack;
using Crm.Hotline.Confiding;
using Crm.Hotline.Converting;
using Crm.Hotline.Correcting;
using Crm.Hotline.Duty;
using Crm.Hotline.Missed;
using Crm.Hotline.Ringing;
using Crm.Hotline.Transferring;
using Crm.IntegrationTests.Hotline;
using Crm.Team;
using Crm.Inquiries;
using Crm.Inquiries.Answering;
using Crm.Inquiries.Assigning;
using Crm.Inquiries.Closing;
using Crm.Inquiries.Converting;
using Crm.Inquiries.Receiving;
using Crm.Inquiries.Reopening;
using Crm.Inquiries.Touching;
using Crm.Inquiries.Triaging;
using Crm.Leads;
using Crm.Privacy;
using static Crm.IntegrationTests.Hotline.Calls;

namespace Crm.IntegrationTests.Commands;

/// <summary>What an agent of the hotline does with calls and inquiries.</summary>
internal static class CallExamples
{
    private static readonly HandOver ToOfficer = new("330521", LeadExamples.Officer);

    public static Book Book => new Book()
        .First(Agent, () => Answered())
        .On(Agent, Logged, x => new CorrectCall(x.Call, x.Sheet with { Wish = "要 90 亩" }, CallOutcome.Answered, Day, 1))
        .On(Agent, Logged, x => new AnnotateCall(x.Call, "又来问过价格", Day))
        .On(Agent, Logged, x => new PlanCallBack(x.Call, Tomorrow, null, Day))
        .On(Agent, Promised, call => new KeepCallBack(call, true, "已约考察", Day))
        .On(Agent, Logged, x => new TransferCall(x.Call, ToOfficer, "请联系", Day))
        .On(LeadExamples.Officer, Handed, call => new AcceptTransfer(call, Day))
        .On(LeadExamples.Officer, Handed, call => new DeclineTransfer(call, "不归我们", Day))
        .On(Agent, Handed, call => new WithdrawTransfer(call, Day))
        .On(Agent, Logged, x => new MarkConfidential(x.Call, CallReaders.Usual, Day))
        .On(LeadExamples.Manager, Confided, call => new UnmarkConfidential(call, "已公开", Day))
        .First(Agent, () => IntoLead(Sheet()))
        .On(Agent, LeadExamples.Owned, lead => new TouchLeadByCall(Guid.CreateVersion7(), Guid.CreateVersion7(), lead, Day, Sheet()))
        .First(Agent, Receiving)
        .On(Agent, Received, inquiry => new AnswerInquiry(inquiry, "政策已发", Day, TriageReason.NoProject, "先发材料"))
        .On(Agent, Received, inquiry => new AssignInquiry(inquiry, ToOfficer, null, Day))
        .On(Agent, Received, inquiry => new CloseInquiry(inquiry, ClosingReason.Withdrawn, null, Day))
        .On(Agent, Received, inquiry => new TurnInquiryIntoLead(inquiry, Guid.CreateVersion7(), Day, "330521", LeadExamples.Officer, Reason: TriageReason.NewInvestor))
        .On(Agent, AskedAgain, x => new TouchLead(x.Inquiry, x.Lead, Day, TriageReason.SameProject))
        .On(Agent, Settled, inquiry => new ReopenInquiry(inquiry, "记错了", Day))
        .By(app => TestPeople.AddOne(app.Host.Services, Role.HotlineAgent), _ => new ChangeDuty(DutyState.Ready, Phones.NewExtension()), login => login)
        .First(CtiEndpoint.Telephone.Login, () => Phones.Report(PhoneReport.Ringing, $"{Guid.NewGuid()}"))
        .On(Agent, Ringing, call => new TakeUpPhoneCall(call))
        .On(Agent, Missed, task => new CloseMissedCall(task, MissedReason.Reached, null, Day));

    private static CallBackTime Tomorrow => new(DateTimeOffset.UtcNow.AddDays(1));

    private static ReceiveInquiry Receiving() =>
        new(Guid.CreateVersion7(), Source.WebForm, Topic.Policy, "浙江云帆机电有限公司", new Contact("李女士", NewNumber()), "设备补助怎么申请", "330521", Day);

    private static async Task<(Guid Call, CallSheet Sheet)> Logged(CrmApp app)
    {
        var call = Answered();
        await app.Do(call, Agent);
        return (call.CallId, call.Sheet);
    }

    private static async Task<Guid> Handed(CrmApp app)
    {
        var (call, _) = await Logged(app);
        await app.Do(new TransferCall(call, ToOfficer, null, Day), Agent);
        return call;
    }

    /// <summary>A confidential call.</summary>
    internal static async Task<Guid> Confided(CrmApp app)
    {
        var call = Answered(Sheet() with { Confidential = CallReaders.Usual });
        await app.Do(call, Agent);
        return call.CallId;
    }

    private static async Task<Guid> Promised(CrmApp app)
    {
        var (call, _) = await Logged(app);
        await app.Do(new PlanCallBack(call, Tomorrow, null, Day), Agent);
        return call;
    }

    private static async Task<Guid> Received(CrmApp app)
    {
        var inquiry = Receiving();
        await app.Do(inquiry, Agent);
        return inquiry.InquiryId;
    }

    private static async Task<Guid> Settled(CrmApp app)
    {
        var inquiry = await Received(app);
        await app.Do(new CloseInquiry(inquiry, ClosingReason.Unreachable, null, Day), Agent);
        return inquiry;
    }

    private static Task<Guid> Ringing(CrmApp app) => app.Rings();

    private static Task<Guid> Missed(CrmApp app) => app.Misses(NewNumber());

    private static async Task<(Guid Inquiry, Guid Lead)> AskedAgain(CrmApp app) => (await Received(app), await LeadExamples.Owned(app));
}
