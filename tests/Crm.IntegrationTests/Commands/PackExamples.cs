using Crm.Pipeline.Meeting.Planning;
using static Crm.IntegrationTests.Commands.LeadExamples;

namespace Crm.IntegrationTests.Commands;

/// <summary>What is done about the pack for a meeting, of units nobody else has.</summary>
internal static class PackExamples
{
    public static Book Book => new Book()
        .On(Manager, StaffExamples.Founded, Plan)
        .On(Manager, Planned, unit => new EndPackPlan(unit, Day));

    private static PlanPack Plan(string unit) => new(unit, DayOfWeek.Monday, 8, [Manager], Day);

    private static async Task<string> Planned(CrmApp app)
    {
        var unit = await StaffExamples.Founded(app);
        await app.Do(Plan(unit), Manager);
        return unit;
    }
}
