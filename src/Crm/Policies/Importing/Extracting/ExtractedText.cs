namespace Crm.Policies.Importing.Extracting;

/// <summary>What a formatted document says, as plain lines.</summary>
/// <param name="Title">The title that the document itself names; null where it names none.</param>
/// <param name="Date">The day it says it was published, as written; null where it says none.</param>
/// <param name="Lines">Its paragraphs, headings and rows of tables, one a line.</param>
public sealed record ExtractedText(string? Title, string? Date, IReadOnlyList<string> Lines)
{
    /// <summary>The most characters taken out of one document; twice what the library stores of one.</summary>
    public const int MostCharacters = 2_000_000;
}

/// <summary>A format whose reading is left to <see cref="ExtractionChild"/>.</summary>
public enum ExtractionKind
{
    Html,
    Word,
    Pdf,
}

/// <summary>Why nothing could be taken out of a document.</summary>
public enum ExtractionFault
{
    /// <summary>It is not what it says, or damaged.</summary>
    Broken,

    /// <summary>It is locked with a password.</summary>
    Locked,

    /// <summary>It carries macros.</summary>
    Macros,

    /// <summary>It has pages but no text: a scan.</summary>
    NoText,

    /// <summary>It unpacks to more, or has more pages, than a document has.</summary>
    TooMuch,

    /// <summary>Reading it took too long.</summary>
    TooSlow,
}

/// <summary>A document can't be read; <see cref="Fault"/> says why.</summary>
public sealed class NotExtracted(ExtractionFault fault) : Exception(fault.ToString())
{
    /// <summary>Why.</summary>
    public ExtractionFault Fault => fault;
}
