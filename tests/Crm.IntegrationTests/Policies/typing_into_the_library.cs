using Crm.Foundation;
using Crm.Foundation.Searching;
using Crm.IntegrationTests.Hotline;
using Crm.Policies;
using Crm.Policies.Cataloguing;
using Crm.Policies.Dating;
using Crm.Policies.Library;
using Crm.Policies.Searching;
using Crm.Policies.Unanswered;
using Crm.Policies.Withdrawing;

namespace Crm.IntegrationTests.Policies;

/// <summary>What is suggested while somebody types, what is proposed where nothing was found, and what reaches the editors.</summary>
[Collection("the policy library")]
public class typing_into_the_library(CrmApp app)
{
    private readonly string word = a_question_of_a_caller.NewWord();

    [Fact]
    public async Task suggests_titles_by_their_words_and_by_their_initials()
    {
        var id = await Import($"{word}重庆厦门办法");
        var withdrawn = await Import($"{word}旧办法");
        await app.Send(new WithdrawPolicyDocument(withdrawn, "已废止"), Library.Editor);
        (await Suggest(word[..3])).Where(s => s.Document is not null).ShouldHaveSingleItem().Document.ShouldBe(id);
        (await Suggest($"{word} 办法")).Where(s => s.Document is not null).ShouldHaveSingleItem().Shown.Shown().ShouldBe($"[{word}]重庆厦门[办法]");
        (await Suggest(Letters(word) + "cqxmbf")).ShouldHaveSingleItem().Document.ShouldBe(id);
        (await Suggest(Letters(word) + "zqxmbf")).ShouldHaveSingleItem().Document.ShouldBe(id, "重 is read with z too");
        (await Suggest(Letters(word) + "xqxmbf")).ShouldBeEmpty();
    }

    [Fact]
    public async Task suggests_documents_by_the_beginning_of_their_number()
    {
        var id = await Import($"{word}办法");
        var number = $"湖{word[..2]}发〔2024〕{Random.Shared.Next(1, 9999)}号";
        await app.Send(new CataloguePolicyDocument(id, 1, new PolicyCard(PolicyKind.Measure, "330500", null, null, number, null, ["C38"], null, null)), Library.Editor);
        (await Suggest(number)).ShouldContain(s => s.Document == id && s.Number == number);
        (await Suggest(number[..8].Replace("〔", "[", StringComparison.Ordinal).Replace("〕", "]", StringComparison.Ordinal))).ShouldContain(s => s.Document == id);
        (await Suggest(number[..5])).ShouldContain(s => s.Document == id);
        (await app.All(new(word, Industry: "C"))).ShouldHaveSingleItem().Id.ShouldBe(id);
        (await app.All(new(word, Industry: "C38"))).ShouldHaveSingleItem().Id.ShouldBe(id);
        (await app.All(new(word, Industry: "C381"))).ShouldBeEmpty();
        (await app.Ask(new FindShelves(), Library.Reader)).Answer!.Industries.ShouldContain(shelf => shelf.Code == "C38" && shelf.Documents > 0);
    }

    [Fact]
    public async Task suggests_words_that_go_on_and_find_something()
    {
        await Import($"{word}", "支持分布式光伏建设。");
        var found = await Suggest($"{word} 分布式");
        found.Where(s => s.Document is null).ShouldHaveSingleItem().Query.ShouldBe($"{word} 分布式光伏");
    }

    [Theory]
    [InlineData("")]
    [InlineData("\"")]
    [InlineData("-")]
    [InlineData("一 二 三 四 五 六 七 八 九")]
    public async Task suggests_nothing_for_nothing(string typed) => (await Suggest(typed)).Where(s => s.Document is null).ShouldBeEmpty();

    [Fact]
    public async Task proposes_what_to_leave_out_and_what_was_meant()
    {
        await Import($"{word}办法", "支持智能制造。");
        var relaxed = (await app.Ask(new RelaxPolicySearch($"{word} 智能致造", Kind: PolicyKind.Notice, From: new(2030, 1, 1)), Library.Reader)).Answer!;
        relaxed.ShouldBeEmpty("three things stand in the way at once");
        relaxed = (await app.Ask(new RelaxPolicySearch($"{word} 智能致造"), Library.Reader)).Answer!;
        relaxed.ShouldContain(new Relaxation(Relaxed.Word, "智能致造", word, 1));
        relaxed.ShouldContain(new Relaxation(null, "智能制造", $"{word} 智能制造", 1));
        (await app.Ask(new RelaxPolicySearch($"{word} -智能制造"), Library.Reader)).Answer!.ShouldContain(new Relaxation(Relaxed.Exclusion, "智能制造", word, 1));
        (await app.Ask(new RelaxPolicySearch(word, Kind: PolicyKind.WorkReport), Library.Reader)).Answer!.ShouldBe([new Relaxation(Relaxed.Kind, null, word, 1)]);
    }

    [Fact]
    public async Task tells_the_editors_once_a_day_what_found_nothing_and_never_a_name()
    {
        var today = China.Today(TimeProvider.System);
        for (var i = 0; i < 2; i++) (await app.Send(new NoteFruitlessSearch($"{word} 王建国 13805721234", today), Library.Reader)).Sentence.ShouldBeNull();
        (await app.Send(new NoteFruitlessSearch(word, today), Calls.Agent)).Sentence.ShouldBeNull();
        var row = (await app.Ask(new FindUnanswered(Take: 200), Library.Editor)).Answer!.Rows.Where(r => r.Words.Contains(word)).ShouldHaveSingleItem();
        (string.Join(' ', row.Words), row.Times, row.Open).ShouldBe((word, 2, true));

        await Import($"{word}办法");
        (await app.Send(new NoteFruitlessSearch(word, today), "manager@330521")).Sentence.ShouldBeNull();
        (await app.Ask(new FindUnanswered(Take: 200), Library.Editor)).Answer!.Rows.Where(r => r.Words.Contains(word)).ShouldHaveSingleItem().Times.ShouldBe(2, "the library has something now");
        (await app.Send(new NoteFruitlessSearch(word, today), "auditor@330000")).Refusal.ShouldBe(Refusal.Forbidden);
    }

    [Fact]
    public async Task shows_what_matters_at_a_place()
    {
        var today = China.Today(TimeProvider.System);
        var near = await Import($"{word}近", tag: "安吉");
        var above = await Import($"{word}上级若干措施", tag: "湖州");
        var trade = await Import($"{word}行业", tag: "浙江");
        var expired = await Import($"{word}过期若干措施", tag: "安吉");
        var elsewhere = await Import($"{word}别处若干措施", tag: "杭州");
        await app.Send(new CataloguePolicyDocument(trade, 1, new PolicyCard(PolicyKind.ParkNews, "330000", new(2024, 3, 5), null, null, null, ["C387"], null, null)), Library.Editor);
        await app.Send(new SetPolicyValidity(expired, null, today.AddDays(-1)), Library.Editor);
        var found = (await app.Ask(new FindPoliciesFor("330523", ["C38"], 20), Library.Reader)).Answer!.Where(p => p.Title.StartsWith(word, StringComparison.Ordinal)).ToList();
        found.Select(p => p.Id).ShouldNotContain(id => id == expired || id == elsewhere);
        found.ShouldContain(p => p.Id == trade && p.ForTrade);
        if (found.Count == 3) found.Select(p => p.Id).ShouldBe([trade, above, near]);
        (await app.Ask(new FindPoliciesFor("999999"), Library.Reader)).Ok.ShouldBeFalse();
    }

    private static string Letters(string text)
    {
        var letters = Enumerable.Range('a', 26).Select(c => (char)c).ToList();
        return string.Concat(text.Select(sign => letters.First(letter => Initials.Fit($"{sign}湖", $"{letter}h"))));
    }

    private async Task<IReadOnlyList<PolicySuggestion>> Suggest(string typed) => (await app.Ask(new SuggestPolicies(typed), Library.Reader)).Answer!;

    private async Task<Guid> Import(string title, string body = "正文。", string tag = "湖州") => (await app.ImportOne($"【{tag}招商】{title}", body)).DocumentId!.Value;
}
