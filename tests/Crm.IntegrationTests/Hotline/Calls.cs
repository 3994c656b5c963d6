using Crm.Hotline;
using Crm.Hotline.Converting;
using Crm.Hotline.Logging;
using Crm.Inquiries;
using Crm.Privacy;

namespace Crm.IntegrationTests.Hotline;

/// <summary>What the tests of the hotline start from: sheets with numbers nobody else has.</summary>
internal static class Calls
{
    public static readonly DateOnly Day = new(2026, 6, 1);

    public const string Agent = "hotlineagent@330521";

    /// <summary>A mobile number in E.164 that no other test uses.</summary>
    public static string NewNumber() => $"+86139{Random.Shared.NextInt64(0, 100_000_000):D8}";

    public static CallSheet Sheet(string? number = null, string? company = "浙江云帆机电有限公司", string? name = "李女士") => new(
        Topic.IndustrialLand, new Contact(name, number ?? NewNumber(), Position: "采购总监"), company, "330521", "要 80 亩工业用地，年底前开工", "说普通话");

    public static LogCall Answered(CallSheet? sheet = null, Guid? id = null) => new(id ?? Guid.CreateVersion7(), sheet ?? Sheet(), CallOutcome.Answered, Day);

    public static TurnCallIntoLead IntoLead(CallSheet? sheet = null, Guid? call = null) => new(
        call ?? Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7(), Day, sheet, "330521", "officer@330521");
}
