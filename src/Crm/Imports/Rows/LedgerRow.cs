using Crm.Foundation;

namespace Crm.Imports.Rows;

/// <summary>A row of a ledger, read: the command it makes, or what is wrong with it.</summary>
/// <param name="Number">As the spreadsheet counts it.</param>
/// <param name="Id">Derives from the file and the row, so that the same file twice is imported once.</param>
/// <param name="Command">Null where something is wrong.</param>
/// <param name="Faults">What is wrong, cell by cell.</param>
/// <param name="Notes">What was read in a way that somebody may want to know of.</param>
public sealed record LedgerRow(int Number, Guid Id, ICommand? Command, IReadOnlyList<CellFault> Faults, IReadOnlyList<string> Notes);

/// <summary>What is wrong with a cell.</summary>
/// <param name="Field">Null where it is no single cell.</param>
public sealed record CellFault(LedgerField? Field, string Sentence);
