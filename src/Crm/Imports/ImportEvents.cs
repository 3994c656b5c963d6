using Crm.Foundation;

namespace Crm.Imports;

/// <summary>Somebody began to import a ledger.</summary>
/// <param name="FileHash">SHA-256 of the file, from which the ids of its rows derive; the file itself is kept nowhere.</param>
/// <param name="Rows">How many rows were to be imported.</param>
/// <param name="Unit">The unit of whoever did.</param>
public sealed record LedgerImportBegun(string FileName, string FileHash, LedgerKind Kind, int Rows, string Unit, DateOnly OccurredOn) : IFact;

/// <summary>The import came to its end. One that has none was broken off: the same file again goes on where it stopped.</summary>
/// <param name="Added">Rows that were put down.</param>
/// <param name="There">Rows that were there already.</param>
/// <param name="Faulty">Rows that were not taken.</param>
public sealed record LedgerImportEnded(int Added, int There, int Faulty, DateOnly OccurredOn) : IFact;
