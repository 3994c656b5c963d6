using System.Security.Cryptography;
using Crm.Foundation;
using Crm.Foundation.Codes;
using Crm.Policies.Importing.Running;
using Crm.Policies.Importing.Sources;

namespace Crm.Policies.Importing;

/// <summary>Imports a list page of the portal, as plain text, on behalf of whoever is signed in here.</summary>
public sealed class PolicyPageImport(ImportWork work, ICallerSource callers)
{
    /// <summary>The source named where the caller names none.</summary>
    public const string UsualSource = "产业园区网";

    /// <summary>Reads and imports a page.</summary>
    /// <param name="file">The page, as plain text in any usual encoding.</param>
    /// <param name="progress">Told after every article.</param>
    public async Task<Outcome<ImportReport>> Run(ReadOnlyMemory<byte> file, string source = UsualSource, IProgress<ImportProgress>? progress = null, CancellationToken token = default)
    {
        try
        {
            var caller = await callers.Find() ?? throw new RuleBroken("请先登录。") { Kind = Refusal.Forbidden };
            var entries = Read(file);
            var done = 0;
            return Outcome<ImportReport>.With(await work.Carry(
                entries.ToAsyncEnumerable(), entries.Count, "page.txt", Convert.ToHexStringLower(SHA256.HashData(file.Span)), new(caller, source, ImportChoices.None, null),
                entry => progress?.Report(new(++done, entries.Count, entry)), token));
        }
        catch (RuleBroken broken)
        {
            return Outcome.Of(broken).As<ImportReport>();
        }
    }

    private static List<ReadEntry> Read(ReadOnlyMemory<byte> file)
    {
        var page = PortalPage.Read(PageText.Read(file.Span), name => Regions.Named(name)?.Code);
        var found = page.Entries.Count + page.Refused.Count;
        if (found == 0) throw new RuleBroken("这份文本里没有找到文章。每篇应有“• 【地区招商】标题”一行，下面是正文和日期。") { Field = "File", Kind = Refusal.Input };
        return [.. ReadEntry.Of(page, null)];
    }
}
