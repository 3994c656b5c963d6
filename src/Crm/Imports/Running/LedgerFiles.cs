using Crm.Api;
using Crm.Foundation;
using Crm.Foundation.Formats;
using Microsoft.Extensions.Caching.Memory;
using MiniExcelLibs;

namespace Crm.Imports.Running;

/// <summary>
/// The workbooks that imports give out: an empty one to fill in, and the rows that were not taken, to mend and send again. The latter wait in memory for half an hour, for whoever
/// imported them and nobody else; what stands in them is personal data.
/// </summary>
public sealed class LedgerFiles : IDisposable
{
    private const long MostBytes = 64L << 20;
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(30);
    private readonly MemoryCache waiting = new(new MemoryCacheOptions { SizeLimit = MostBytes });

    /// <summary>The routes.</summary>
    public static void Map(RouteGroupBuilder files)
    {
        files.MapGet("/inquiries/import/template.xlsx", (LedgerKind? kind) =>
            Results.File(Template(kind ?? LedgerKind.Inquiries), ListExport.Excel, $"{LedgerWords.Of(kind ?? LedgerKind.Inquiries)}.xlsx")).WithMetadata(new Carries(typeof(BeginImport)));
        files.MapGet("/inquiries/import/{importId:guid}/faulty.xlsx", async (Guid importId, LedgerFiles shelf, ICallerSource source, HttpContext http) =>
        {
            http.Response.Headers.CacheControl = "private, no-store";
            return await source.Find() is { } caller && shelf.waiting.TryGetValue((caller.Login, importId), out byte[]? bytes)
                ? Results.File(bytes!, ListExport.Excel, $"{Texts.Of("待改正的行")}.xlsx") : Results.NotFound();
        }).WithMetadata(new Carries(typeof(BeginImport)));
    }

    /// <summary>Keeps the faulty rows of an import for its sender.</summary>
    public void Keep(string login, Guid import, Ledger ledger, ImportReport report)
    {
        if (report.Faulty == 0) return;
        var bytes = Faulty(ledger, report);
        waiting.Set((login, import), bytes, new MemoryCacheEntryOptions { Size = bytes.Length, AbsoluteExpirationRelativeToNow = Kept });
    }

    /// <inheritdoc />
    public void Dispose() => waiting.Dispose();

    /// <summary>The headings of a kind, and nothing else. The first of them says which kind it is.</summary>
    public static byte[] Template(LedgerKind kind) =>
        Write([LedgerWords.Fields(kind).ToDictionary(field => field == LedgerField.Date && kind == LedgerKind.Calls ? Texts.Of("来电日期") : LedgerWords.Of(field), object? (_) => null)]);

    /// <summary>The faulty rows as they were, with what is wrong beside them.</summary>
    public static byte[] Faulty(Ledger ledger, ImportReport report)
    {
        var cells = ledger.Rows.ToDictionary(row => row.Number);
        return Write(report.Rows.Where(row => row.State == RowState.Faulty).Select(row =>
        {
            var line = new Dictionary<string, object?>();
            foreach (var column in ledger.Columns)
            {
                var cell = cells[row.Number][column.Index];
                line[line.ContainsKey(column.Heading) ? $"{column.Heading} {column.Letter}" : column.Heading] = cell.Moment is { } at ? $"{at:yyyy-MM-dd}" : ExportCell.Safe(cell.Text);
            }
            line[Texts.Of("需要改正")] = string.Join(" ", row.Faults.Select(fault => Said(fault)));
            return line;
        }));
    }

    /// <summary>A fault with the name of its column.</summary>
    public static string Said(Rows.CellFault fault) => fault.Field is { } field ? Texts.Of("{0}：{1}", LedgerWords.Of(field), fault.Sentence) : fault.Sentence;

    private static byte[] Write(IEnumerable<Dictionary<string, object?>> rows)
    {
        var file = new MemoryStream();
        file.SaveAs(rows.ToList());
        return file.ToArray();
    }
}
