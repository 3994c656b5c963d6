using Crm.Foundation;
using JasperFx.Events;

namespace Crm.Policies.Importing;

/// <summary>One import of documents. The history shows the same fields, so it is read from here.</summary>
public sealed partial record PolicyImport
{
    /// <summary>Stream id.</summary>
    public Guid Id { get; init; }

    /// <summary>Login of whoever imported.</summary>
    public string By { get; init; } = "";

    public string Source { get; init; } = "";

    public string FileName { get; init; } = "";

    /// <summary>SHA-256 of the file.</summary>
    public string FileHash { get; init; } = "";

    /// <summary>How many documents it holds.</summary>
    public int Documents { get; init; }

    public ImportCounts Counts { get; init; } = ImportCounts.None;

    public DateTimeOffset BegunAt { get; init; }

    /// <summary>Null while it runs, and for one that was broken off.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>Whether somebody stopped it before its end.</summary>
    public bool Stopped { get; init; }

    /// <summary>When it was taken back.</summary>
    public DateTimeOffset? TakenBackAt { get; init; }

    /// <summary>Documents that are as they were before it.</summary>
    public int Undone { get; init; }

    /// <summary>Documents that were left when it was taken back.</summary>
    public int Left { get; init; }

    public static PolicyImport Create(IEvent<PolicyImportBegun> e) => new()
    {
        Id = e.StreamId,
        By = e.UserName ?? "",
        Source = e.Data.Source,
        FileName = e.Data.FileName,
        FileHash = e.Data.FileHash,
        Documents = e.Data.Documents,
        BegunAt = e.RecordedAt(),
    };

    public PolicyImport Apply(PolicyImportContinued e) => this with { EndedAt = null, Stopped = false };

    public PolicyImport Apply(IEvent<PolicyImportEnded> e) => this with { Counts = e.Data.Counts, Stopped = e.Data.Stopped, EndedAt = e.RecordedAt() };

    public PolicyImport Apply(IEvent<PolicyImportTakenBack> e) => this with { Undone = e.Data.Undone, Left = e.Data.Left, TakenBackAt = e.RecordedAt() };

    /// <summary>Whether the same file goes on with it.</summary>
    public bool GoesOn => TakenBackAt is null && (EndedAt is null || Stopped);

    /// <summary>An import ends once.</summary>
    public void MustRun()
    {
        if (EndedAt is not null) throw new RuleBroken("这次导入已经结束。");
    }

    /// <summary>Only what broke off or was stopped goes on.</summary>
    public void MustGoOn()
    {
        if (!GoesOn) throw new RuleBroken("这次导入已经结束。");
    }

    /// <summary>An import is taken back once.</summary>
    public void MustNotBeTakenBack()
    {
        if (TakenBackAt is not null) throw new RuleBroken("这次导入已经撤回过了。");
    }
}
