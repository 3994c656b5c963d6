using Crm.Foundation;
using Crm.IntegrationTests.Policies;
using Crm.Leads;
using Crm.Leads.Opening;
using Crm.Leads.Profile;
using Crm.Leads.Referencing;
using Crm.Policies;
using Crm.Policies.Classifying;

namespace Crm.IntegrationTests.Leads;

[Collection("the policy library")]
public class proposing_policies(CrmApp app)
{
    private const string Officer = "officer@330521";
    private static readonly DateOnly Day = new(2026, 6, 1);

    private readonly Guid lead = Guid.CreateVersion7();
    private readonly string word = a_question_of_a_caller.NewWord();

    [Fact]
    public async Task names_the_passage_and_says_why_until_it_is_quoted()
    {
        var (document, title) = await Prepare();
        var proposed = (await app.Ask(new ProposePolicies(lead, 20), Officer)).Answer!.First(p => p.Document == document);
        (proposed.Title, proposed.Quote).ShouldBe((title, $"对{word}项目给予设备补助。"));
        proposed.Reasons.ShouldBe(["同地区", $"含“{word}”"]);
        (await app.Send(new AttachPolicy(lead, document, proposed.Version, proposed.Quote, null, Day), Officer)).Sentence.ShouldBeNull();
        (await app.Ask(new ProposePolicies(lead, 20), Officer)).Answer!.ShouldAllBe(p => p.Document != document);
    }

    [Fact]
    public async Task is_for_whoever_reaches_the_lead()
    {
        await Prepare();
        (await app.Ask(new ProposePolicies(lead), "officer@330523")).Refusal.ShouldBe(Refusal.Missing);
        (await app.Ask(new ProposePolicies(lead), "editor@330521")).Refusal.ShouldBe(Refusal.Forbidden);
    }

    [Fact]
    public async Task quotes_a_whole_document_too_and_takes_one_passage_off_without_the_others()
    {
        var (document, _) = await Prepare();
        (await app.Send(new AttachPolicy(lead, document, 1, null, null, Day), Officer)).Sentence.ShouldBeNull();
        (await app.Send(new AttachPolicy(lead, document, 1, "给予设备补助", null, Day), Officer)).Sentence.ShouldBeNull();
        (await Quotes()).ShouldBe(["", "给予设备补助"]);
        (await app.Send(new DetachPolicy(lead, document, 1, "撤销刚才的引用", Day, "给予设备补助"), Officer)).Sentence.ShouldBeNull();
        (await Quotes()).ShouldBe([""]);
        (await app.Send(new DetachPolicy(lead, document, 1, "撤销刚才的引用", Day, ""), Officer)).Sentence.ShouldBeNull();
        (await Quotes()).ShouldBeEmpty();
        (await app.Send(new DetachPolicy(lead, document, 1, "已经撤下", Day), Officer)).Refusal.ShouldBe(Refusal.Missing);
    }

    private async Task<IEnumerable<string>> Quotes() => (await app.Ask(new LeadProfile(lead, false), Officer)).Answer!.Facts.Policies.Select(p => p.Quote);

    private async Task<(Guid Document, string Title)> Prepare()
    {
        (await app.Send(new OpenLead(lead, "推荐公司", word, Source.Hotline, null, new Needs { Region = "330521" }, Day, "330521", Officer), Officer)).Sentence.ShouldBeNull();
        var title = "推荐之措施" + Guid.NewGuid().ToString("N");
        var document = (await app.ImportOne(title, $"    对{word}项目给予设备补助。\n\n    其他项目另行规定。")).DocumentId.ShouldNotBeNull();
        (await app.Send(new ClassifyPolicyDocument(document, PolicyKind.Measure, "330521", new(2026, 3, 5)), Library.Editor)).Sentence.ShouldBeNull();
        return (document, title);
    }
}
