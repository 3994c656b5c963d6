using Crm.Foundation;

namespace Crm.Leads;

public sealed partial record Lead
{
    /// <summary>The most files a lead shows at a time.</summary>
    public const int MostFiles = 50;

    /// <summary>Files put beside it, removed ones included, so that an id is never used twice.</summary>
    public IReadOnlyList<AttachedFile> Files { get; init; } = [];

    public Lead Apply(LeadFileAdded e) => this with { Files = [.. Files, new AttachedFile(e.File, e.Sha256)] };

    public Lead Apply(LeadFileRemoved e) => this with { Files = [.. Files.Select(f => f.Id == e.File ? f with { Removed = true } : f)] };

    /// <summary>The file, which must be on the lead's list.</summary>
    /// <exception cref="RuleBroken">It is not there, or was removed.</exception>
    public AttachedFile MustHaveFile(Guid file, string? field = null) =>
        Files.FirstOrDefault(f => f.Id == file && !f.Removed) ?? throw new RuleBroken("这份文件不在这条线索上，或者已经移除。请重新选择或上传。") { Field = field, Kind = field is null ? Refusal.Missing : Refusal.Rule };

    /// <summary>A list that nobody can survey is no list.</summary>
    public void MustHaveRoomForAFile()
    {
        if (Files.Count(f => !f.Removed) >= MostFiles) throw new RuleBroken("一条线索最多放 {0} 份文件。请先移除不用的。", MostFiles);
    }

    private IReadOnlyList<AttachedFile> Proving(IReadOnlyList<Evidence> evidence) =>
        evidence.All(e => e.File is null) ? Files : [.. Files.Select(f => evidence.Any(e => e.File == f.Id) ? f with { Proof = true } : f)];
}

/// <summary>A file beside a lead, as decisions need to know it.</summary>
/// <param name="Proof">Whether it was given as the proof of a stage.</param>
public sealed record AttachedFile(Guid Id, string Sha256, bool Removed = false, bool Proof = false);
