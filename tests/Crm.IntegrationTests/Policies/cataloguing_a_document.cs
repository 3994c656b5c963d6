using Crm.Foundation;
using Crm.Policies;
using Crm.Policies.Cataloguing;
using Crm.Policies.Importing;
using Crm.Policies.Library;
using Crm.Policies.Reading;
using Crm.Policies.Repealing;
using Crm.Policies.Revising;
using Marten;

namespace Crm.IntegrationTests.Policies;

[Collection("the policy library")]
public class cataloguing_a_document(CrmApp app)
{
    private readonly string mark = Guid.NewGuid().ToString("N")[..8];

    [Fact]
    public async Task takes_it_off_the_list_of_those_to_confirm()
    {
        var document = await Import($"德清县人民政府关于支持光伏产业的意见{mark}", "德政发〔2024〕18号\n本意见自2024年8月1日起施行，有效期3年。");
        (await Waiting()).ShouldBe([document]);

        var sheet = (await app.Ask(new ReadPolicyCard(document), Library.Editor)).Answer!;
        sheet.Proposal.Card.DocumentNumber.ShouldBe("德政发〔2024〕18号");
        (await app.Send(new CataloguePolicyDocument(document, 1, sheet.Proposal.Card), Library.Editor)).Ok.ShouldBeTrue();

        (await Waiting()).ShouldBeEmpty();
        var listing = await Listing(document);
        (listing.DocumentNumber, listing.Issuer, listing.Region, listing.ValidFrom, listing.ValidTo, listing.Confirmed)
            .ShouldBe(("德政发〔2024〕18号", "德清县人民政府", "330521", new DateOnly(2024, 8, 1), new DateOnly(2027, 7, 31), true));
        listing.Industries.ShouldBe(["C3825"]);
        (await app.Ask(new ReadPolicyCard(document), Library.Editor)).Answer!.Proposal.Words.ShouldBeEmpty();
    }

    [Fact]
    public async Task is_asked_for_again_once_the_text_has_changed()
    {
        var document = await Import($"若干意见{mark}", "第一版。");
        await Confirm(document, 1);
        (await app.Send(new RevisePolicyDocument(document, 1, "第二版。"), Library.Editor)).Ok.ShouldBeTrue();
        (await Waiting()).ShouldBe([document]);
        (await Confirm(document, 1)).Refusal.ShouldBe(Refusal.Conflict);
        (await Confirm(document, 2)).Ok.ShouldBeTrue();
        (await Waiting()).ShouldBeEmpty();
    }

    [Fact]
    public async Task keeps_the_industries_where_a_search_can_ask_for_them()
    {
        var document = await Import($"若干意见{mark}", "正文。");
        await app.Send(new CataloguePolicyDocument(document, 1, new(PolicyKind.Measure, null, null, null, null, null, ["C3825", "C38"], null, null)), Library.Editor);
        await using var session = app.Store.QuerySession();
        (await session.QueryAsync<PolicyListing>("where industries && array['C38'] and id = ?", document)).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task refuses_nonsense_at_its_field()
    {
        var document = await Import($"若干意见{mark}", "正文。");
        var refused = await app.Send(new CataloguePolicyDocument(document, 1, new(PolicyKind.Measure, "999999", null, new string('1', 61), null, null, ["不是行业"], new(2024, 2, 1), new(2024, 1, 1))), Library.Editor);
        refused.Fields.Keys.Order().ShouldBe(["Card.IndexNumber", "Card.Industries", "Card.Region", "Card.ValidTo"]);
    }

    [Fact]
    public async Task is_for_editors() =>
        (await app.Send(new CataloguePolicyDocument(await Import($"若干意见{mark}", "正文。"), 1, new(PolicyKind.Measure, null, null, null, null, null, [], null, null)), Library.Reader)).Refusal.ShouldBe(Refusal.Forbidden);

    [Fact]
    public async Task that_was_repealed_shows_on_both_documents_and_in_the_search()
    {
        var (old, newer) = (await Import($"旧办法{mark}", "旧。"), await Import($"新办法{mark}", "新。"));
        var today = China.Today(TimeProvider.System);
        (await app.Send(new RepealPolicyDocument(old, true, today, newer), Library.Editor)).Ok.ShouldBeTrue();

        var read = (await app.Ask(new ReadPolicy(old), Library.Reader)).Answer!;
        (read.Validity, read.Document.Repeal!.ByTitle).ShouldBe((Validity.Repealed, $"新办法{mark}"));
        (await app.Ask(new ReadPolicy(newer), Library.Reader)).Answer!.Repealed.ShouldBe([new PolicyName(old, $"旧办法{mark}")]);
        (await Ids(new(mark, Validity: Validity.Repealed))).ShouldBe([old]);
        (await Ids(new(mark, Validity: Validity.Unstated))).ShouldBe([newer]);

        (await app.Send(new UndoPolicyRepeal(old), Library.Editor)).Ok.ShouldBeTrue();
        (await Ids(new(mark, Validity: Validity.Repealed))).ShouldBeEmpty();
        (await app.Ask(new ReadPolicy(newer), Library.Reader)).Answer!.Repealed.ShouldBeEmpty();
    }

    [Fact]
    public async Task that_names_what_it_repeals_proposes_it_until_it_is_noted()
    {
        var number = $"湖政测〔2018〕{Random.Shared.Next(1, 9999)}号";
        var (byTitle, byNumber) = (await Import($"关于印发{mark}旧办法的通知", "旧。"), await Import($"若干意见{mark}", "也旧。"));
        await app.Send(new CataloguePolicyDocument(byNumber, 1, new(PolicyKind.Measure, null, null, null, number, null, [], null, null)), Library.Editor);
        var newer = await Import($"新办法{mark}", $"《{mark}旧办法》《另一个题目》（{number}）《{mark}没有的办法》同时废止。");
        var proposed = (await app.Ask(new FindRepealed(newer), Library.Editor)).Answer!;
        proposed.Known.Select(k => k.Id).ShouldBe([byTitle, byNumber]);
        proposed.Unknown.ShouldBe([$"{mark}没有的办法"]);
        await app.Send(new RepealPolicyDocument(byTitle, true, new(2024, 1, 1), newer), Library.Editor);
        (await app.Ask(new FindRepealed(newer), Library.Editor)).Answer!.Known.Select(k => k.Id).ShouldBe([byNumber]);
    }

    [Fact]
    public async Task finds_in_each_state_what_the_listing_says_of_the_day()
    {
        var today = China.Today(TimeProvider.System);
        DateOnly?[] days = [null, today.AddDays(-1), today, today.AddDays(1)];
        var number = 0;
        foreach (var from in days)
        {
            foreach (var to in days.Where(to => to is null || from is null || to >= from))
            {
                foreach (var end in days)
                {
                    var document = await Import($"状态{number++}办法{mark}", "正文。");
                    await app.Send(new CataloguePolicyDocument(document, 1, new(PolicyKind.Measure, null, null, null, null, null, [], from, to)), Library.Editor);
                    if (end is { } day) await app.Send(new RepealPolicyDocument(document, false, day), Library.Editor);
                }
            }
        }
        await using var session = app.Store.QuerySession();
        var all = (await session.Query<PolicyListing>().Where(l => l.Title.EndsWith(mark)).ToListAsync()).ToList();
        all.Count.ShouldBe(number);
        foreach (var state in Enum.GetValues<Validity>())
            (await Ids(new(mark, Validity: state))).Order().ShouldBe(all.Where(l => l.On(today) == state).Select(l => l.Id).Order(), state.ToString());
    }

    private async Task<Guid> Import(string title, string body)
    {
        var command = new ImportPolicyDocument("测试", null, null, title, body);
        (await app.Send(command, Library.Editor)).Ok.ShouldBeTrue();
        return command.DocumentId;
    }

    private async Task<Outcome> Confirm(Guid document, int version) => await app.Send(new CataloguePolicyDocument(document, version, (await Listing(document)).Card), Library.Editor);

    private Task<List<Guid>> Waiting() => Ids(new(mark, Unconfirmed: true));

    private async Task<List<Guid>> Ids(SearchPolicies query) => [.. (await app.All(query with { Take = 100 })).Select(hit => hit.Id)];

    private async Task<PolicyListing> Listing(Guid document)
    {
        await using var session = app.Store.QuerySession();
        return (await session.LoadAsync<PolicyListing>(document))!;
    }
}
