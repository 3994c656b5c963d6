using System.Security.Cryptography;
using System.Text;
using Crm.Foundation;
using Crm.Leads.Filing;
using Crm.Policies.Importing.Running;
using Crm.Policies.Importing.Sources;
using JasperFx.CommandLine;

namespace Crm.Policies.Importing;

/// <summary>What <c>ops/crm import-policies</c> takes.</summary>
public sealed class ImportPoliciesInput : NetCoreInput
{
    [Description("List page of the portal, document (.txt, .md, .html, .docx, .pdf), .zip or folder of them")]
    public string File { get; set; } = "";

    [Description("Where the documents were read")]
    public string SourceFlag { get; set; } = PolicyPageImport.UsualSource;

    [Description("Only say what would become of each document")]
    public bool PreviewFlag { get; set; }
}

/// <summary>
/// <c>ops/crm import-policies FILE</c>: imports a file, a ZIP archive or a folder into the policy library, beside a running product or without one. One line a
/// document and a summary; the exit code is 0 only if nothing was refused or kept back.
/// </summary>
[Description("Import documents or list pages of the portal into the policy library", Name = "import-policies")]
public sealed class ImportPoliciesCommand : JasperFxAsyncCommand<ImportPoliciesInput>
{
    /// <summary>The job in whose name the events are recorded.</summary>
    private static readonly Caller Job = Caller.Job("import-policies");

    public override async Task<bool> Execute(ImportPoliciesInput input)
    {
        if (!File.Exists(input.File) && !Directory.Exists(input.File))
        {
            Console.Error.WriteLine(Texts.Of("没有文件 {0}。", input.File));
            return false;
        }
        using var host = input.BuildHost();
        await host.StartBus();
        try
        {
            var report = await Run(host.Services.GetRequiredService<ImportWork>(), input);
            Console.WriteLine(ImportWords.Summary(report));
            return report.Count(ImportResult.Refused) + report.Count(ImportResult.Similar) == 0;
        }
        catch (RuleBroken broken)
        {
            Console.Error.WriteLine(Outcome.Of(broken).Sentence);
            return false;
        }
        finally
        {
            await host.StopBus();
        }
    }

    private static async Task<ImportReport> Run(ImportWork work, ImportPoliciesInput input)
    {
        var order = new ImportOrder(Job, input.SourceFlag, ImportChoices.None, null);
        if (Directory.Exists(input.File)) return Print(await work.Import(new FolderSource(input.File), FileName.Clean(Path.TrimEndingDirectorySeparator(input.File)), await HashOf(input.File), order, input.PreviewFlag, null, default));
        await using var from = File.OpenRead(input.File);
        using var file = await UploadedFile.Take(from, Path.GetFileName(input.File), work.Folder, _ => { }, default);
        return Print(await work.Import(file.Open(), file.Name, file.Hash, order, input.PreviewFlag, null, default));
    }

    // A folder is the same as long as its files are.
    private static async Task<string> HashOf(string folder)
    {
        using var all = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var item in new FolderSource(folder).Items())
        {
            all.AppendData(Encoding.UTF8.GetBytes(item.Place + "\n"));
            await using var file = item.Open();
            all.AppendData(await SHA256.HashDataAsync(file));
        }
        return Convert.ToHexStringLower(all.GetHashAndReset());
    }

    private static ImportReport Print(ImportReport report)
    {
        foreach (var entry in report.Entries)
        {
            var place = entry.RegionTag is null ? "" : $"【{entry.RegionTag}】";
            var version = entry.TextVersion is null ? "" : Texts.Of("（第 {0} 版）", entry.TextVersion);
            Console.WriteLine($"{entry.Number,3}  {ImportWords.Of(entry.Result)}  {place}{entry.Title}{version}{(entry.Place is null ? "" : $"  {entry.Place}")}");
            foreach (var note in entry.Notes) Console.WriteLine($"     {note}");
        }
        return report;
    }
}
