using Crm.Foundation;
using Crm.Inquiries;
using Crm.Inquiries.Adding;
using Crm.Inquiries.Asking;
using Crm.Inquiries.Probing;
using Crm.Inquiries.Revising;
using Crm.Inquiries.Withdrawing;
using Crm.IntegrationTests.Hotline;
using Crm.Privacy;
using Crm.Privacy.Consenting;
using Crm.Privacy.Erasing;
using Marten;
using Microsoft.Extensions.DependencyInjection;

namespace Crm.IntegrationTests.Commands;

/// <summary>What visitors do about inquiries of their own, and what the office does about visitors' personal data.</summary>
internal static class VisitorExamples
{
    // A job may do what a visitor may.
    private const string Visitor = ":tests";
    private const string Tester = "manager@330500";
    private const string Administrator = "administrator@330500";

    private static DateOnly Today => China.Today(TimeProvider.System);

    public static Book Book => new Book()
        .On(Visitor, Version, Asking)
        .On(Visitor, Asked, link => new AddToInquiry(link, "还要员工宿舍"))
        .On(Visitor, Asked, link => new ReviseInquiry(link, null, Calls.NewNumber(), null, "要 90 亩"))
        .On(Visitor, Asked, link => new WithdrawInquiry(link, true))
        .First(Tester, Testing)
        .On(Tester, Tested, test => new CancelTestInquiry(test, Today))
        .On(Tester, Sent, test => new JudgeTestInquiry(test, new TestJudgement(true, false, null), Today))
        .First(Administrator, () => new PublishConsentNotice($"{Guid.NewGuid():N}", "告知", "转交", Today.AddYears(50), Today))
        .On(Administrator, Withdrawn, erasure => new HoldErasure(erasure, "合同纠纷未了", Today.AddDays(30), Today))
        .On(Administrator, Withdrawn, erasure => new ErasePerson(erasure, false, Today));

    private static AskOnline Asking(string version) => new(
        Guid.CreateVersion7(), Topic.Building, "浙江云帆机电有限公司", new Contact("李女士", Calls.NewNumber(), $"{Guid.NewGuid():N}@example.test"), "租 3000 平厂房", "330521", null, version, false, "zh-CN");

    private static PlanTestInquiry Testing() => new(
        Guid.CreateVersion7(), new TestQuestion("330521", Topic.Building, "浙江云帆机电有限公司", "租 3000 平厂房", "有没有、多少钱"), new Contact("李女士", Calls.NewNumber()), DateTimeOffset.UtcNow.AddDays(9), Today);

    private static async Task<Guid> Tested(CrmApp app)
    {
        var testing = Testing();
        await app.Do(testing, Tester);
        return testing.TestId;
    }

    private static async Task<Guid> Sent(CrmApp app)
    {
        var test = await Tested(app);
        await app.Handle(new SendTestInquiry(test));
        return test;
    }

    private static async Task<string> Version(CrmApp app)
    {
        await using var session = app.Store.QuerySession();
        return (await ConsentNotice.On(Today, session, default))!.Version;
    }

    private static async Task<string> Asked(CrmApp app) => (await Ask(app)).Link;

    private static async Task<(string Link, Guid Inquiry)> Ask(CrmApp app)
    {
        var asking = Asking(await Version(app));
        await app.DoAsJob(asking);
        return (app.Host.Services.GetRequiredService<InquiryLinks>().Of(asking.InquiryId), asking.InquiryId);
    }

    private static async Task<Guid> Withdrawn(CrmApp app)
    {
        var (link, inquiry) = await Ask(app);
        await using var session = app.Store.QuerySession();
        var person = (await session.LoadAsync<Inquiry>(inquiry))!.Contact!.Person;
        await app.DoAsJob(new WithdrawInquiry(link, true));
        return Erasure.IdOf(person);
    }

    private static Task DoAsJob(this CrmApp app, ICommand command) => TestPeople.Send(app.Host.Services, command);
}
