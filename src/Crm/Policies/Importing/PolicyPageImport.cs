using Crm.Foundation;
using Crm.Foundation.Codes;
using Crm.Foundation.Searching;
using Crm.Policies.Classifying;
using Crm.Policies.Reading;
using Crm.Policies.Revising;

namespace Crm.Policies.Importing;

/// <summary>
/// Imports a portal page on behalf of whoever is signed in here: one command an article, each in a transaction of its own, so that an article that is refused
/// holds up no other, and a second import goes on where the first one broke off.
/// </summary>
public sealed class PolicyPageImport(Desk desk)
{
    /// <summary>The source named where the caller names none.</summary>
    public const string UsualSource = "产业园区网";

    private const int MostEntries = 500;

    // A conflict means that somebody imports the same page at this moment: the second look finds what they stored.
    private const int MostAttempts = 5;

    /// <summary>Reads and imports a file.</summary>
    /// <param name="file">The page, as plain text in any usual encoding.</param>
    /// <param name="progress">Told after every article.</param>
    public async Task<Outcome<ImportReport>> Run(ReadOnlyMemory<byte> file, string source = UsualSource, IProgress<ImportProgress>? progress = null, CancellationToken token = default)
    {
        try
        {
            return Outcome<ImportReport>.With(await Run(Read(file), source, progress, token));
        }
        catch (RuleBroken broken)
        {
            return Outcome.Of(broken).As<ImportReport>();
        }
    }

    private static PortalPage Read(ReadOnlyMemory<byte> file)
    {
        var page = PortalPage.Read(PageText.Read(file.Span), name => Regions.Named(name)?.Code);
        var found = page.Entries.Count + page.Refused.Count;
        if (found == 0) throw new RuleBroken("这份文本里没有找到文章。每篇应有“• 【地区招商】标题”一行，下面是正文和日期。") { Field = "File", Kind = Refusal.Input };
        if (found > MostEntries) throw new RuleBroken("这份文本里有 {0} 篇文章，一次最多导入 {1} 篇。请分开导入。", found, MostEntries) { Field = "File", Kind = Refusal.Input };
        return page;
    }

    private async Task<ImportReport> Run(PortalPage page, string source, IProgress<ImportProgress>? progress, CancellationToken token)
    {
        var done = page.Refused.Select(r => new ImportedEntry(r.Number, r.Line, null, r.Title, ImportResult.Refused, null, null, [r.Reason])).ToList();
        var total = page.Entries.Count + done.Count;
        var seen = new Dictionary<Guid, PortalEntry>();
        foreach (var entry in page.Entries)
        {
            var id = DocumentIdentity.Of(source, entry.RegionTag, entry.Title);
            var before = seen.TryAdd(id, entry) ? null : seen[id];
            done.Add(before is null ? await Import(id, entry, source, token) : Again(id, entry, before));
            progress?.Report(new(done.Count, total, done[^1]));
        }
        return new([.. done.OrderBy(entry => entry.Number)]);
    }

    private async Task<ImportedEntry> Import(Guid id, PortalEntry entry, string source, CancellationToken token)
    {
        for (var attempt = 1; ; attempt++)
        {
            var known = await desk.Ask(new FindPolicyVersion(id), token);
            if (!known.Ok) return Ended(entry, ImportResult.Refused, null, null, known.Sentence!);
            var (command, result, version) = Plan(id, entry, source, known.Answer);
            if (command is null) return Ended(entry, result, id, version);
            if (command is RevisePolicyDocument && await IsBeginning(id, entry.Body, token))
                return Ended(entry, ImportResult.Refused, null, null, Texts.Of("正文只是现有第 {0} 版的开头，可能不完整，没有导入。", version - 1));
            var outcome = await desk.Send(command, token);
            if (outcome.Ok) return Ended(entry, result, id, version);
            if (outcome.Refusal != Refusal.Conflict || attempt == MostAttempts) return Ended(entry, ImportResult.Refused, null, null, outcome.Sentence!);
        }
    }

    private async Task<bool> IsBeginning(Guid id, string body, CancellationToken token) =>
        await desk.Ask(new ReadPolicy(id), token) is { Answer: { } current } && FoldedText.Fold(current.Body).StartsWith(FoldedText.Fold(body), StringComparison.Ordinal);

    /// <summary>A date is only ever filled in: where the library knows another one, an editor may have corrected it.</summary>
    private static (ICommand? Command, ImportResult Result, int Version) Plan(Guid id, PortalEntry entry, string source, KnownPolicy? known)
    {
        if (known is null) return (new ImportPolicyDocument(source, entry.RegionTag, entry.Region, entry.Title, entry.Body, entry.PublishedOn, entry.Kind), ImportResult.New, 1);
        if (known.Fingerprint != DocumentIdentity.Fingerprint(entry.Body))
            return (new RevisePolicyDocument(id, known.TextVersion, entry.Body, entry.PublishedOn), ImportResult.Revised, known.TextVersion + 1);
        if (known is { PublishedOn: null, Withdrawn: false } && entry.PublishedOn is not null)
            return (new ClassifyPolicyDocument(id, known.Kind, known.Region, entry.PublishedOn), ImportResult.Dated, known.TextVersion);
        return (null, ImportResult.Unchanged, known.TextVersion);
    }

    private static ImportedEntry Again(Guid id, PortalEntry entry, PortalEntry before) =>
        DocumentIdentity.Fingerprint(before.Body) == DocumentIdentity.Fingerprint(entry.Body)
            ? Ended(entry, ImportResult.Unchanged, id, null, Texts.Of("与本页第 {0} 篇相同。", before.Number))
            : Ended(entry, ImportResult.Refused, null, null, Texts.Of("与本页第 {0} 篇同名而正文不同，没有导入。请核对后单独导入。", before.Number));

    private static ImportedEntry Ended(PortalEntry entry, ImportResult result, Guid? id, int? version, params string[] notes) =>
        new(entry.Number, entry.Line, entry.RegionTag, entry.Title, result, id, version, [.. notes, .. entry.Notes]);
}
