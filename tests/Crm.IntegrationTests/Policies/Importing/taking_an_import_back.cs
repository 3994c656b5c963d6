using System.Net;
using System.Text;
using System.Text.Json;
using Crm.Foundation;
using Crm.IntegrationTests.Commands;
using Crm.Leads.Referencing;
using Crm.Policies.Dating;
using Crm.Policies.Importing;
using Crm.Policies.Importing.History;
using Crm.Policies.Importing.Running;
using Crm.Policies.Importing.Undoing;
using Crm.Policies.Reading;
using Crm.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Crm.IntegrationTests.Policies.Importing;

[Collection("the policy library")]
public class taking_an_import_back(CrmApp app)
{
    private readonly string mark = Guid.NewGuid().ToString("N")[..8];

    private byte[] Archive(int changed = 0) => DocumentFiles.Zip([.. Enumerable.Range(1, 5).Select(i =>
        ($"{i}.txt", Encoding.UTF8.GetBytes(Library.Entry($"【湖州招商】{mark}第{i}篇", Sending.Own(mark, i + changed)))))]);

    [Fact]
    public async Task withdraws_what_it_brought_and_returns_what_it_changed_and_it_can_come_again()
    {
        var old = await app.ImportOne($"【湖州招商】{mark}第1篇", "原来的正文。");
        var undated = await app.ImportOne($"【湖州招商】{mark}第2篇", Sending.Own(mark, 2), null);
        var report = await app.Send("政策.zip", Archive());
        report.Entries.Select(e => e.Result).ShouldBe([ImportResult.Revised, ImportResult.Dated, ImportResult.New, ImportResult.New, ImportResult.New]);
        (await app.All(new(mark))).Count.ShouldBe(5);

        var (status, answer) = await app.TakeBack(report.ImportId!.Value);
        status.ShouldBe(HttpStatusCode.OK, answer);
        JsonDocument.Parse(answer).RootElement.GetProperty("undone").GetInt32().ShouldBe(5);
        (await app.All(new(mark))).Count.ShouldBe(2);
        (await Read(old)).ShouldSatisfyAllConditions(r => r.Body.ShouldBe("原来的正文。"), r => r.TextVersion.ShouldBe(3));
        (await Read(undated)).Document.PublishedOn.ShouldBeNull();
        (await Read(report.Entries[4])).Document.Withdrawn.ShouldBeTrue();

        (await app.TakeBack(report.ImportId.Value)).Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await Row(report)).ShouldSatisfyAllConditions(r => r.TakenBackAt.ShouldNotBeNull(), r => r.Undone.ShouldBe(5));

        var again = await app.Send("政策.zip", Archive());
        again.Entries.Select(e => e.Result).ShouldBe([ImportResult.Revised, ImportResult.Dated, ImportResult.New, ImportResult.New, ImportResult.New]);
        again.ImportId.ShouldNotBe(report.ImportId);
        (await app.All(new(mark))).Count.ShouldBe(5);
        (await app.TakeBack(again.ImportId!.Value)).Status.ShouldBe(HttpStatusCode.OK);
        (await app.All(new(mark))).Count.ShouldBe(2);
    }

    [Fact]
    public async Task brings_back_a_changed_text_with_what_was_withdrawn()
    {
        var first = await app.Send("政策.zip", Archive());
        (await app.TakeBack(first.ImportId!.Value)).Status.ShouldBe(HttpStatusCode.OK);
        var other = await app.Send("新政策.zip", Archive(changed: 50));
        other.Entries.ShouldAllBe(e => e.Result == ImportResult.New && e.TextVersion == 2);
        (await Read(other.Entries[0])).Body.ShouldBe(Sending.Own(mark, 51));
    }

    [Fact]
    public async Task leaves_what_was_quoted_or_changed_since()
    {
        var report = await app.Send("政策.zip", Archive());
        var lead = await LeadExamples.Owned(app);
        var quoted = report.Entries[0].DocumentId!.Value;
        await app.Do(new AttachPolicy(lead, quoted, 1, Sending.Own(mark, 1)[..20], null, China.Today(TimeProvider.System)), LeadExamples.Officer);
        await app.Do(new SetPolicyValidity(report.Entries[1].DocumentId!.Value, new(2024, 1, 1), null), Library.Editor);

        var undone = (await Undo(report.ImportId!.Value)).Answer!;
        undone.Undone.ShouldBe(3);
        undone.Left.Select(l => l.Id).ShouldBe([quoted, report.Entries[1].DocumentId!.Value], ignoreOrder: true);
        undone.Left.ShouldContain(l => l.Why.Contains("引用"));
        undone.Left.ShouldContain(l => l.Why.Contains("改过"));
        (await app.All(new(mark))).Count.ShouldBe(2);
    }

    [Fact]
    public async Task is_for_editors_and_knows_what_there_is()
    {
        var report = await app.Send("政策.zip", Archive());
        (await app.TakeBack(report.ImportId!.Value, Library.Reader)).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await app.TakeBack(Guid.NewGuid())).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    private Task<Outcome<UndoReport>> Undo(Guid import) => app.Host.Services.GetRequiredService<ImportUndo>().Run(import, new Caller(Library.Editor, "page"));

    private async Task<PolicyImportRow> Row(ImportReport report) => (await app.Ask(new FindPolicyImports(50), Library.Editor)).Answer!.Single(i => i.Id == report.ImportId);

    private async Task<PolicyReading> Read(ImportedEntry entry) => (await app.Ask(new ReadPolicy(entry.DocumentId!.Value), Library.Reader)).Answer!;
}
