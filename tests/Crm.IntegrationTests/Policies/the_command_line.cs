using System.Diagnostics;
using Crm.Testing;

namespace Crm.IntegrationTests.Policies;

[Collection("the policy library")]
public sealed class the_command_line(CrmApp app) : IDisposable
{
    private readonly DirectoryInfo place = Directory.CreateTempSubdirectory("crm-import-");
    private readonly string mark = Guid.NewGuid().ToString("N")[..8];

    [Fact]
    public async Task imports_a_page_beside_the_running_product_and_changes_nothing_the_second_time()
    {
        var page = Library.Entry($"【湖州招商】{mark}甲", "甲地招商。") + Library.Entry($"【安吉县招商】{mark}乙", "乙地招商。");

        var first = await Run(page);
        first.Code.ShouldBe(0, first.Errors);
        first.Lines.ShouldBe([$"  1  新增  【湖州】{mark}甲（第 1 版）", $"  2  新增  【安吉县】{mark}乙（第 1 版）", "新增 2，新版本 0，补上日期 0，未变 0，未导入 0"]);
        (await app.All(new(mark))).Count.ShouldBe(2);

        var second = await Run(page);
        second.Code.ShouldBe(0);
        second.Lines[^1].ShouldBe("新增 0，新版本 0，补上日期 0，未变 2，未导入 0");
    }

    [Fact]
    public async Task ends_with_a_failure_where_anything_was_refused()
    {
        var (code, lines, _) = await Run(Library.Entry($"【湖州招商】{mark}丙", "丙地招商。") + $"• 【湖州招商】{mark}丁\n\n    正文说到一半");
        code.ShouldNotBe(0);
        lines.ShouldContain(line => line.Contains("正文在第 9 行中断"));
        lines[^1].ShouldBe("新增 1，新版本 0，补上日期 0，未变 0，未导入 1");
    }

    [Fact]
    public async Task says_what_is_wrong_with_a_file()
    {
        var (code, lines, errors) = await Run("<html><body><p>正文</p></body></html>");
        code.ShouldNotBe(0);
        lines.ShouldBeEmpty();
        errors.ShouldContain("HTML");
    }

    [Fact]
    public async Task imports_a_folder_and_an_archive_and_previews_them()
    {
        var folder = place.CreateSubdirectory("资料").CreateSubdirectory("安吉");
        await File.WriteAllBytesAsync(Path.Combine(folder.FullName, "办法.docx"), DocumentFiles.Word($"{mark}办法", "对新建项目给予每亩三万元补助。"));
        await File.WriteAllTextAsync(Path.Combine(folder.Parent!.FullName, "列表.txt"), Library.Entry($"【湖州招商】{mark}戊", "戊地招商。"));
        var preview = await Start(folder.Parent.FullName, "--preview");
        preview.Code.ShouldBe(0, preview.Errors);
        preview.Lines[^1].ShouldBe("新增 2，新版本 0，补上日期 0，未变 0，未导入 0");
        (await app.All(new(mark))).ShouldBeEmpty();

        (await Start(folder.Parent.FullName)).Lines.ShouldContain($"  2  新增  【安吉】{mark}办法（第 1 版）  安吉/办法.docx");
        (await app.All(new(mark))).Count.ShouldBe(2);
        (await Start(folder.Parent.FullName)).Lines[^1].ShouldBe("新增 0，新版本 0，补上日期 0，未变 2，未导入 0");

        var archive = Path.Combine(place.FullName, "资料.zip");
        System.IO.Compression.ZipFile.CreateFromDirectory(folder.Parent.FullName, archive);
        (await Start(archive)).Lines[^1].ShouldBe("新增 0，新版本 0，补上日期 0，未变 2，未导入 0");
    }

    private async Task<(int Code, string[] Lines, string Errors)> Run(string page)
    {
        var file = Path.Combine(place.FullName, "page.txt");
        await File.WriteAllTextAsync(file, page);
        return await Start(file);
    }

    private async Task<(int Code, string[] Lines, string Errors)> Start(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Crm.dll"), "import-policies", .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment =
            {
                ["ConnectionStrings__Crm"] = app.ConnectionString, ["CRM_DATA_DIR"] = place.FullName, ["ASPNETCORE_CONTENTROOT"] = place.FullName,
                ["ASPNETCORE_ENVIRONMENT"] = "Development", ["LC_ALL"] = "zh_CN.UTF-8",
            },
        };
        using var process = Process.Start(start)!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, (await output).Split('\n', StringSplitOptions.RemoveEmptyEntries), await errors);
    }

    public void Dispose() => place.Delete(recursive: true);
}
