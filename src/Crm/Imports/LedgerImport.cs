using Crm.Foundation;
using JasperFx.Events;

namespace Crm.Imports;

/// <summary>One import of a ledger. The history shows the same fields, so it is read from here.</summary>
public sealed partial record LedgerImport
{
    /// <summary>Stream id.</summary>
    public Guid Id { get; init; }

    /// <summary>Login of whoever imported.</summary>
    public string By { get; init; } = "";

    public string Unit { get; init; } = "";

    public string FileName { get; init; } = "";

    public LedgerKind Kind { get; init; }

    public int Rows { get; init; }

    public int Added { get; init; }

    public int There { get; init; }

    public int Faulty { get; init; }

    public DateTimeOffset BegunAt { get; init; }

    /// <summary>Null while it runs, and for one that was broken off.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    public static LedgerImport Create(IEvent<LedgerImportBegun> e) => new()
    {
        Id = e.StreamId,
        By = e.UserName ?? "",
        Unit = e.Data.Unit,
        FileName = e.Data.FileName,
        Kind = e.Data.Kind,
        Rows = e.Data.Rows,
        BegunAt = e.RecordedAt(),
    };

    public LedgerImport Apply(IEvent<LedgerImportEnded> e) => this with { Added = e.Data.Added, There = e.Data.There, Faulty = e.Data.Faulty, EndedAt = e.RecordedAt() };

    /// <summary>Only whoever began it ends it, once.</summary>
    public void MustRunFor(string login)
    {
        if (By != login) throw new RuleBroken("没有这次导入，或者不是你导入的。") { Kind = Refusal.Missing };
        if (EndedAt is not null) throw new RuleBroken("这次导入已经结束。");
    }
}
