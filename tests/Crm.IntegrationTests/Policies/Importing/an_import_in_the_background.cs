using System.Text;
using Crm.Foundation;
using Crm.Policies.Importing;
using Crm.Policies.Importing.History;
using Crm.Policies.Importing.Running;
using Crm.Policies.Importing.Sources;
using Crm.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Crm.IntegrationTests.Policies.Importing;

/// <summary>What a page begins goes on without it.</summary>
[Collection("the policy library")]
public class an_import_in_the_background(CrmApp app)
{
    private const int Many = 400;
    private readonly string mark = Guid.NewGuid().ToString("N")[..8];
    private readonly Caller editor = new(Library.Editor, "page");

    private RunningImports Imports => app.Host.Services.GetRequiredService<RunningImports>();

    private byte[] Archive(int documents = Many) => DocumentFiles.Zip([.. Enumerable.Range(1, documents / 10).Select(page =>
        ($"第{page:D3}页.txt", Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(1, 10).Select(i => Library.Entry($"【湖州招商】{mark}第{page}页第{i}篇", Sending.Own(mark, page * 100 + i)))))))]);

    [Fact]
    public async Task is_looked_at_decided_on_and_imported()
    {
        var import = await Ready(Archive(30));
        import.Entries.Count.ShouldBe(30);
        import.Choices.Choose(import.Entries[0], false);
        (await app.All(new(mark))).ShouldBeEmpty();
        Imports.Start(import, import.Choices.Made);
        await At(import, ImportStage.Done);
        (import.Entries[0].Result, import.Entries[1].Result).ShouldBe((ImportResult.LeftOut, ImportResult.New));
        Imports.Of(Library.Editor).ShouldBe(import, "whoever comes back finds it");
        Imports.Close(import);
        Imports.Of(Library.Editor).ShouldBeNull();
        (await app.All(new(mark))).Count.ShouldBe(29);
    }

    [Fact]
    public async Task can_be_stopped_and_goes_on_with_the_same_file_as_the_same_import()
    {
        var file = Archive();
        var import = await Ready(file);
        import.Changed += () =>
        {
            if (import is { Stage: ImportStage.Running, Done: > 100 }) import.Stop();
        };
        Imports.Start(import, ImportChoices.None);
        await At(import, ImportStage.Done);
        var row = await Row(import.ImportId!.Value);
        row.Stopped.ShouldBeTrue();
        row.Brought.ShouldBeInRange(1, Many - 1);

        var second = await Ready(file);
        Imports.Start(second, ImportChoices.None);
        await At(second, ImportStage.Done);
        second.ImportId.ShouldBe(import.ImportId);
        (await Row(import.ImportId.Value)).ShouldSatisfyAllConditions(r => r.Stopped.ShouldBeFalse(), r => r.Brought.ShouldBe(Many));

        var undo = Imports.TakeBack(import.ImportId.Value, editor);
        Imports.TakeBack(import.ImportId.Value, editor).ShouldBe(undo, "a second click joins the first");
        var outcome = await Until.Found(() => Task.FromResult(undo.Outcome), "the end of taking it back");
        outcome.Answer!.Undone.ShouldBe(Many);
        (await app.All(new(mark))).ShouldBeEmpty();
    }

    [Fact]
    public async Task is_one_at_a_time_for_a_person_and_may_be_let_go()
    {
        var import = await Ready(Archive(200));
        Imports.Start(import, ImportChoices.None);
        await Should.ThrowAsync<RuleBroken>(() => Begin(Archive(10)));
        await At(import, ImportStage.Done);
        var next = await Ready(Archive(10));
        Imports.Close(next);
        Directory.GetFiles(Imports.Folder).ShouldBeEmpty();
    }

    [Fact]
    public async Task that_cannot_be_read_says_why()
    {
        var import = await Begin([.. "PK\x03\x04"u8, .. new byte[100]]);
        await At(import, ImportStage.Failed);
        import.Trouble!.ShouldContain("已损坏或不完整");
    }

    private async Task<OpenImport> Begin(byte[] file) =>
        Imports.Begin(editor, await UploadedFile.Take(new MemoryStream(file), "政策.zip", Imports.Folder, _ => { }, CancellationToken.None), PolicyPageImport.UsualSource);

    private async Task<OpenImport> Ready(byte[] file)
    {
        var import = await Begin(file);
        await At(import, ImportStage.Ready);
        return import;
    }

    private static async Task At(OpenImport import, ImportStage stage)
    {
        await Until.Found(() => Task.FromResult(import.Stage is ImportStage.Reading or ImportStage.Running ? null : $"{import.Stage}"), "an import that is no longer at work");
        import.Stage.ShouldBe(stage, import.Trouble);
    }

    private async Task<PolicyImportRow> Row(Guid id) => (await app.Ask(new FindPolicyImports(50), Library.Editor)).Answer!.Single(i => i.Id == id);
}
