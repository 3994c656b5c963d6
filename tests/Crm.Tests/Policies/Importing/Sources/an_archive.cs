using System.IO.Compression;
using System.Text;
using Crm.Foundation;
using Crm.Policies.Importing.Extracting;
using Crm.Policies.Importing.Sources;
using Crm.Testing;
using Microsoft.Extensions.Logging.Abstractions;

namespace Crm.Tests.Policies.Importing.Sources;

public sealed class an_archive : IDisposable
{
    private static readonly byte[] Text = Encoding.UTF8.GetBytes("办法\n对新建项目给予每亩三万元补助，当年兑现。\n2024年3月5日\n");
    private readonly DirectoryInfo place = Directory.CreateTempSubdirectory("crm-archive-");

    [Fact]
    public async Task gives_each_of_its_files_in_order_whatever_they_are_called()
    {
        var read = await Read(DocumentFiles.Zip(("b/乙.txt", Text), ("a/甲.txt", Text), ("a/", []), ("__MACOSX/a/._甲.txt", [1]), (".DS_Store", [1])));
        read.Select(e => (e.Number, e.Place, e.Title, e.Reason)).ShouldBe([(1, "a/甲.txt", "办法", null), (2, "b/乙.txt", "办法", null)]);
    }

    [Fact]
    public async Task knows_names_in_gb18030() =>
        (await Read(DocumentFiles.Zip(CodePagesEncodingProvider.Instance.GetEncoding("GB18030"), ("湖州/办法.txt", Text)))).ShouldHaveSingleItem().Place.ShouldBe("湖州/办法.txt");

    [Fact]
    public async Task knows_names_in_unmarked_utf_8()
    {
        var bytes = DocumentFiles.Zip(("湖州/办法.txt", Text));
        // The mark that names are UTF-8 is bit 11 of the flags, at 6 in the local head and at 8 in the list.
        foreach (var (mark, flags) in new[] { ("PK\x03\x04", 6), ("PK\x01\x02", 8) }) bytes[bytes.AsSpan().IndexOf(Encoding.Latin1.GetBytes(mark)) + flags + 1] &= 0xF7;
        (await Read(bytes)).ShouldHaveSingleItem().Place.ShouldBe("湖州/办法.txt");
    }

    [Fact]
    public async Task leads_nowhere_by_its_names()
    {
        var read = await Read(DocumentFiles.Zip(("../../../etc/甲.txt", Text), ("/etc/乙.txt", Text), ("C:\\Windows\\丙.txt", Text), ("a/\u202Egnp.txt", Text)));
        read.Select(e => e.Place).ShouldBe(["etc/乙.txt", "etc/甲.txt", "C_/Windows/丙.txt", "a/gnp.txt"], ignoreOrder: true);
        place.GetFiles("*", SearchOption.AllDirectories).Select(f => f.Name).ShouldBe(["archive.zip"]);
        new[] { Path.Combine(place.FullName, "../../../etc/甲.txt"), "/etc/乙.txt", Path.Combine(Path.GetTempPath(), "甲.txt"), Path.Combine(Path.GetTempPath(), "乙.txt"), Path.Combine(Path.GetTempPath(), "丙.txt") }.ShouldAllBe(path => !File.Exists(path));
    }

    [Fact]
    public async Task may_hold_a_list_page_saved_as_a_web_page()
    {
        var page = $"<html><body><ul><li><a href='/1'>【湖州招商】甲地</a></li></ul><p>{Pages.Body}</p><p>2024-03-05</p><ul><li>【安吉县招商】乙地</li></ul><p>{Pages.Body}乙。</p><p>2024-03-06</p></body></html>";
        var read = await Read(DocumentFiles.Zip(("第1页.html", Encoding.UTF8.GetBytes(page))));
        read.Select(e => (e.Title, e.Region, e.PublishedOn)).ShouldBe([("甲地", "330500", new DateOnly(2024, 3, 5)), ("乙地", "330523", new DateOnly(2024, 3, 6))]);
    }

    [Fact]
    public async Task takes_the_rest_where_a_file_is_refused()
    {
        var read = await Read(DocumentFiles.Zip(("a.exe", [1]), ("b.zip", DocumentFiles.Zip(("x.txt", Text))), ("c.docm", [1]), ("d.doc", [1]), ("e.txt", Text), ("f.txt", []), ("g.txt", [0x89, .. "PNG"u8])));
        read.Where(e => e.Reason is null).ShouldHaveSingleItem().Place.ShouldBe("e.txt");
        read.Where(e => e.Reason is not null).Select(e => (e.Place, e.Title)).ShouldBe([("a.exe", "a"), ("b.zip", "b"), ("c.docm", "c"), ("d.doc", "d"), ("f.txt", "f"), ("g.txt", "g")]);
        read[1].Reason!.ShouldContain("压缩包里的压缩包");
        read[2].Reason!.ShouldContain("宏");
    }

    [Fact]
    public async Task refuses_a_file_that_swells_and_one_that_is_larger_than_its_kind_may_be()
    {
        var read = await Read(DocumentFiles.Zip(("a.txt", new byte[4 << 20]), ("b.txt", Encoding.UTF8.GetBytes(Noise(6 << 20))), ("c.txt", Text)));
        read[0].Reason!.ShouldContain("恶意");
        read[1].Reason!.ShouldContain("5 MB");
        read[2].Reason.ShouldBeNull();
    }

    [Fact]
    public async Task refuses_a_file_that_is_more_than_it_promises()
    {
        var bytes = DocumentFiles.Zip(("a.txt", Encoding.UTF8.GetBytes(Noise(6 << 20))), ("b.txt", Text));
        // In the list the first file claims to have ten bytes.
        BitConverter.GetBytes(10).CopyTo(bytes, bytes.AsSpan().IndexOf("PK\x01\x02"u8) + 24);
        var read = await Read(bytes);
        read[0].Reason.ShouldNotBeNull();
        read[1].Reason.ShouldBeNull();
    }

    [Fact]
    public async Task refuses_a_damaged_file()
    {
        var bytes = DocumentFiles.Zip(("a.txt", Encoding.UTF8.GetBytes(Noise(2_000))), ("b.txt", Text));
        bytes[60] ^= 0xFF;
        var read = await Read(bytes);
        read[0].Reason!.ShouldContain("已损坏");
        read[1].Reason.ShouldBeNull();
    }

    [Fact]
    public void that_is_broken_is_refused()
    {
        var whole = DocumentFiles.Zip(("a.txt", Text));
        // One that claims another number of files than it lists, and one that says its list stands elsewhere.
        var (more, elsewhere) = (whole.ToArray(), whole.ToArray());
        more[^12] = 2;
        elsewhere.AsSpan(elsewhere.Length - 6, 4).Fill(0xFF);
        foreach (var bytes in new byte[][] { whole[..^10], whole[..40], [.. "PK\x03\x04"u8, .. new byte[100]], more, elsewhere })
            Should.Throw<RuleBroken>(() => Open(bytes)).Message.ShouldContain("已损坏或不完整");
    }

    [Fact]
    public void with_too_many_files_is_refused_before_they_are_looked_at()
    {
        using var file = new MemoryStream();
        using (var archive = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
            for (var i = 0; i <= SourceLimits.MostFiles; i++) archive.CreateEntry($"{i}.txt", CompressionLevel.NoCompression);
        Should.Throw<RuleBroken>(() => Open(file.ToArray())).Message.ShouldContain("20000");
    }

    private static string Noise(int length)
    {
        var dice = new Random(7);
        return string.Create(length, dice, static (span, dice) =>
        {
            for (var i = 0; i < span.Length; i++) span[i] = (char)('a' + dice.Next(26));
        });
    }

    private ArchiveSource Open(byte[] bytes)
    {
        var path = Path.Combine(place.FullName, "archive.zip");
        File.WriteAllBytes(path, bytes);
        return new(path);
    }

    private async Task<List<ReadEntry>> Read(byte[] bytes)
    {
        await using var extraction = new Extraction(NullLogger<Extraction>.Instance);
        return await new SourceReader(extraction).Read(Open(bytes), place.FullName, _ => { }, CancellationToken.None).ToListAsync();
    }

    public void Dispose() => place.Delete(recursive: true);
}
