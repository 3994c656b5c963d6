using Crm.Foundation;
using Crm.Hotline;
using Crm.Hotline.Asking;
using Crm.Hotline.Logging;
using Crm.Inquiries;
using Crm.IntegrationTests.Hotline;
using Crm.Policies.Dating;
using Crm.Policies.Searching;
using Crm.Policies.Unanswered;

namespace Crm.IntegrationTests.Policies;

/// <summary>What callers ask is answered by the library, or reaches its editors.</summary>
[Collection("the policy library")]
public class a_question_of_a_caller(CrmApp app)
{
    private readonly string word = NewWord();

    /// <summary>A word that no document and no other test has.</summary>
    public static string NewWord() => string.Concat(Random.Shared.GetItems<char>("琥珀璀璨琉璃珊瑚玳瑁翡翠玛瑙砗磲", 7));

    [Fact]
    public async Task is_answered_by_the_sentence_that_says_so_with_what_is_to_be_read_out()
    {
        var id = (await app.ImportOne($"【湖州招商】{word}扶持办法（湖政发〔2024〕7号）", $"第一条 为了发展。第二条 对{word}厂房给予租金补贴。第三条 另行通知。")).DocumentId!.Value;
        (await app.Send(new SetPolicyValidity(id, new(2024, 1, 1), new(2098, 12, 31)), Library.Editor)).Sentence.ShouldBeNull();
        var answers = (await app.Ask(new FindAnswers($"请问{word}租厂房有没有补贴？"), Calls.Agent)).Answer!;
        answers.Words.ShouldBe([word, "厂房", "补贴"], ignoreOrder: true);
        var answer = answers.Found[0];
        (answer.Passage.DocumentId, answer.Passage.Text, answer.Number, answer.ValidTo).ShouldBe((id, $"第二条 对{word}厂房给予租金补贴。", "湖政发〔2024〕7号", new DateOnly(2098, 12, 31)));
        answer.Passage.Quote.Shown().ShouldBe($"第二条 对[{word}厂房]给予租金[补贴]。");
    }

    [Fact]
    public async Task is_answered_first_by_what_is_valid_in_the_region()
    {
        var elsewhere = await Import("杭州", null);
        var expired = await Import("湖州", new DateOnly(2020, 1, 1));
        var here = await Import("湖州", null);
        var order = (await app.Ask(new FindAnswers(word, "330521"), Calls.Agent)).Answer!.Found.Select(answer => answer.Passage.DocumentId);
        order.ShouldBe([here, elsewhere, expired]);
    }

    [Fact]
    public async Task is_recorded_once_where_it_found_nothing_and_holds_nothing_of_the_caller()
    {
        var found = NewWord();
        await app.ImportOne($"【湖州招商】{found}", $"对{found}给予补贴。");
        var answered = Asking($"想问{found}有没有补贴");
        var nuisance = Asking($"推销{word}") with { Outcome = CallOutcome.Nuisance };
        var missing = Asking($"我姓王，电话13805721234，{word}有没有补贴");
        foreach (var call in new[] { answered, nuisance, missing })
        {
            (await app.Send(call, Calls.Agent)).Sentence.ShouldBeNull();
            await app.Handle(new WeighQuestion(call.CallId, Calls.Day));
        }
        var row = await Row(word);
        (string.Join(' ', row.Words.Order(StringComparer.Ordinal)), row.Times, row.AskedOn, row.Topic, row.Open)
            .ShouldBe((string.Join(' ', new[] { word, "补贴" }.Order(StringComparer.Ordinal)), 1, Calls.Day, Topic.IndustrialLand, true));
        (await All(found)).ShouldBeEmpty("the library answered it");
        (await All(word)).Count.ShouldBe(1, "a nuisance call asks nothing");
    }

    [Fact]
    public async Task is_recorded_too_when_the_call_becomes_a_lead()
    {
        (await app.Send(Calls.IntoLead(Calls.Sheet() with { Wish = $"{word}有没有补贴" }), Calls.Agent)).Sentence.ShouldBeNull();
        (await Row(word)).Times.ShouldBe(1);
    }

    [Fact]
    public async Task is_dealt_with_by_editors_and_read_by_managers_only()
    {
        (await app.Send(Asking($"{word}有没有补贴"), Calls.Agent)).Sentence.ShouldBeNull();
        var id = (await Row(word)).Id;
        var document = (await app.ImportOne($"【湖州招商】{word}补贴", "正文。")).DocumentId!.Value;
        (await app.Ask(new FindUnanswered(), Calls.Agent)).Refusal.ShouldBe(Refusal.Forbidden);
        (await app.Ask(new FindUnanswered(), "officer@330521")).Refusal.ShouldBe(Refusal.Forbidden);
        (await app.Ask(new FindUnanswered(), "manager@330521")).Ok.ShouldBeTrue();
        (await app.Send(new CoverQuestion(id, document, Calls.Day), "manager@330521")).Refusal.ShouldBe(Refusal.Forbidden);

        (await app.Send(new CoverQuestion(id, document, Calls.Day), Library.Editor)).Sentence.ShouldBeNull();
        (await All(word)).ShouldBeEmpty();
        (await All(word, done: true)).ShouldHaveSingleItem().Title.ShouldBe($"{word}补贴");
    }

    private static LogCall Asking(string wish) => Calls.Answered(Calls.Sheet(name: "王建国") with { Wish = wish });

    private async Task<Guid> Import(string place, DateOnly? until)
    {
        var id = (await app.ImportOne($"【{place}招商】{NewWord()}", $"{NewWord()}。对{word}给予补贴。")).DocumentId!.Value;
        if (until is not null) (await app.Send(new SetPolicyValidity(id, null, until), Library.Editor)).Sentence.ShouldBeNull();
        return id;
    }

    private Task<UnansweredRow> Row(string about) => Until.Found(async () => (await All(about)).FirstOrDefault(), $"a question about {about}");

    private async Task<List<UnansweredRow>> All(string about, bool done = false)
    {
        var all = new List<UnansweredRow>();
        for (string? after = null; ;)
        {
            var page = (await app.Ask(new FindUnanswered(done, after, 200), Library.Editor)).Answer!;
            all.AddRange(page.Rows.Where(row => row.Words.Contains(about)));
            if (page.Next is null) return all;
            after = page.Next;
        }
    }
}
