using Crm.Foundation;
using Crm.IntegrationTests.Commands;
using Crm.IntegrationTests.Shell;
using Crm.Leads;
using Crm.Pipeline.History;
using Crm.Pipeline.Rules;

namespace Crm.IntegrationTests.Pipeline;

/// <summary>Rules as managers set them, each time in a park nobody else has.</summary>
public class the_rules_of_a_unit(CrmApp app)
{
    private const string District = "manager@330521";

    private static readonly DateOnly Decided = new(2026, 1, 20);
    private static readonly DateOnly Today = China.Today(TimeProvider.System);
    private static readonly CountingRules Some = new(5_000, [10_000, 50_000], 6, [TerminationReason.FundingFailed, TerminationReason.InvestorWithdrew]);

    [Fact]
    public async Task hold_from_their_year_on_until_the_next_and_replaced_ones_stay()
    {
        var unit = await StaffExamples.Founded(app);
        await app.Do(Set(unit, 2031, 0), District);
        await app.Do(Set(unit, 2034, 1) with { Rules = Some with { Least = 0 } }, District);
        await app.Do(Set(unit, 2031, 2) with { Name = "改后", Rules = Some with { StartMonths = null }, Reason = "文件改了" }, "manager@330500");

        var sheet = await Ask(new ShowRules(unit, null, null, "2025-2031,2025-2033,2025-2034,2025-2030"));
        sheet.Columns.Select(column => (column.Set?.Name, column.Set?.Year, column.Rules.Least, column.Rules.StartMonths)).ShouldBe(
            [("改后", 2031, 5_000m, null), ("改后", 2031, 5_000m, null), ("口径", 2034, 0m, 6), (null, null, 0m, null)]);
        sheet.Version.ShouldBe(3);
        var own = Own(sheet);
        own.Select(change => (change.Number, change.Year, change.Reason, change.OccurredOn, change.By, change.Replaced)).ShouldBe(
            [(3, 2031, "文件改了", Decided, "manager@330500", false), (2, 2034, "园考 1 号", Decided, District, false), (1, 2031, "园考 1 号", Decided, District, true)]);
        own.ShouldAllBe(change => China.DayOf(change.RecordedAt) == Today);
        own[2].Rules!.Excused.ShouldBe([TerminationReason.InvestorWithdrew, TerminationReason.FundingFailed]);
        (await Ask(new ShowRules(unit, Today.AddDays(-1), Standpoint.AsRecorded))).History.ShouldBeEmpty("they were recorded today");
        Own(await Ask(new ShowRules(unit, Today.AddDays(-1), Standpoint.AsHappened))).Count.ShouldBe(3);
    }

    [Fact]
    public async Task that_are_withdrawn_leave_those_before_and_stay_in_the_history()
    {
        var unit = await StaffExamples.Founded(app);
        await app.Do(Set(unit, 2031, 0), District);
        await app.Do(Set(unit, 2032, 1) with { Name = "误" }, District);
        (await app.Send(new WithdrawCountingRules(unit, 2032, "填错了单位", Decided, 2), "manager@330523")).Refusal.ShouldBe(Refusal.Forbidden);
        await app.Do(new WithdrawCountingRules(unit, 2032, "填错了单位", Decided, 2), District);
        var sheet = await Ask(new ShowRules(unit, null, null, "2025-2032"));
        sheet.Columns[0].Set!.Year.ShouldBe(2031);
        Own(sheet).Select(change => (change.Year, change.Name, change.Rules is null, change.Reason, change.Replaced)).ShouldBe(
            [(2032, "误", true, "填错了单位", false), (2032, "误", false, "园考 1 号", true), (2031, "口径", false, "园考 1 号", false)]);
        (await app.Send(new WithdrawCountingRules(unit, 2032, "再撤", Decided, 3), District)).Fields.Keys.ShouldBe(["Year"]);
    }

    [Fact]
    public async Task are_last_years_this_years_and_both_by_this_years_where_no_columns_are_asked_for()
    {
        var unit = await StaffExamples.Founded(app);
        var year = Today.Year;
        (await Ask(new ShowRules(unit))).Columns.Select(column => (column.Year, column.RulesYear)).ShouldBe([(year - 1, year - 1), (year - 1, year), (year, year)]);
        foreach (var columns in new[] { "2025", "2025-2025,", "1977-2025", "2025-2201", "2025-2025,2025-2025,2025-2025,2025-2025,2025-2025", "２０２５-2025" })
            (await app.Ask(new ShowRules(unit, null, null, columns), District)).Fields.Keys.ShouldBe(["Columns"], customMessage: columns);
    }

    [Theory]
    [InlineData("manager@330000", "330521", true)]
    [InlineData("manager@330521", "330521", true)]
    [InlineData("manager@330523", "330521", false)]
    [InlineData("manager@330521", "330500", false)]
    [InlineData("officer@330521", "330521", false)]
    [InlineData("auditor@330000", "330521", false)]
    [InlineData("administrator@330000", "330521", false)]
    public async Task are_set_by_managers_of_the_unit_and_of_those_above(string login, string unit, bool may)
    {
        var version = (await Ask(new ShowRules(unit))).Version;
        (await app.Send(Set(unit, 2095, version), login)).Refusal.ShouldBe(may ? null : Refusal.Forbidden);
    }

    [Theory]
    [InlineData("manager@330521", "330521", null)]
    [InlineData("auditor@330500", "330521", null)]
    [InlineData("manager@330521", "330500", Refusal.Forbidden)]
    [InlineData("manager@330523", "330521", Refusal.Forbidden)]
    [InlineData("officer@330521", "330521", Refusal.Forbidden)]
    public async Task are_seen_by_managers_and_auditors_of_the_unit_and_of_those_above(string login, string unit, Refusal? refusal) =>
        (await app.Ask(new ShowRules(unit), login)).Refusal.ShouldBe(refusal);

    [Fact]
    public async Task are_not_overwritten_by_whoever_saw_an_older_version()
    {
        var unit = await StaffExamples.Founded(app);
        await app.Do(Set(unit, 2031, 0), District);
        (await app.Send(Set(unit, 2032, 0), "manager@330500")).Refusal.ShouldBe(Refusal.Conflict);
        (await Ask(new ShowRules(unit))).Version.ShouldBe(1);
    }

    [Fact]
    public async Task are_a_workbook_with_the_columns_beside_each_other()
    {
        var address = "/pipeline/rules/export.xlsx?unit=330521&columns=2025-2025,2025-2026";
        var response = (await app.Open(address, District)).Response;
        (response.StatusCode, response.ContentType).ShouldBe((200, Crm.Api.ListExport.Excel));
        (await app.Open(address, "manager@330523")).Response.StatusCode.ShouldBe(403);
    }

    private static SetCountingRules Set(string unit, int year, long version) => new(unit, year, "口径", Some, "园考 1 号", Decided, version);

    // Units above may have set some too.
    private static IReadOnlyList<RuleChange> Own(RulesSheet sheet) => [.. sheet.History.Where(change => change.Unit == sheet.Unit)];

    private async Task<RulesSheet> Ask(ShowRules query)
    {
        var outcome = await app.Ask(query, "auditor@330000");
        outcome.Sentence.ShouldBeNull();
        return outcome.Answer!;
    }
}
