using Crm.Foundation;
using Crm.Policies;
using Crm.Policies.Classifying;
using Crm.Policies.Dating;
using Crm.Policies.Library;
using Crm.Policies.Reading;
using Crm.Policies.Revising;
using Crm.Foundation.Searching;
using Crm.Policies.Searching;
using Crm.Policies.Withdrawing;
using CsCheck;
using Marten;

namespace Crm.IntegrationTests.Policies;

[Collection("the policy library")]
public class searching_the_library(CrmApp app)
{
    private readonly string mark = Guid.NewGuid().ToString("N")[..8];

    [Fact]
    public async Task finds_exactly_what_a_scan_finds()
    {
        await Fill(40);
        var documents = await Scan();
        var (random, tried) = (new Random(20260601), 0);
        for (var i = 0; i < 250; i++)
        {
            var text = documents[random.Next(documents.Count)].Body;
            var at = random.Next(text.Length);
            var length = i % 20 == 0 ? random.Next(9, SearchQuery.LongestQuery) : random.Next(1, 9);
            var typed = text.Substring(at, Math.Min(length, text.Length - at));
            // Every third query is spoilt, so that near misses are tried as well.
            if (i % 3 == 0 && typed.Length > 1) typed = typed[..^1] + "园";
            if (i % 7 == 0) typed += " " + documents[random.Next(documents.Count)].Title[..2];
            if (i % 5 == 0) typed += " -" + documents[random.Next(documents.Count)].Title[^random.Next(1, 4)..];
            if (i % 11 == 0) typed = $"“{typed}”";
            if (!Sanity.IsStorable(typed) || Read(typed) is not { Terms.Count: > 0 } query) continue;

            var expected = documents.Where(d => query.Terms.All(t => Has(d, t)) && !query.Excluded.Any(t => Has(d, t))).Select(d => d.Id).Order();
            var page = (await app.Ask(new SearchPolicies(typed, Take: 1), Library.Reader)).Answer!;
            var found = await app.All(new SearchPolicies(typed, Take: 13));
            found.Select(h => h.Id).Order().ShouldBe(expected, typed);
            page.Count.ShouldBe(found.Count, typed);
            tried++;
        }
        tried.ShouldBeGreaterThan(150);

        // What is too long or has too many words (a quotation mark parts words too) is not a question.
        static SearchQuery? Read(string typed)
        {
            try
            {
                return SearchSyntax.Read(typed);
            }
            catch (RuleBroken)
            {
                return null;
            }
        }

        static bool Has((Guid, string Title, string Body) d, SearchTerm term) =>
            FoldedText.Fold(d.Title).Contains(term.Folded, StringComparison.Ordinal) || FoldedText.Fold(d.Body).Contains(term.Folded, StringComparison.Ordinal);
    }

    [Fact]
    public async Task puts_titles_first_and_marks_the_hits()
    {
        await app.ImportOne($"【湖州招商】{mark}用地", $"前言。{mark}厂房招租，先到先得。结语。");
        await app.ImportOne($"【湖州招商】{mark}厂房招租", "详见附件。");
        var found = await app.All(new($"{mark}厂房"));
        found.Select(h => h.Title.Shown()).ShouldBe([$"[{mark}厂房]招租", $"{mark}用地"]);
        found.Select(h => h.Snippet.Shown()).ShouldBe(["详见附件。", $"前言。[{mark}厂房]招租，先到先得。结语。"]);
    }

    [Fact]
    public async Task ranks_by_title_then_headings_then_text_and_there_by_validity_and_day()
    {
        var today = China.Today(TimeProvider.System);
        var text = await One("甲", $"说到{mark}词。", "2025-01-01");
        var older = await One("乙", $"说到{mark}词。", "2019-01-01");
        var expired = await One("丙", $"说到{mark}词。", "2025-06-01", today.AddDays(-1));
        var heading = await One("丁", $"前言。一、关于{mark}词的事 这是内容。", "2010-01-01");
        var title = await One($"{mark}词", "正文。", "2009-01-01");
        var endedTitle = await One($"{mark}词旧", "正文。", "2024-01-01", today.AddDays(-1));
        (await Ids(new($"{mark}词"))).ShouldBe([title, endedTitle, heading, text, older, expired]);
        // Page by page it is the same, and so it is for a word that the text has to be looked at for.
        (await Ids(new($"{mark}词", Take: 1))).ShouldBe([title, endedTitle, heading, text, older, expired]);
        (await Ids(new($"{mark} -说到", Take: 2))).ShouldBe([title, endedTitle, heading]);

        async Task<Guid> One(string name, string body, string day, DateOnly? until = null)
        {
            var id = (await app.ImportOne($"【湖州招商】{name}（{Guid.NewGuid():N}）", body, day)).DocumentId!.Value;
            if (until is not null) await app.Send(new SetPolicyValidity(id, null, until), Library.Editor);
            return id;
        }
    }

    [Fact]
    public async Task filters_by_days_and_industry()
    {
        var old = (await app.ImportOne($"【湖州招商】{mark}旧", "正文。", "2001-05-06")).DocumentId!.Value;
        var young = (await app.ImportOne($"【湖州招商】{mark}新", "正文。", "2002-05-06")).DocumentId!.Value;
        var undated = (await app.ImportOne($"【湖州招商】{mark}无", "正文。", null)).DocumentId!.Value;
        (await Ids(new(mark, From: new(2001, 5, 7)))).ShouldBe([young]);
        (await Ids(new(mark, To: new(2001, 5, 6)))).ShouldBe([old]);
        (await Ids(new(mark, From: new(2001, 5, 6), To: new(2002, 5, 6)))).ShouldBe([young, old]);
        (await Ids(new(mark))).ShouldBe([young, old, undated]);
        (await Ids(new(mark, Industry: "C38"))).ShouldBeEmpty();
    }

    [Fact]
    public async Task shows_the_section_with_the_most_of_the_words()
    {
        var filling = string.Concat(Enumerable.Repeat("这里说的是别的事情。", 150));
        await app.ImportOne($"【湖州招商】{mark}长文", $"开头有甲{mark}。{filling}这里有甲{mark}也有乙{mark}。{filling}");
        (await app.All(new($"甲{mark} 乙{mark}"))).ShouldHaveSingleItem().Snippet.Shown().ShouldContain($"这里有[甲{mark}]也有[乙{mark}]");
    }

    [Fact]
    public async Task finds_the_current_version_only()
    {
        var id = (await app.ImportOne($"【湖州招商】{mark}", $"{mark}旧文。")).DocumentId!.Value;
        await app.Send(new RevisePolicyDocument(id, 1, $"{mark}新文。"), Library.Editor);
        (await app.All(new($"{mark}旧文"))).ShouldBeEmpty();
        (await app.All(new($"{mark}新文"))).ShouldHaveSingleItem().TextVersion.ShouldBe(2);
    }

    [Fact]
    public async Task filters_by_place_and_below_by_kind_year_and_validity()
    {
        var today = China.Today(TimeProvider.System);
        var lishui = (await app.ImportOne($"【丽水招商】2020年{mark}政府工作报告", "正文。")).DocumentId!.Value;
        var taizhou = (await app.ImportOne($"【台州招商】2019年{mark}政府工作报告", "正文。")).DocumentId!.Value;
        var deqing = (await app.ImportOne($"【德清招商】{mark}若干措施", "正文。", "2023-05-06")).DocumentId!.Value;
        await app.Send(new SetPolicyValidity(deqing, today, today), Library.Editor);
        await app.Send(new SetPolicyValidity(taizhou, null, today.AddDays(-1)), Library.Editor);

        (await Ids(new(mark, Region: "330000"))).ShouldBe([lishui, taizhou, deqing], ignoreOrder: true);
        (await Ids(new(mark, Region: "331000"))).ShouldBe([taizhou]);
        (await Ids(new(mark, Region: "330500"))).ShouldBe([deqing]);
        (await Ids(new(mark, Region: "330521"))).ShouldBe([deqing]);
        (await Ids(new(mark, Kind: PolicyKind.WorkReport))).ShouldBe([lishui, taizhou], ignoreOrder: true);
        (await Ids(new(mark, Year: 2020))).ShouldBe([lishui]);
        (await Ids(new(mark, Year: 2023))).ShouldBe([deqing]);
        (await Ids(new(mark, Validity: Validity.InForce))).ShouldBe([deqing]);
        (await Ids(new(mark, Validity: Validity.Expired))).ShouldBe([taizhou]);
        (await Ids(new(mark, Validity: Validity.Unstated))).ShouldBe([lishui]);

        await app.Send(new SetPolicyValidity(deqing, today.AddDays(1), null), Library.Editor);
        await app.Send(new ClassifyPolicyDocument(lishui, PolicyKind.Plan, "330102", new DateOnly(2021, 1, 1)), Library.Editor);
        await app.Send(new WithdrawPolicyDocument(taizhou, "已废止"), Library.Editor);
        (await Ids(new(mark, Validity: Validity.NotYet))).ShouldBe([deqing]);
        (await Ids(new(mark, Validity: Validity.Withdrawn))).ShouldBe([taizhou]);
        (await Ids(new(mark, Region: "330100", Kind: PolicyKind.Plan))).ShouldBe([lishui]);
        (await Ids(new(mark))).ShouldBe([lishui, deqing], ignoreOrder: true);
    }

    [Fact]
    public async Task without_words_shows_everything_newest_first()
    {
        await app.ImportOne($"【湖州招商】{mark}旧", "正文。", "1999-01-01");
        await app.ImportOne($"【湖州招商】{mark}新", "正文。", "2099-01-01");
        await app.ImportOne($"【湖州招商】{mark}无日期", "正文。", null);
        var all = await app.All(new(Take: 3));
        all.Count.ShouldBe((await Scan()).Count);
        all.Select(h => h.Id).ShouldBeUnique();
        all.Select(h => h.PublishedOn ?? DateOnly.MinValue).ShouldBe(all.Select(h => h.PublishedOn ?? DateOnly.MinValue).OrderDescending());
    }

    [Theory]
    [InlineData("1_2")]
    [InlineData("x_1_00000000000000000000000000000000")]
    [InlineData("1_99999999_00000000000000000000000000000000")]
    public async Task refuses_a_mark_that_is_none(string after) => (await app.Ask(new SearchPolicies("招商", After: after), Library.Reader)).Refusal.ShouldBe(Refusal.Input);

    [Fact]
    public async Task is_for_the_staff_only()
    {
        (await app.Ask(new SearchPolicies("招商"), "stranger")).Refusal.ShouldBe(Refusal.Forbidden);
        (await app.Ask(new SearchPolicies("招商"), "hotlineagent@330521")).Ok.ShouldBeTrue();
    }

    [Fact]
    public async Task gives_passages_to_quote_word_for_word()
    {
        var body = $"第一句。厂房{mark}物业费每平方米每月二十元；三年内不涨。最后一句。";
        var id = (await app.ImportOne($"【德清招商】{mark}物业费办法", body)).DocumentId!.Value;
        var passage = (await app.Ask(new FindPassages($"{mark}物业费", "330500"), "hotlineagent@330521")).Answer!.ShouldHaveSingleItem();
        (passage.DocumentId, passage.TextVersion, passage.Text).ShouldBe((id, 1, $"厂房{mark}物业费每平方米每月二十元；"));
        body.Substring(passage.Start, passage.Text.Length).ShouldBe(passage.Text);
        passage.Quote.ShouldContain(new TextRun($"{mark}物业费", true));
    }

    [Fact]
    public async Task gives_the_same_after_a_rebuild()
    {
        await Fill(3);
        var id = (await app.ImportOne($"【湖州招商】{mark}", "第一版。")).DocumentId!.Value;
        await app.Send(new RevisePolicyDocument(id, 1, "前言。一、第二版的标题 第二版。"), Library.Editor);
        await app.Send(new SetPolicyValidity(id, new(2024, 1, 1), null), Library.Editor);
        await app.Send(new ClassifyPolicyDocument(id, PolicyKind.Plan, "330521", new DateOnly(2021, 1, 1)), Library.Editor);
        var live = await Checksums();

        using var daemon = await app.Store.BuildProjectionDaemonAsync();
        foreach (var projection in new[] { typeof(PolicySections), typeof(PolicyTextProjection), typeof(PolicyListingProjection) })
            await daemon.RebuildProjectionAsync(projection, CancellationToken.None);

        (await Checksums()).ShouldBe(live);
    }

    private async Task<IReadOnlyList<string>> Checksums()
    {
        await using var session = app.Store.QuerySession();
        return
        [
            .. await session.QueryAsync<string>("select count(*) || md5(string_agg(s::text, '|' order by document, number)) from crm.policy_section s"),
            .. await session.QueryAsync<string>("select count(*) || md5(string_agg(s::text, '|' order by document)) from crm.policy_search s"),
            .. await session.QueryAsync<string>("select count(*) || md5(string_agg(id || data::text, '|' order by id)) from crm.mt_doc_policytext"),
            .. await session.QueryAsync<string>("select count(*) || md5(string_agg(id || data::text, '|' order by id)) from crm.mt_doc_policylisting"),
        ];
    }

    private async Task<List<Guid>> Ids(SearchPolicies query) => [.. (await app.All(query)).Select(h => h.Id)];

    private async Task Fill(int documents)
    {
        var pieces = new[] { "招", "商", "引", "资", "招商", "园区", "用地", "的的", "ＧＤＰ", " park ", "7", "７", "，", "。", "“", "”", "—", "𠮷" };
        var texts = Gen.OneOf<string>(pieces).Array[20, 1500].Select(string.Concat);
        var bodies = new List<string>();
        texts.Sample(bodies.Add, iter: documents, threads: 1);
        await app.Import(string.Concat(bodies.Select((body, i) => Library.Entry($"【湖州招商】招商{mark}{i}", body + "。"))));
    }

    private async Task<List<(Guid Id, string Title, string Body)>> Scan()
    {
        await using var session = app.Store.QuerySession();
        var all = await session.Query<PolicyListing>().ToListAsync();
        var texts = (await session.Query<PolicyText>().ToListAsync()).ToDictionary(t => t.Id);
        return [.. all.Where(l => !l.Withdrawn).Select(l => (l.Id, l.Title, texts[PolicyText.IdOf(l.Id, l.TextVersion)].Body))];
    }
}
