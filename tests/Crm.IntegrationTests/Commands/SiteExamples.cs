using Crm.IntegrationTests.Parks;
using Crm.Leads;
using Crm.Leads.Matching;
using Crm.Leads.Opening;
using static Crm.IntegrationTests.Commands.LeadExamples;

namespace Crm.IntegrationTests.Commands;

/// <summary>What an officer decides about the sites that were proposed for a lead.</summary>
internal static class SiteExamples
{
    // A county no other test looks for sites in, so that the park is among the first.
    private const string County = "330726";

    public static Book Book => new Book()
        .On(Officer, Looking, lead => new ProposeParks(lead, Guid.NewGuid(), Day))
        .On(Officer, Proposed, x => new ShortlistPark(x.Lead, x.Park.Plot, Day))
        .On(Officer, Proposed, x => new DeclinePark(x.Lead, x.Park.Plot, "面积不够", Day))
        .On(Officer, Proposed, x => new ChoosePark(x.Lead, x.Park.Plot, Day))
        .On(Officer, Shortlisted, x => new UndoParkDecision(x.Lead, x.Park.Plot, Day));

    private static async Task<Guid> Looking(CrmApp app)
    {
        var lead = Guid.CreateVersion7();
        await app.Do(new OpenLead(lead, "浙江云帆机电有限公司", "电机扩产", Source.Outreach, null, new Needs { Industry = "C3811", Region = County, LandMu = 80 }, Day, Owner: Officer), Officer);
        return lead;
    }

    private static async Task<(Guid Lead, SomePark Park)> Proposed(CrmApp app)
    {
        var park = await new SomePark(app, County).WithSites();
        var lead = await Looking(app);
        await app.Do(new ProposeParks(lead, Guid.NewGuid(), Day), Officer);
        return (lead, park);
    }

    private static async Task<(Guid Lead, SomePark Park)> Shortlisted(CrmApp app)
    {
        var (lead, park) = await Proposed(app);
        await app.Do(new ShortlistPark(lead, park.Plot, Day), Officer);
        return (lead, park);
    }
}
