using Crm.Foundation;

namespace Crm.Policies.Importing;

/// <summary>Somebody began to import documents. Each of them carries this import's id in its own facts.</summary>
/// <param name="Source">Where the documents were read, as the editor named it.</param>
/// <param name="FileName">Name of the file, folder or archive.</param>
/// <param name="FileHash">SHA-256 of it, by which the same file is known again; the file itself is kept nowhere.</param>
/// <param name="Documents">How many documents it was found to hold.</param>
public sealed record PolicyImportBegun(string Source, string FileName, string FileHash, int Documents, DateOnly OccurredOn) : IFact;

/// <summary>An import that had broken off, or was stopped, goes on with the same file.</summary>
public sealed record PolicyImportContinued(DateOnly OccurredOn) : IFact;

/// <summary>An import came to its end, or was stopped. One that did neither was broken off: the same file again goes on.</summary>
/// <param name="Stopped">Whether somebody stopped it before everything was looked at.</param>
public sealed record PolicyImportEnded(ImportCounts Counts, bool Stopped, DateOnly OccurredOn) : IFact;

/// <summary>An import was taken back: what it had brought was withdrawn, what it had changed is as before.</summary>
/// <param name="Undone">Documents that are as they were before it.</param>
/// <param name="Left">Documents that were left as they are, since they were quoted or changed meanwhile.</param>
public sealed record PolicyImportTakenBack(int Undone, int Left, DateOnly OccurredOn) : IFact;

/// <summary>How many documents of an import became what.</summary>
/// <param name="New">Added to the library.</param>
/// <param name="Revised">Known with another text: a new version.</param>
/// <param name="Dated">Known without a date, which was filled in.</param>
/// <param name="Unchanged">Known.</param>
/// <param name="Similar">Kept back, because another document has the same or nearly the same text.</param>
/// <param name="LeftOut">Left out by the editor.</param>
/// <param name="Refused">Not taken, for a reason.</param>
public sealed record ImportCounts(int New, int Revised, int Dated, int Unchanged, int Similar, int LeftOut, int Refused)
{
    /// <summary>None yet.</summary>
    public static readonly ImportCounts None = new(0, 0, 0, 0, 0, 0, 0);

    /// <summary>Adds one.</summary>
    public ImportCounts With(ImportResult result) => result switch
    {
        ImportResult.New => this with { New = New + 1 },
        ImportResult.Revised => this with { Revised = Revised + 1 },
        ImportResult.Dated => this with { Dated = Dated + 1 },
        ImportResult.Unchanged => this with { Unchanged = Unchanged + 1 },
        ImportResult.Similar => this with { Similar = Similar + 1 },
        ImportResult.LeftOut => this with { LeftOut = LeftOut + 1 },
        _ => this with { Refused = Refused + 1 },
    };
}
