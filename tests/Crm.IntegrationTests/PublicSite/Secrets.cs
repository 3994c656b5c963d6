using Crm.IntegrationTests.Parks;
using Crm.Parks;
using Crm.Parks.Offering;

namespace Crm.IntegrationTests.PublicSite;

/// <summary>A park whose inner remarks, reservations and withdrawals are words that stand nowhere else.</summary>
internal sealed class Secrets(CrmApp app)
{
    private const string Keeper = "manager@330521";

    private static string Word() => "密档" + Guid.NewGuid().ToString("N")[..10];

    /// <summary>What no public page may show.</summary>
    public IReadOnlyList<string> All { get; } = [Word(), Word(), Word(), Word(), Word()];

    public async Task<Secrets> Keep()
    {
        var park = await new SomePark(app).WithSites();
        await Do(new OfferPlot(park.Id, Guid.CreateVersion7(), SomePark.Land with { Name = "B-01", Remarks = All[0] }, SomePark.Day));
        await Do(new OfferBuilding(park.Id, Guid.CreateVersion7(), SomePark.Hall with { Name = "4 号厂房", Remarks = All[1] }, SomePark.Day));
        await Do(new OfferPlot(park.Id, Guid.CreateVersion7(), SomePark.Land with { Name = All[2], Status = SiteStatus.Reserved }, SomePark.Day));
        var gone = Guid.CreateVersion7();
        await Do(new OfferPlot(park.Id, gone, SomePark.Land with { Name = All[3] }, SomePark.Day));
        await Do(new WithdrawPlot(park.Id, gone, WithdrawalReason.Taken, All[4], SomePark.Day));
        return this;
    }

    private async Task Do(Crm.Foundation.ICommand command) => (await app.Send(command, Keeper)).Sentence.ShouldBeNull();
}
