using Crm.Foundation;
using Crm.Policies.Importing.Extracting;

namespace Crm.Policies.Importing.Sources;

/// <summary>How much is taken in. Why these: docs/decisions/0021-importing-documents.md.</summary>
public static class SourceLimits
{
    /// <summary>Megabytes of an archive.</summary>
    public const int ArchiveMegabytes = 200;

    /// <summary>Megabytes of a PDF.</summary>
    public const int PdfMegabytes = 30;

    /// <summary>Megabytes of a Word document.</summary>
    public const int WordMegabytes = 20;

    /// <summary>Megabytes of a text or a web page.</summary>
    public const int TextMegabytes = PageText.MaxBytes / 1024 / 1024;

    /// <summary>Files in an archive or folder: ten times what the portal has pages.</summary>
    public const int MostFiles = 20_000;

    /// <summary>Documents of one import.</summary>
    public const int MostDocuments = 50_000;

    /// <summary>Megabytes that come out of an archive in all.</summary>
    public const long MostUnpackedMegabytes = 2_048;

    /// <summary>How many times its packed size a file may unpack to, once it is larger than a megabyte. Text packs to a tenth, at best to a fiftieth.</summary>
    public const int MostSwelling = 200;

    /// <summary>The most megabytes a file of a kind may have.</summary>
    public static int Megabytes(SourceKind kind) => kind switch
    {
        SourceKind.Archive => ArchiveMegabytes,
        SourceKind.Pdf => PdfMegabytes,
        SourceKind.Word => WordMegabytes,
        _ => TextMegabytes,
    };

    /// <summary>The same in bytes.</summary>
    public static long Bytes(SourceKind kind) => (long)Megabytes(kind) << 20;

    /// <summary>The refusal of a file that is too large for its kind.</summary>
    public static RuleBroken TooLarge(SourceKind kind) => kind switch
    {
        SourceKind.Archive => new RuleBroken("压缩包超过 {0} MB，没有导入。请分成几个再导入。", Megabytes(kind)) { Field = Field, Kind = Refusal.Input },
        SourceKind.Pdf or SourceKind.Word => new RuleBroken("文件超过 {0} MB，没有读取。请压缩图片或拆开后再导入。", Megabytes(kind)) { Field = Field, Kind = Refusal.Input },
        _ => PageText.TooLarge(),
    };

    /// <summary>Says what is wrong with a document in a sentence.</summary>
    public static RuleBroken Sentence(NotExtracted refused) => refused.Fault switch
    {
        ExtractionFault.Locked => new RuleBroken("文件加了密码，读不了。请去掉密码再导入。") { Field = Field, Kind = Refusal.Input },
        ExtractionFault.Macros => new RuleBroken("文件带有宏，没有读取。请另存为不带宏的 .docx 再导入。") { Field = Field, Kind = Refusal.Input },
        ExtractionFault.NoText => new RuleBroken("PDF 里没有文字，可能是扫描件。请用文字识别软件转成文字再导入。") { Field = Field, Kind = Refusal.Input },
        ExtractionFault.TooMuch => new RuleBroken("文件展开后太大，或页数太多，没有读取。请拆成几份再导入。") { Field = Field, Kind = Refusal.Input },
        ExtractionFault.TooSlow => new RuleBroken("这个文件读了 {0} 秒还没有读完，没有导入。请另存一份或转成文本再导入。", (int)Extraction.Patience.TotalSeconds) { Field = Field, Kind = Refusal.Input },
        _ => new RuleBroken("文件已损坏，或不是它的后缀名所说的格式，没有导入。请重新下载或另存再导入。") { Field = Field, Kind = Refusal.Input },
    };

    private const string Field = "File";
}
