using Crm.Foundation;

namespace Crm.Leads.Filing;

/// <summary>A kind of file that may be put beside a lead.</summary>
/// <param name="Name">What people call it.</param>
/// <param name="Endings">The endings its name may have.</param>
/// <param name="ContentType">What it is served as; never what the sender said.</param>
public sealed record FileKind(string Name, IReadOnlyList<string> Endings, string ContentType)
{
    private const string OpenXml = "application/vnd.openxmlformats-officedocument.";

    public static readonly FileKind Pdf = new("PDF", [".pdf"], "application/pdf");

    public static readonly FileKind Jpeg = new("JPG", [".jpg", ".jpeg"], "image/jpeg");

    public static readonly FileKind Png = new("PNG", [".png"], "image/png");

    public static readonly FileKind Word = new("DOCX", [".docx"], OpenXml + "wordprocessingml.document");

    public static readonly FileKind Excel = new("XLSX", [".xlsx"], OpenXml + "spreadsheetml.sheet");

    /// <summary>版式文档, GB/T 33190: what many offices issue electronic documents as.</summary>
    public static readonly FileKind Ofd = new("OFD", [".ofd"], "application/ofd");

    /// <summary>All of them.</summary>
    public static readonly IReadOnlyList<FileKind> All = [Pdf, Jpeg, Png, Word, Excel, Ofd];

    /// <summary>All endings, for a field that chooses files.</summary>
    public static string Accepted { get; } = string.Join(",", All.SelectMany(kind => kind.Endings));

    /// <summary>The kind, on which name and contents agree.</summary>
    /// <exception cref="RuleBroken">The name promises a kind that is not taken, or the contents are something else.</exception>
    public static FileKind Of(string name, ReadOnlyMemory<byte> bytes, string field)
    {
        var promised = All.FirstOrDefault(kind => kind.Endings.Contains(FileName.Ending(name)))
            ?? throw new RuleBroken("不收这种文件。可以传 PDF、JPG、PNG、DOCX、XLSX 或 OFD。") { Field = field, Kind = Refusal.Input };
        var found = Sniffing.KindOf(bytes)
            ?? throw new RuleBroken("文件名说是 {0}，内容却不是，或者已经损坏。请重新导出再传。", promised.Name) { Field = field, Kind = Refusal.Input };
        if (found != promised) throw new RuleBroken("文件名说是 {0}，内容却是 {1}。请改正文件名再传。", promised.Name, found.Name) { Field = field, Kind = Refusal.Input };
        return found;
    }
}
