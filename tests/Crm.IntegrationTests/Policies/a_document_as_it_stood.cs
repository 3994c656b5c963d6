using Crm.Foundation;
using Crm.IntegrationTests.Commands;
using Crm.Policies;
using Crm.Policies.Cataloguing;
using Crm.Policies.Comparing;
using Crm.Policies.Importing;
using Crm.Policies.Library;
using Crm.Policies.Reading;
using Crm.Policies.Repealing;
using Crm.Policies.Revising;
using Npgsql;

namespace Crm.IntegrationTests.Policies;

[Collection("the policy library")]
public class a_document_as_it_stood(CrmApp app)
{
    private static readonly DateOnly Today = China.Today(TimeProvider.System);
    private readonly ImportPolicyDocument document = new("测试", null, null, "从前的办法" + Guid.NewGuid().ToString("N"), "第一版正文，每亩三万元。");

    private Guid Id => document.DocumentId;

    [Fact]
    public async Task on_a_day_has_the_text_and_the_card_that_were_known_that_day()
    {
        await app.Do(document, Library.Editor);
        await app.Do(new CataloguePolicyDocument(Id, 1, new(PolicyKind.Measure, "330521", null, null, null, null, [], new(2020, 1, 1), null)), Library.Editor);
        await app.Do(new RevisePolicyDocument(Id, 1, "第二版正文，每亩五万元。"), Library.Editor);
        await app.Do(new RepealPolicyDocument(Id, false, new(2021, 1, 1)), Library.Editor);
        await Recorded((1, 30), (2, 20), (3, 10), (4, 5));

        var imported = await Then(30);
        (imported.Body, imported.TextVersion, imported.Validity, imported.Document.Region).ShouldBe((document.Body, 1, Validity.Unstated, null));
        var catalogued = await Then(11);
        (catalogued.TextVersion, catalogued.Validity, catalogued.Document.Region).ShouldBe((1, Validity.InForce, "330521"));
        var revised = await Then(10);
        (revised.Body, revised.Validity, revised.AsOf).ShouldBe(("第二版正文，每亩五万元。", Validity.InForce, Today.AddDays(-10)));
        (await Then(5)).Validity.ShouldBe(Validity.Repealed, "it was known that day, and said so of an earlier one");
        (await app.Ask(new ReadPolicy(Id), Library.Reader)).Answer!.AsOf.ShouldBeNull();
    }

    [Fact]
    public async Task on_a_day_before_the_library_had_it_or_on_one_to_come_is_refused()
    {
        await app.Do(document, Library.Editor);
        (await app.Ask(new ReadPolicy(Id, AsOf: Today.AddDays(-1)), Library.Reader)).Refusal.ShouldBe(Refusal.Missing);
        (await app.Ask(new ReadPolicy(Id, AsOf: Today.AddDays(1)), Library.Reader)).Fields.Keys.ShouldBe(["AsOf"]);
        (await app.Ask(new ReadPolicy(Id, 1, Today), Library.Reader)).Fields.Keys.ShouldBe(["AsOf"]);
    }

    [Fact]
    public async Task is_compared_with_what_it_became()
    {
        await app.Do(document, Library.Editor);
        await app.Do(new RevisePolicyDocument(Id, 1, "第二版正文，每亩五万元。"), Library.Editor);
        var compared = (await app.Ask(new ComparePolicy(Id), Library.Reader)).Answer!;
        (compared.From, compared.To, compared.Count(ChangeKind.Changed)).ShouldBe((1, 2, 1));
        (await app.Ask(new ComparePolicy(Id, 1, 3), Library.Reader)).Refusal.ShouldBe(Refusal.Missing);
        (await app.Ask(new ComparePolicy(Guid.NewGuid()), Library.Reader)).Refusal.ShouldBe(Refusal.Missing);
    }

    private async Task<PolicyReading> Then(int daysAgo) => (await app.Ask(new ReadPolicy(Id, AsOf: Today.AddDays(-daysAgo)), Library.Reader)).Answer!;

    private async Task Recorded(params (int Version, int DaysAgo)[] events)
    {
        await using var database = NpgsqlDataSource.Create(app.ConnectionString);
        foreach (var (version, days) in events)
        {
            await using var command = database.CreateCommand("update crm.mt_events set timestamp = now() - make_interval(days => $1) where stream_id = $2 and version = $3");
            command.Parameters.AddWithValue(days);
            command.Parameters.AddWithValue(Id);
            command.Parameters.AddWithValue((long)version);
            (await command.ExecuteNonQueryAsync()).ShouldBe(1);
        }
    }
}
