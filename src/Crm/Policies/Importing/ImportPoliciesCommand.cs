using Crm.Foundation;
using JasperFx.CommandLine;

namespace Crm.Policies.Importing;

/// <summary>What <c>ops/crm import-policies</c> takes.</summary>
public sealed class ImportPoliciesInput : NetCoreInput
{
    [Description("Text file with a list page of the portal")]
    public string File { get; set; } = "";

    [Description("Where the page was read")]
    public string SourceFlag { get; set; } = PolicyPageImport.UsualSource;
}

/// <summary>
/// <c>ops/crm import-policies FILE</c>: imports a list page into the policy library, beside a running product or without one. One line a document and a
/// summary; the exit code is 0 only if nothing was refused.
/// </summary>
[Description("Import a list page of the portal into the policy library", Name = "import-policies")]
public sealed class ImportPoliciesCommand : JasperFxAsyncCommand<ImportPoliciesInput>
{
    /// <summary>The job in whose name the events are recorded.</summary>
    private static readonly Caller Job = Caller.Job("import-policies");

    public override async Task<bool> Execute(ImportPoliciesInput input)
    {
        if (Find(input.File) is not { } file) return false;
        using var host = input.BuildHost();
        await host.StartBus();
        await using var scope = host.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CallerHere>().Request = Job;
        var outcome = await scope.ServiceProvider.GetRequiredService<PolicyPageImport>().Run(await File.ReadAllBytesAsync(file.FullName), input.SourceFlag);
        await host.StopBus();
        if (outcome.Ok) return Print(outcome.Answer!);
        Console.Error.WriteLine(outcome.Sentence);
        return false;
    }

    private static FileInfo? Find(string path)
    {
        var file = new FileInfo(path);
        if (file.Exists && file.Length <= PageText.MaxBytes) return file;
        Console.Error.WriteLine(file.Exists ? Outcome.Of(PageText.TooLarge()).Sentence : Texts.Of("没有文件 {0}。", path));
        return null;
    }

    private static bool Print(ImportReport report)
    {
        foreach (var entry in report.Entries)
        {
            var place = entry.RegionTag is null ? "" : $"【{entry.RegionTag}】";
            var version = entry.TextVersion is null ? "" : Texts.Of("（第 {0} 版）", entry.TextVersion);
            Console.WriteLine($"{entry.Number,3}  {ImportWords.Of(entry.Result)}  {place}{entry.Title}{version}");
            foreach (var note in entry.Notes) Console.WriteLine($"     {note}");
        }
        Console.WriteLine(ImportWords.Summary(report));
        return report.Count(ImportResult.Refused) == 0;
    }
}
