using System.Diagnostics;
using System.Net;
using System.Text;
using Crm.Policies.Importing;
using Crm.Policies.Importing.Extracting;
using Crm.Policies.Importing.Sources;
using Crm.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Crm.IntegrationTests.Policies.Importing;

/// <summary>Files that are broken, too large, or made to do harm: each is told by its name with the reason, the rest is imported, and memory stays bounded.</summary>
[Collection("the policy library")]
public class documents_that_mean_harm(CrmApp app)
{
    private const int Megabyte = 1 << 20;
    private readonly string mark = Guid.NewGuid().ToString("N")[..8];

    [Fact]
    public async Task are_reported_and_the_rest_is_imported()
    {
        var report = await app.Send("混合.zip", DocumentFiles.Zip(
            ("01-好.txt", Encoding.UTF8.GetBytes(Library.Entry($"【湖州招商】{mark}好", Sending.Own(mark, 1)))),
            ("02-二百兆.pdf", [.. "%PDF-1.7\n"u8, .. new byte[200 * Megabyte]]),
            ("03-炸弹.txt", new byte[4 * Megabyte]),
            ("04-扫描.pdf", DocumentFiles.Scan(2)),
            ("05-宏.docx", DocumentFiles.WordWithMacros(Sending.Own(mark, 2))),
            ("06-套娃.zip", DocumentFiles.Zip(("x.txt", [1]))),
            ("07-脚本.html", Encoding.UTF8.GetBytes($"<html><body><h1>{mark}脚本</h1><script>fetch('http://127.0.0.1:9/偷')</script><p>{Sending.Own(mark, 3)}</p></body></html>")),
            ("08-坏.docx", [.. "PK"u8, .. new byte[300]]),
            ("09-膨胀.pdf", DocumentFiles.PdfBomb(2_000)),
            ("10-深.html", Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("<div>", 200_000)) + "底")),
            ("11-没有这一天.txt", Encoding.UTF8.GetBytes(Library.Entry($"【湖州招商】{mark}没有这一天", Sending.Own(mark, 4), "2024-02-30"))),
            ("12-好.docx", DocumentFiles.Word($"德清县{mark}好", Sending.Own(mark, 5)))));

        string Why(int number) => report.Entries[number - 1].Notes[0];
        var refused = report.Entries.Where(e => e.Result == ImportResult.Refused).Select(e => e.Number).ToList();
        report.Entries.Where(e => e.Number is 1 or 7 or 11 or 12).ShouldAllBe(e => e.Result == ImportResult.New);
        refused.ShouldBe([2, 3, 4, 5, 6, 8, 9, 10], string.Join("\n", report.Entries));
        Why(2).ShouldContain("30 MB");
        Why(3).ShouldContain("恶意");
        Why(4).ShouldContain("扫描件");
        Why(5).ShouldContain("宏");
        Why(6).ShouldContain("压缩包里的压缩包");
        Why(8).ShouldContain("已损坏");
        report.Entries[10].ShouldSatisfyAllConditions(e => e.PublishedOn.ShouldBeNull(), e => e.Notes.ShouldContain(n => n.Contains("2024-02-30")));
        (await app.All(new(mark))).Count.ShouldBe(4);
        Directory.GetFiles(app.Host.Services.GetRequiredService<Crm.Policies.Importing.Running.ImportWork>().Folder).ShouldBeEmpty("what was read is thrown away");
    }

    [Fact]
    public async Task by_themselves_are_refused_with_a_sentence()
    {
        foreach (var (name, bytes, sentence) in new (string, byte[], string)[]
        {
            ("a.zip", [.. "PK\x03\x04"u8, .. new byte[200]], "已损坏或不完整"), ("a.pdf", DocumentFiles.Scan(1), "扫描件"), ("a.docx", DocumentFiles.WordWithMacros("正文"), "宏"),
            ("a.exe", [1], "不收这种文件"), ("a.txt", [], "空的"), ("a.pdf", [1, 2, 3], "已损坏"), ("a.doc", [1], ".docx"), ("a.zip", DocumentFiles.Zip(("b/", [])), "没有可以导入"),
        })
        {
            var (status, answer) = await app.Post(name, new ByteArrayContent(bytes));
            status.ShouldBe(HttpStatusCode.BadRequest, name);
            answer.ShouldContain(sentence);
        }
    }

    [Fact]
    public async Task of_200_megabytes_are_refused_without_being_held_in_memory()
    {
        var before = Process.GetCurrentProcess().WorkingSet64;
        var (status, answer) = await app.Post("a.pdf", new StreamContent(new Zeros(200L * Megabyte, "%PDF-1.7\n"u8.ToArray())));
        status.ShouldBe(HttpStatusCode.BadRequest, answer);
        answer.ShouldContain("30 MB");
        (Process.GetCurrentProcess().WorkingSet64 - before).ShouldBeLessThan(150L * Megabyte);
        (await app.Post("a.zip", new StreamContent(new Zeros(201L * Megabyte, "PK\x03\x04"u8.ToArray())))).Answer.ShouldContain("200 MB");
    }

    [Fact]
    public async Task bring_down_no_more_than_the_reader_of_documents_which_is_there_again_for_the_next()
    {
        await using var extraction = new Extraction(Microsoft.Extensions.Logging.Abstractions.NullLogger<Extraction>.Instance);
        var folder = Directory.CreateTempSubdirectory("crm-harm-");
        try
        {
            var (bomb, good) = (Path.Combine(folder.FullName, "bomb.pdf"), Path.Combine(folder.FullName, "good.pdf"));
            await File.WriteAllBytesAsync(bomb, DocumentFiles.PdfBomb(2_000));
            await File.WriteAllBytesAsync(good, DocumentFiles.Pdf("办法", ["对新建项目给予每亩三万元补助，对新建项目给予补助。"]));
            (await Should.ThrowAsync<NotExtracted>(() => extraction.Read(ExtractionKind.Pdf, bomb, CancellationToken.None))).Fault.ShouldBeOneOf(ExtractionFault.TooMuch, ExtractionFault.TooSlow, ExtractionFault.Broken, ExtractionFault.NoText);
            (await extraction.Read(ExtractionKind.Pdf, good, CancellationToken.None)).Lines.ShouldHaveSingleItem();
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>A long stream that is nowhere.</summary>
    private sealed class Zeros(long length, byte[] head) : Stream
    {
        private long at;

        public override int Read(byte[] buffer, int offset, int count)
        {
            var read = (int)Math.Min(count, length - at);
            Array.Clear(buffer, offset, read);
            for (var i = 0; i < read && at + i < head.Length; i++) buffer[offset + i] = head[at + i];
            at += read;
            return read;
        }

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => length;

        public override long Position { get => at; set => throw new NotSupportedException(); }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
