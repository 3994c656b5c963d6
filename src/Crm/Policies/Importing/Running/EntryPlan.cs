using Crm.Foundation;
using Crm.Policies.Importing.Resembling;
using Crm.Policies.Importing.Sources;
using Crm.Policies.Revising;
using Crm.Policies.Withdrawing;
using FluentValidation;

namespace Crm.Policies.Importing.Running;

/// <summary>What is to be done with a document, as the library stands now.</summary>
/// <param name="Command">What does it; null where nothing is to be done.</param>
/// <param name="Version">The version of the text that the library has then.</param>
/// <param name="Why">Why it is refused or kept back.</param>
/// <param name="Like">The document that has the same or nearly the same text.</param>
internal sealed record EntryPlan(ImportResult Result, ICommand? Command = null, int? Version = null, string? Why = null, Guid? Like = null)
{
    private static readonly ImportPolicyDocumentValidator Valid = new();
    private static readonly RevisePolicyDocumentValidator ValidRevision = new();

    /// <summary>Decides. A date is only ever filled in: where the library knows another one, an editor may have corrected it.</summary>
    public static EntryPlan For(Guid id, ReadEntry entry, string source, KnownPolicy? known, Guid? import)
    {
        if (known is null) return Checked(new(ImportResult.New, New(entry, source, import), 1));
        var changed = known.Fingerprint != DocumentIdentity.Fingerprint(entry.Body);
        if (known.TakenBack) return new(ImportResult.New, new RestorePolicyDocument(id, import), known.TextVersion, Texts.Of("此前随导入一起撤回，这次恢复。"));
        if (known.Withdrawn && changed) return new(ImportResult.Refused, Why: Texts.Of("这份文件已经撤回。要修改的话，请先恢复。"));
        if (changed) return Checked(new(ImportResult.Revised, new RevisePolicyDocument(id, known.TextVersion, entry.Body, entry.PublishedOn, null, import), known.TextVersion + 1));
        if (known is { PublishedOn: null, Withdrawn: false } && entry.PublishedOn is { } day) return new(ImportResult.Dated, new FillInPolicyDate(id, day, import), known.TextVersion);
        return new(ImportResult.Unchanged, null, known.TextVersion);
    }

    /// <summary>Keeps back a document because of another one in the library.</summary>
    public static EntryPlan Kept(Resembling.Resembling like) => new(
        ImportResult.Similar, Why: like.Share >= 1 ? Texts.Of("正文与政策库里的《{0}》相同，没有导入。", like.Title) : Texts.Of("正文与政策库里的《{0}》约 {1}% 相同，没有导入。", like.Title, (int)(like.Share * 100)), Like: like.DocumentId);

    /// <summary>Keeps back a document because of an earlier one of the same import.</summary>
    public static EntryPlan Kept(SeenTexts.Seen seen, double share) => new(
        ImportResult.Similar, Why: share >= 1 ? Texts.Of("正文与前面第 {0} 篇《{1}》相同，没有导入。", seen.Number, seen.Title) : Texts.Of("正文与前面第 {0} 篇《{1}》约 {2}% 相同，没有导入。", seen.Number, seen.Title, (int)(share * 100)), Like: seen.DocumentId);

    private static ImportPolicyDocument New(ReadEntry entry, string source, Guid? import) =>
        new(source, entry.RegionTag, entry.Region, entry.Title, entry.Body, entry.PublishedOn, entry.Kind, import);

    // A preview says what the command would say.
    private static EntryPlan Checked(EntryPlan plan)
    {
        var result = plan.Command switch
        {
            ImportPolicyDocument import => Valid.Validate(import),
            RevisePolicyDocument revise => ValidRevision.Validate(revise),
            _ => null,
        };
        return result is { IsValid: false } ? new(ImportResult.Refused, Why: string.Join(" ", result.Errors.Select(e => Texts.Of(e.ErrorMessage)).Distinct())) : plan;
    }
}
