using Crm.Foundation;
using Crm.Leads;
using Crm.Leads.Opening;
using Crm.Pipeline.Closing;
using Crm.Pipeline.Closing.Adjusting;
using Crm.Pipeline.Closing.Late;
using static Crm.IntegrationTests.Commands.LeadExamples;

namespace Crm.IntegrationTests.Commands;

/// <summary>What is done to months, in units nobody else has.</summary>
internal static class ClosingExamples
{
    private const string Month = "2026-05";
    private const string Asker = "manager@330521";

    public static Book Book => new Book()
        .On(Manager, StaffExamples.Founded, unit => new CloseMonth(unit, Month))
        .On(Manager, Closed, x => new ReopenMonth(x.Unit, Month, "举例"))
        .On(Manager, StaffExamples.Founded, unit => new SetLateRule(unit, 10, China.Today(TimeProvider.System)))
        .On(Asker, Closed, x => new AskAdjustment(Guid.CreateVersion7(), Month, "举例", x.Lead, x.Unit))
        .On(Manager, Asked, id => new ApproveAdjustment(id))
        .On(Manager, Asked, id => new DeclineAdjustment(id, "举例"));

    // A unit with a lead, which has closed its month.
    private static async Task<(string Unit, Guid Lead)> Closed(CrmApp app)
    {
        var (unit, lead) = (await StaffExamples.Founded(app), Guid.CreateVersion7());
        await app.Do(new OpenLead(lead, "浙江云帆机电有限公司", "电机扩产", Source.Outreach, null, new Needs(), Day, Unit: unit), Manager);
        await app.Do(new CloseMonth(unit, Month), Manager);
        return (unit, lead);
    }

    private static async Task<Guid> Asked(CrmApp app)
    {
        var (_, lead) = await Closed(app);
        var asking = new AskAdjustment(Guid.CreateVersion7(), Month, "举例", lead);
        await app.Do(asking, Asker);
        return asking.AdjustmentId;
    }
}
