using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace Crm.Testing;

/// <summary>Writes a workbook as other programs do, part by part, so that a test decides what stands in it: texts, dates, numbers, formulas, merged cells.</summary>
public static class LedgerBook
{
    /// <summary>A date that the spreadsheet knows for one.</summary>
    public sealed record Day(DateOnly Value);

    /// <summary>A formula and its result; null where the file does not hold it.</summary>
    public sealed record Formula(string Text, string? Result);

    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Links = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    /// <summary>The file's bytes.</summary>
    /// <param name="rows">Strings, numbers, <see cref="Day"/>s, <see cref="Formula"/>s or null; a row that is null leaves a gap.</param>
    /// <param name="merges">Such as "A1:F1".</param>
    public static byte[] Write(IEnumerable<object?[]?> rows, params string[] merges) => Pack(Sheet(rows, merges));

    /// <summary>A workbook with any sheet in it, however made.</summary>
    public static byte[] Pack(string sheet)
    {
        using var file = new MemoryStream();
        using (var archive = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add(archive, "[Content_Types].xml", """
                <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/></Types>
                """);
            Add(archive, "_rels/.rels", $"""<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="{Links}/officeDocument" Target="xl/workbook.xml"/></Relationships>""");
            Add(archive, "xl/_rels/workbook.xml.rels", $"""<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="{Links}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Type="{Links}/styles" Target="styles.xml"/></Relationships>""");
            Add(archive, "xl/workbook.xml", $"""<workbook xmlns="{Main}" xmlns:r="{Links}"><sheets><sheet name="台账" sheetId="1" r:id="r1"/></sheets></workbook>""");
            Add(archive, "xl/styles.xml", $"""<styleSheet xmlns="{Main}"><numFmts count="1"><numFmt numFmtId="176" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;"/></numFmts><fonts count="1"><font/></fonts><fills count="1"><fill/></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="176" applyNumberFormat="1"/></cellXfs></styleSheet>""");
            Add(archive, "xl/worksheets/sheet1.xml", sheet);
        }
        return file.ToArray();
    }

    private static string Sheet(IEnumerable<object?[]?> rows, string[] merges)
    {
        var text = new StringBuilder($"""<worksheet xmlns="{Main}"><sheetData>""");
        var number = 0;
        foreach (var row in rows)
        {
            number++;
            if (row is null) continue;
            text.Append(CultureInfo.InvariantCulture, $"<row r=\"{number}\">");
            for (var i = 0; i < row.Length; i++) text.Append(Cell($"{(char)('A' + i)}{number}", row[i]));
            text.Append("</row>");
        }
        text.Append("</sheetData>");
        if (merges.Length > 0) text.Append("<mergeCells>").AppendJoin("", merges.Select(area => $"<mergeCell ref=\"{area}\"/>")).Append("</mergeCells>");
        return text.Append("</worksheet>").ToString();
    }

    private static string Cell(string place, object? value) => value switch
    {
        null => "",
        Day day => $"<c r=\"{place}\" s=\"1\"><v>{day.Value.ToDateTime(TimeOnly.MinValue).ToOADate().ToString(CultureInfo.InvariantCulture)}</v></c>",
        Formula formula => $"<c r=\"{place}\" t=\"str\"><f>{Escape(formula.Text)}</f>{(formula.Result is null ? "" : $"<v>{Escape(formula.Result)}</v>")}</c>",
        string text => $"<c r=\"{place}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">{Escape(text)}</t></is></c>",
        _ => $"<c r=\"{place}\"><v>{Convert.ToString(value, CultureInfo.InvariantCulture)}</v></c>",
    };

    private static string Escape(string text) => System.Security.SecurityElement.Escape(text);

    private static void Add(ZipArchive archive, string name, string text)
    {
        using var writer = new StreamWriter(archive.CreateEntry(name, CompressionLevel.Fastest).Open());
        writer.Write(text);
    }
}
