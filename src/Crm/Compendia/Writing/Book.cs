using System.Xml;

namespace Crm.Compendia.Writing;

/// <summary>Documents put together for people outside, whatever file they become: cover, contents, texts, sources.</summary>
/// <param name="Title">On the cover and in the file's properties.</param>
/// <param name="Cover">What the cover says below the title, line by line.</param>
/// <param name="Issuer">The office that gives it out; null where the installation has not said.</param>
/// <param name="Imprint">How that office is reached, line by line.</param>
/// <param name="Foreword">Something to say before the contents; null where nothing is.</param>
public sealed record Book(string Title, IReadOnlyList<BookFact> Cover, string? Issuer, IReadOnlyList<BookFact> Imprint, string? Foreword, IReadOnlyList<BookPart> Parts)
{
    /// <summary>All texts, in order.</summary>
    public IEnumerable<BookText> Texts => Parts.SelectMany(part => part.Texts);

    /// <summary>How long its texts are.</summary>
    internal long Characters => Texts.Sum(text => text.Characters);

    /// <summary>The word for a document's origin, in the language of whoever has it built.</summary>
    public required BookWords Words { get; init; }

    /// <summary>Without the characters that no file can hold.</summary>
    internal static string Clean(string text) => text.All(Fits) ? text : string.Concat(text.Where(Fits));

    private static bool Fits(char sign) => XmlConvert.IsXmlChar(sign) || char.IsSurrogate(sign);
}

/// <summary>The words a book is made with beside its texts.</summary>
/// <param name="Contents">目录.</param>
/// <param name="Sources">资料来源.</param>
/// <param name="Source">来源.</param>
public sealed record BookWords(string Contents, string Sources, string Source, string Language);

/// <summary>A name and what it is: 发布机构 and 湖州市人民政府.</summary>
public sealed record BookFact(string Name, string Value);

/// <summary>Texts that belong together, such as those of one region.</summary>
/// <param name="Title">Null where the book has but one part.</param>
public sealed record BookPart(string? Title, IReadOnlyList<BookText> Texts);

/// <summary>One text.</summary>
/// <param name="Facts">文号, 发布机构, 日期, 有效性, as far as they are known.</param>
/// <param name="Warning">What a reader must know before reading on, such as that it is no longer in force.</param>
/// <param name="Source">Where it was read.</param>
public sealed record BookText(string Title, IReadOnlyList<BookFact> Facts, string? Warning, IReadOnlyList<BookBlock> Blocks, string? Source)
{
    /// <summary>How long it is.</summary>
    internal long Characters => Title.Length + Blocks.Sum(block => (long)block.Text.Length);
}

/// <summary>A paragraph.</summary>
/// <param name="Heading">How many characters at its beginning are a heading; 0 where it has none.</param>
/// <param name="Level">1 for 一、, 2 for (一).</param>
public sealed record BookBlock(string Text, int Heading = 0, int Level = 0, bool Quote = false)
{
    // Longer than this it is a paragraph that begins with its heading.
    private const int LongestHeading = 40;

    /// <summary>Whether all of it is a heading.</summary>
    public bool IsHeading => Level > 0 && !Quote && Text.Length <= LongestHeading && !Text.EndsWith('。');
}

/// <summary>What sort of file a book becomes.</summary>
public enum BookFormat
{
    /// <summary>Word.</summary>
    Docx = 1,

    /// <summary>One page for a browser.</summary>
    Html,

    /// <summary>Printed pages; only where a browser is installed to print them.</summary>
    Pdf,
}

/// <summary>The formats as files.</summary>
public static class BookFormats
{
    /// <summary>The part of a name after the dot.</summary>
    public static string Extension(this BookFormat format) => format.ToString().ToLowerInvariant();

    /// <summary>What a browser is told.</summary>
    public static string ContentType(this BookFormat format) => format switch
    {
        BookFormat.Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        BookFormat.Html => "text/html; charset=utf-8",
        _ => "application/pdf",
    };

    /// <summary>As people call it.</summary>
    public static string Label(this BookFormat format) => format switch
    {
        BookFormat.Docx => "Word",
        BookFormat.Html => "HTML",
        _ => "PDF",
    };

    /// <summary>The format of that extension; null where there is none.</summary>
    public static BookFormat? Of(string? extension) => Enum.GetValues<BookFormat>().Where(f => f.Extension() == extension).Select(f => (BookFormat?)f).FirstOrDefault();
}
