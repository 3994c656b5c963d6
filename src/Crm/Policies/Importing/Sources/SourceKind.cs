using Crm.Foundation;
using Crm.Policies.Importing.Extracting;

namespace Crm.Policies.Importing.Sources;

/// <summary>A kind of file that documents come in.</summary>
public enum SourceKind
{
    Text,
    Markdown,
    Html,
    Word,
    Pdf,
    Archive,
}

/// <summary>Tells the kind of a file: the name promises it, the first bytes must not say otherwise.</summary>
public static class SourceKinds
{
    /// <summary>What a field that chooses files offers.</summary>
    public const string Accepted = ".txt,.md,.html,.htm,.docx,.pdf,.zip";

    /// <summary>How many bytes <see cref="Of"/> wants to see.</summary>
    public const int Head = 1024;

    /// <summary>The kind.</summary>
    /// <exception cref="RuleBroken">It is none that is taken, or not what its name says.</exception>
    public static SourceKind Of(string name, ReadOnlySpan<byte> head)
    {
        var kind = OfName(name);
        var packed = head.StartsWith("PK"u8);
        var fits = kind switch
        {
            SourceKind.Pdf => head.IndexOf("%PDF-"u8) >= 0,
            SourceKind.Word or SourceKind.Archive => packed,
            _ => true,
        };
        if (fits) return kind;
        // A Word document with a password is no archive but the container that older formats used.
        if (kind == SourceKind.Word && head.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0])) throw SourceLimits.Sentence(new NotExtracted(ExtractionFault.Locked));
        throw SourceLimits.Sentence(new NotExtracted(ExtractionFault.Broken));
    }

    /// <summary>The kind that a name promises.</summary>
    /// <exception cref="RuleBroken">None that is taken.</exception>
    public static SourceKind OfName(string name) => Path.GetExtension(name).ToLowerInvariant() switch
    {
        ".txt" or ".text" => SourceKind.Text,
        ".md" or ".markdown" => SourceKind.Markdown,
        ".html" or ".htm" or ".xhtml" or ".shtml" => SourceKind.Html,
        ".docx" => SourceKind.Word,
        ".pdf" => SourceKind.Pdf,
        ".zip" => SourceKind.Archive,
        ".docm" or ".dotm" => throw SourceLimits.Sentence(new NotExtracted(ExtractionFault.Macros)),
        ".doc" or ".wps" or ".rtf" => throw new RuleBroken("不收这种旧格式。请在文字处理软件里另存为 .docx 再导入。") { Field = "File", Kind = Refusal.Input },
        _ => throw new RuleBroken("不收这种文件。可以导入 TXT、Markdown、HTML、DOCX、PDF，或装着它们的 ZIP。") { Field = "File", Kind = Refusal.Input },
    };
}
