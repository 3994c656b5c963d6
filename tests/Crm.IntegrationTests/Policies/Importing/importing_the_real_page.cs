using Crm.Policies.Importing;
using Crm.Policies.Reading;
using Crm.Testing;

namespace Crm.IntegrationTests.Policies.Importing;

[Collection("the policy library")]
public class importing_the_real_page(CrmApp app)
{
    [Fact]
    public async Task stores_its_ten_documents_with_their_places_their_dates_and_every_character()
    {
        var path = SeedPage.Find();
        Assert.SkipWhen(path is null, "CRM_SEED_PAGE is not set and ../shared/seeds is not there");
        var file = await File.ReadAllBytesAsync(path!);
        var report = await app.Send("第1页.txt", file, $"?source={Guid.NewGuid():N}");
        report.Entries.ShouldAllBe(e => e.Result == ImportResult.New && e.PublishedOn == new DateOnly(2025, 7, 9));
        var stored = new List<(string?, string?, int, string)>();
        foreach (var entry in report.Entries)
        {
            var read = (await app.Ask(new ReadPolicy(entry.DocumentId!.Value), Library.Reader)).Answer!;
            stored.Add(SeedPage.Mark(read.Document.RegionTag, read.Document.Region, read.Body));
        }
        stored.ShouldBe(SeedPage.Documents);
        (await app.TakeBack(report.ImportId!.Value)).Status.ShouldBe(System.Net.HttpStatusCode.OK);
    }
}
