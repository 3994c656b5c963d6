using Crm.Leads;
using Crm.Pipeline.Rules;
using Crm.Pipeline.Targets;
using Crm.Pipeline.Targets.Setting;
using Crm.Pipeline.Targets.Splitting;
using Crm.Pipeline.Targets.Withdrawing;
using static Crm.IntegrationTests.Commands.LeadExamples;

namespace Crm.IntegrationTests.Commands;

/// <summary>What is done to targets and to rules of assessment, of units nobody else has.</summary>
internal static class TargetExamples
{
    public static Book Book => new Book()
        .On(Manager, StaffExamples.Founded, Setting)
        .On(Manager, StaffExamples.Founded, unit => new SplitTarget("330521", 2026, Indicator.SignedCount, [new(unit, 4, 0)], "举例", Day))
        .On(Manager, StaffExamples.Founded, Ruling)
        .On(Manager, Ruled, unit => new WithdrawCountingRules(unit, 2026, "举例", Day, 1))
        .On(Manager, Set, unit => new WithdrawTarget(unit, 2026, Indicator.SignedCount, "举例", Day, 1));

    private static SetTargets Setting(string unit) => new(unit, 2026, [new(Indicator.SignedCount, 10)], "举例", Day, 0);

    private static SetCountingRules Ruling(string unit) => new(unit, 2026, "2026 年考核口径", new CountingRules(5_000, [10_000, 100_000], 6, [TerminationReason.FundingFailed]), "举例", Day, 0);

    private static async Task<string> Ruled(CrmApp app)
    {
        var unit = await StaffExamples.Founded(app);
        await app.Do(Ruling(unit), Manager);
        return unit;
    }

    private static async Task<string> Set(CrmApp app)
    {
        var unit = await StaffExamples.Founded(app);
        await app.Do(Setting(unit), Manager);
        return unit;
    }
}
