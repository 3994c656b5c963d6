using System.Net;
using System.Text;
using Crm.Foundation;
using Crm.Policies.Importing;
using Crm.Policies.Importing.History;
using Crm.Policies.Reading;
using Crm.Testing;

namespace Crm.IntegrationTests.Policies.Importing;

[Collection("the policy library")]
public class importing_an_archive(CrmApp app)
{
    private readonly string mark = Guid.NewGuid().ToString("N")[..8];

    private byte[] Archive() => DocumentFiles.Zip(
        ("列表/第1页.txt", Encoding.UTF8.GetBytes(Library.Entry($"【湖州招商】{mark}甲", Sending.Own(mark, 1)) + Library.Entry($"【湖州招商】{mark}乙", Sending.Own(mark, 2)))),
        ("列表/第2页.txt", CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!.GetBytes(Library.Entry($"【安吉县招商】{mark}丙", Sending.Own(mark, 3)))),
        ("单篇/准入.docx", DocumentFiles.Word($"德清县{mark}准入标准", "#一、总则", Sending.Own(mark, 4), "2024年3月5日")),
        ("单篇/通知.pdf", DocumentFiles.Pdf($"长兴县{mark}通知", Lines(Sending.Own(mark, 5)))),
        ("单篇/解读.html", Encoding.Unicode.GetPreamble().Concat(Encoding.Unicode.GetBytes($"<html><head><meta name='PubDate' content='2024-03-06'></head><body><h1>{mark}解读</h1><script>alert('偷')</script><p>{Sending.Own(mark, 6)}</p></body></html>")).ToArray()),
        ("单篇/说明.md", Encoding.UTF8.GetBytes($"# {mark}说明\n\n{Sending.Own(mark, 7)}\n")));

    [Fact]
    public async Task stores_every_document_in_it_once()
    {
        var file = Archive();
        var preview = await app.Preview("政策.zip", file);
        preview.ImportId.ShouldBeNull();
        preview.Entries.Select(e => (e.Number, e.Result)).ShouldBe(Enumerable.Range(1, 7).Select(n => (n, ImportResult.New)), string.Join("\n", preview.Entries));
        (await app.All(new(mark))).ShouldBeEmpty();

        var report = await app.Send("政策.zip", file);
        report.Entries.Select(e => e.Result).ShouldAllBe(r => r == ImportResult.New);
        (await app.All(new(mark))).Count.ShouldBe(7);
        var byTitle = report.Entries.ToDictionary(e => e.Title);
        byTitle[$"德清县{mark}准入标准"].ShouldSatisfyAllConditions(e => e.Region.ShouldBe("330521"), e => e.PublishedOn.ShouldBe(new DateOnly(2024, 3, 5)), e => e.Place.ShouldBe("单篇/准入.docx"));
        byTitle[$"长兴县{mark}通知"].Region.ShouldBe("330522");
        byTitle[$"{mark}解读"].ShouldSatisfyAllConditions(e => e.PublishedOn.ShouldBe(new DateOnly(2024, 3, 6)), e => e.Region.ShouldBeNull(), e => e.Notes.ShouldContain(n => n.Contains("请编辑补上")));
        (await Body(byTitle[$"德清县{mark}准入标准"])).ShouldBe($"一、总则\n{Sending.Own(mark, 4)}\n2024年3月5日");
        (await Body(byTitle[$"{mark}解读"])).ShouldBe(Sending.Own(mark, 6));
        (await Body(byTitle[$"长兴县{mark}通知"])).ShouldBe(Sending.Own(mark, 5));

        (await app.Send("政策.zip", file)).Entries.Select(e => e.Result).ShouldAllBe(r => r == ImportResult.Unchanged);
        (await app.All(new(mark))).Count.ShouldBe(7);
        var history = (await app.Ask(new FindPolicyImports(2), Library.Editor)).Answer!;
        history.Select(i => (i.FileName, i.Documents, i.Counts.New, i.Counts.Unchanged, i.Brought, i.Stopped)).ShouldBe([("政策.zip", 7, 0, 7, 0, false), ("政策.zip", 7, 7, 0, 7, false)]);
        history[1].Id.ShouldBe(report.ImportId!.Value);
    }

    [Fact]
    public async Task leaves_out_what_the_editor_left_out()
    {
        var report = await app.Send("政策.zip", Archive(), "?leaveOut=1,3");
        report.Count(ImportResult.LeftOut).ShouldBe(2);
        (await app.All(new(mark))).Count.ShouldBe(5);
    }

    [Fact]
    public async Task keeps_back_a_text_that_the_library_has_under_another_title_or_nearly_has()
    {
        var text = Sending.Own(mark);
        var first = (await app.ImportOne($"【湖州招商】{mark}原文", text)).DocumentId!.Value;
        var copies = DocumentFiles.Zip(
            ("1.txt", Encoding.UTF8.GetBytes(Library.Entry($"【湖州招商】{mark}转载", text, "2025-01-01"))),
            ("2.txt", Encoding.UTF8.GetBytes(Library.Entry($"【安吉县招商】{mark}改写", text.Replace("。", "，") + "编辑：王某。"))),
            ("3.txt", Encoding.UTF8.GetBytes(Library.Entry($"【湖州招商】{mark}别的", Sending.Own(mark, 99)))),
            ("4.txt", Encoding.UTF8.GetBytes(Library.Entry($"【湖州招商】{mark}又别的", Sending.Own(mark, 99)))));
        var report = await app.Send("转载.zip", copies);
        report.Entries.Select(e => e.Result).ShouldBe([ImportResult.Similar, ImportResult.Similar, ImportResult.New, ImportResult.Similar]);
        report.Entries.Take(2).ShouldAllBe(e => e.Like == first && e.DocumentId == null);
        report.Entries[0].Notes[0].ShouldContain("相同");
        report.Entries[1].Notes[0].ShouldContain("%");
        report.Entries[3].Notes[0].ShouldContain("第 3 篇");
        (await app.All(new(mark))).Count.ShouldBe(2);

        var anyway = await app.Send("转载.zip", copies, "?anyway=1");
        anyway.Entries.Select(e => e.Result).ShouldBe([ImportResult.New, ImportResult.Similar, ImportResult.Unchanged, ImportResult.Similar]);
    }

    [Fact]
    public async Task refuses_the_second_of_two_documents_with_one_title()
    {
        var report = await app.Send("同名.zip", DocumentFiles.Zip(
            ("a/办法.docx", DocumentFiles.Word($"{mark}办法", Sending.Own(mark, 1))), ("b/办法.docx", DocumentFiles.Word($"{mark}办法", Sending.Own(mark, 2))), ("c/办法.docx", DocumentFiles.Word($"{mark}办法", Sending.Own(mark, 1)))));
        report.Entries.Select(e => e.Result).ShouldBe([ImportResult.New, ImportResult.Refused, ImportResult.Unchanged]);
        report.Entries[1].Notes[0].ShouldContain("第 1 篇同名");
    }

    [Fact]
    public async Task is_for_editors()
    {
        (await app.Post("政策.zip", new ByteArrayContent(Archive()), login: Library.Reader)).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await app.Ask(new FindPolicyImports(), Library.Reader)).Refusal.ShouldBe(Refusal.Forbidden);
    }

    [Fact]
    public async Task refuses_choices_that_are_no_numbers() => (await app.Post("政策.zip", new ByteArrayContent(Archive()), "?anyway=1,x")).Status.ShouldBe(HttpStatusCode.BadRequest);

    private async Task<string> Body(ImportedEntry entry) => (await app.Ask(new ReadPolicy(entry.DocumentId!.Value), Library.Reader)).Answer!.Body;

    private static string[] Lines(string text) => [.. text.Chunk(30).Select(line => new string(line))];
}
