using Crm.IntegrationTests.Policies;
using Crm.Policies.Dating;
using Crm.Promises.Approving;
using Crm.Promises.Changing;
using Crm.Promises.Keeping;
using Crm.Promises.Making;
using Crm.Promises.Reopening;
using Crm.Promises.Withdrawing;

namespace Crm.IntegrationTests.Commands;

/// <summary>What is promised on a lead by its officer, and decided by the manager above.</summary>
internal static class PromiseExamples
{
    private const string Officer = LeadExamples.Officer;

    private static readonly DateOnly Day = LeadExamples.Day;

    public static Book Book => new Book()
        .On(Officer, LeadExamples.WithPolicy, x => Making(x.Lead, x.Document))
        .On(Officer, Given, promise => new ChangePromise(promise, "每亩补助三万元", Day.AddDays(90), "投资方要求延后", Day))
        .On(Officer, Given, promise => new KeepPromise(promise, "拨款凭证 12 号", Day))
        .On(Officer, Given, promise => new BreakPromise(promise, "预算取消", Day))
        .On(Officer, Given, promise => new WithdrawPromise(promise, "投资方不要了", Day))
        .On(Officer, Kept, promise => new ReopenPromise(promise, "登记错了", Day))
        .On(LeadExamples.Manager, Waiting, promise => new ApprovePromise(promise, "同意", Day))
        .On(LeadExamples.Manager, Waiting, promise => new DeclinePromise(promise, "按新办法办", Day));

    /// <summary>A promise of the officer's that counts as given.</summary>
    public static async Task<Guid> Given(CrmApp app)
    {
        var (lead, document) = await LeadExamples.WithPolicy(app);
        var making = Making(lead, document);
        await app.Do(making, Officer);
        return making.PromiseId;
    }

    private static MakePromise Making(Guid lead, Guid document) =>
        new(Guid.CreateVersion7(), lead, "每亩补助三万元", Day.AddDays(60), Day, 240, null, null, document, 1, "每亩三万元补助");

    private static async Task<Guid> Kept(CrmApp app)
    {
        var promise = await Given(app);
        await app.Do(new KeepPromise(promise, "拨款凭证 12 号", Day), Officer);
        return promise;
    }

    private static async Task<Guid> Waiting(CrmApp app)
    {
        var (lead, document) = await LeadExamples.WithPolicy(app);
        await app.Do(new SetPolicyValidity(document, null, new(2025, 12, 31)), Library.Editor);
        var making = Making(lead, document) with { OverrideReason = "过渡期内仍按原办法" };
        await app.Do(making, Officer);
        return making.PromiseId;
    }
}
