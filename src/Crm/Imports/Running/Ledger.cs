using Crm.Imports.Reading;
using Crm.Imports.Recognising;
using Crm.Imports.Rows;
using Crm.Leads.Filing;

namespace Crm.Imports.Running;

/// <summary>A ledger somebody sent and has yet to import. Lives in memory only: what stands in it is personal data.</summary>
/// <param name="FileName">What it is called, harmlessly.</param>
/// <param name="Hash">SHA-256 of the file.</param>
/// <param name="Kind">What it is a list of.</param>
/// <param name="Columns">What each column holds.</param>
/// <param name="Rows">The rows below the headings.</param>
public sealed record Ledger(string FileName, string Hash, LedgerKind Kind, IReadOnlyList<LedgerColumn> Columns, IReadOnlyList<SheetRow> Rows)
{
    /// <summary>Takes a file in and recognises its columns.</summary>
    /// <param name="kind">What it is a list of; told from its words where it is left out.</param>
    /// <exception cref="Foundation.RuleBroken">It is no ledger that can be read.</exception>
    public static Ledger Open(string name, ReadOnlyMemory<byte> bytes, LedgerKind? kind = null)
    {
        var layout = Headings.Find(LedgerFile.Read(name, bytes));
        if (layout.Rows.Count > LedgerFile.MostRows) throw LedgerFile.TooMuch();
        var ledger = new Ledger(Leads.Filing.FileName.Clean(name), FileContent.Hash(bytes.Span), layout.Kind, layout.Columns, layout.Rows);
        return kind is { } given ? ledger.As(given) : ledger;
    }

    /// <summary>The same rows as a ledger of another kind, whose columns are recognised anew.</summary>
    public Ledger As(LedgerKind kind)
    {
        var taken = new HashSet<LedgerField>();
        return this with
        {
            Kind = kind,
            Columns = [.. Columns.Select(c => c with { Field = Headings.Of(c.Heading) is { } field && LedgerWords.Fields(kind).Contains(field) && taken.Add(field) ? field : null })],
        };
    }

    /// <summary>One column holds something else; no two hold the same.</summary>
    public Ledger With(int column, LedgerField? field) => this with
    {
        Columns = [.. Columns.Select(c => c.Index == column ? c with { Field = field } : c.Field == field ? c with { Field = null } : c)],
    };

    /// <summary>The rows as commands or faults.</summary>
    public IReadOnlyList<LedgerRow> Read(DateOnly today)
    {
        var reader = new RowReader(Kind, Columns, Hash, today);
        return [.. Rows.Select(reader.Read).OfType<LedgerRow>()];
    }
}
