using Crm.Foundation;
using Crm.Hotline;
using Crm.Hotline.Logging;
using Crm.Inquiries;
using Crm.Inquiries.Receiving;
using Crm.IntegrationTests.Hotline;
using Crm.Leads;
using Crm.Leads.FollowingUp;
using Crm.Leads.Opening;
using Crm.Privacy;
using Crm.Promises.Making;

namespace Crm.IntegrationTests.Access;

/// <summary>A lead, a call and an inquiry of 德清县, each under a name that stands nowhere else, so that whoever shows the name has shown the record.</summary>
internal sealed class Canaries(CrmApp app)
{
    public string Lead { get; } = "帛书" + Guid.NewGuid().ToString("N")[..10];

    public string Call { get; } = "竹简" + Guid.NewGuid().ToString("N")[..10];

    public string Inquiry { get; } = "木牍" + Guid.NewGuid().ToString("N")[..10];

    /// <summary>Phone of the lead's contact.</summary>
    public string LeadNumber { get; } = Calls.NewNumber();

    /// <summary>Phone of the caller.</summary>
    public string CallNumber { get; } = Calls.NewNumber();

    public IReadOnlyList<string> All => [Lead, Call, Inquiry];

    public async Task<Canaries> Hatch()
    {
        var today = China.Today(TimeProvider.System);
        var lead = Guid.CreateVersion7();
        await Do(new OpenLead(lead, Lead, Lead, Source.Outreach, new Contact(Lead, LeadNumber), new Needs { Region = "330521", Industry = "C", Investment = 4_321 }, today, Owner: "officer@330521"), "officer@330521");
        await Do(new LogFollowUp(lead, Guid.NewGuid(), FollowUpKind.Phone, Lead, today, Lead, today), "officer@330521");
        await Do(new MakePromise(Guid.CreateVersion7(), lead, Lead, today.AddDays(30), today, 4_321), "officer@330521");
        await Do(new LogCall(Guid.CreateVersion7(), new CallSheet(Topic.Policy, new Contact(Call, CallNumber), Call, "330521", Call), CallOutcome.Answered, today), "hotlineagent@330521");
        await Do(new ReceiveInquiry(Guid.CreateVersion7(), Source.WebForm, Topic.Policy, Inquiry, new Contact(Inquiry, Calls.NewNumber()), Inquiry, "330521", today), "hotlineagent@330521");
        return this;
    }

    private async Task Do(ICommand command, string login) => (await app.Send(command, login)).Sentence.ShouldBeNull();
}
