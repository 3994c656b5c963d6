using Crm.Foundation;
using Crm.IntegrationTests.Policies;
using Crm.Leads;
using Crm.Leads.Opening;
using Crm.Leads.Profile;
using Crm.Leads.Referencing;
using Crm.Policies.Withdrawing;

namespace Crm.IntegrationTests.Leads;

[Collection("the policy library")]
public class quoting_a_policy(CrmApp app)
{
    private const string Officer = "officer@330521";
    private static readonly DateOnly Day = new(2026, 6, 1);

    private readonly Guid lead = Guid.CreateVersion7();
    private readonly string title = "引用之办法" + Guid.NewGuid().ToString("N");

    [Fact]
    public async Task keeps_the_version_that_was_read_under_the_documents_own_title()
    {
        var document = await Prepare("    对新建项目给予 每亩三万元补助。\n\n    其他项目另行规定。");
        (await app.ImportOne(title, "    对新建项目给予每亩五万元补助。")).DocumentId.ShouldBe(document);

        (await app.Send(new AttachPolicy(lead, document, 1, "对新建项目给予每亩三万元补助。", " 可以谈 ", Day), Officer)).Sentence.ShouldBeNull();

        var kept = (await app.Ask(new LeadProfile(lead), Officer)).Answer!.Facts.Policies.ShouldHaveSingleItem();
        (kept.Version, kept.Title, kept.Note).ShouldBe((1, title, "可以谈"));
        kept.Quote.ShouldBe("对新建项目给予 每亩三万元补助。");
    }

    [Fact]
    public async Task is_refused_for_words_that_are_not_in_that_version()
    {
        var document = await Prepare("    对新建项目给予每亩三万元补助。");
        await app.ImportOne(title, "    对新建项目给予每亩五万元补助。");

        var made = await app.Send(new AttachPolicy(lead, document, 2, "对新建项目给予每亩九万元补助。", null, Day), Officer);
        (made.Refusal, made.Fields.Keys.ShouldHaveSingleItem()).ShouldBe((Refusal.Input, "Quote"));
        (await app.Send(new AttachPolicy(lead, document, 2, "每亩三万元补助", null, Day), Officer)).Refusal.ShouldBe(Refusal.Input, "it stands in the first version only");
        (await app.Send(new AttachPolicy(lead, document, 2, "补助" + new string('长', 2000), null, Day), Officer)).Fields.Keys.ShouldContain("Quote");
        (await app.Send(new AttachPolicy(lead, document, 2, "每亩五万元补助", new string('长', 201), Day), Officer)).Fields.Keys.ShouldContain("Note");
        (await app.Send(new AttachPolicy(lead, document, 3, "每亩五万元补助", null, Day), Officer)).Refusal.ShouldBe(Refusal.Missing);
        (await app.Send(new AttachPolicy(lead, Guid.NewGuid(), 1, "每亩五万元补助", null, Day), Officer)).Refusal.ShouldBe(Refusal.Missing);
        (await app.Ask(new LeadProfile(lead), Officer)).Answer!.Facts.Policies.ShouldBeEmpty();
    }

    [Fact]
    public async Task is_refused_for_a_document_that_was_withdrawn()
    {
        var document = await Prepare("    对新建项目给予每亩三万元补助。");
        (await app.Send(new WithdrawPolicyDocument(document, "已经废止"), Library.Editor)).Sentence.ShouldBeNull();
        (await app.Send(new AttachPolicy(lead, document, 1, "每亩三万元补助", null, Day), Officer)).Fields.Keys.ShouldContain("Document");
    }

    private async Task<Guid> Prepare(string body)
    {
        (await app.Send(new OpenLead(lead, "引用公司", "扩产", Source.Hotline, null, new Needs(), Day, "330521", Officer), Officer)).Sentence.ShouldBeNull();
        return (await app.ImportOne(title, body)).DocumentId.ShouldNotBeNull();
    }
}
