using Crm.Foundation;
using Crm.Imports.Rows;

namespace Crm.Imports.Running;

/// <summary>
/// Imports a ledger on behalf of whoever is signed in here: one ordinary command a row, each in a transaction of its own and under an id that derives from the file. So a row
/// that is refused holds up no other, and the same file again goes on where it broke off.
/// </summary>
public sealed class LedgerRun(Desk desk, TimeProvider clock)
{
    private const int AtATime = 1_000;

    /// <summary>What would become of it.</summary>
    public async Task<Outcome<ImportReport>> Preview(Ledger ledger, CancellationToken token = default)
    {
        var rows = ledger.Read(China.Today(clock));
        var known = new HashSet<Guid>();
        foreach (var some in rows.Chunk(AtATime))
        {
            var found = await desk.Ask(new FindImported([.. some.Select(row => row.Id)]), token);
            if (!found.Ok) return found.As<ImportReport>();
            known.UnionWith(found.Answer!);
        }
        return Outcome<ImportReport>.With(Report(ledger, rows.Select(row => Standing(row, known))));
    }

    /// <summary>Imports it.</summary>
    /// <param name="importId">The import's own.</param>
    /// <param name="progress">Told after every row.</param>
    public async Task<Outcome<ImportReport>> Run(Ledger ledger, Guid importId, IProgress<ImportProgress>? progress = null, CancellationToken token = default)
    {
        var plan = await Preview(ledger, token);
        if (!plan.Ok) return plan;
        var begun = await desk.Send(new BeginImport(importId, ledger.FileName, ledger.Hash, ledger.Kind, plan.Answer!.Rows.Count, China.Today(clock)), token);
        if (!begun.Ok) return begun.As<ImportReport>();
        var commands = ledger.Read(China.Today(clock)).ToDictionary(row => row.Number, row => row.Command);
        var done = new List<RowReport>(plan.Answer.Rows.Count);
        foreach (var row in plan.Answer.Rows)
        {
            done.Add(row.State == RowState.New ? await Put(row, commands[row.Number]!, token) : row);
            progress?.Report(new(done.Count, plan.Answer.Rows.Count));
        }
        var report = plan.Answer with { Rows = done };
        var ended = await desk.Send(new EndImport(importId, report.Added, report.There, report.Faulty, China.Today(clock)), token);
        return ended.Ok ? Outcome<ImportReport>.With(report) : ended.As<ImportReport>();
    }

    private async Task<RowReport> Put(RowReport row, ICommand command, CancellationToken token)
    {
        var outcome = await desk.Send(command, token);
        if (outcome.Ok) return row with { State = RowState.Added };
        // Somebody imports the same file at this moment.
        if (outcome.Refusal == Refusal.Conflict) return row with { State = RowState.There };
        var faults = outcome.Fields.Select(field => RowReader.FaultOf(field.Key, field.Value)).ToList();
        return row with { State = RowState.Faulty, Faults = faults.Count > 0 ? faults : [new CellFault(null, outcome.Sentence!)] };
    }

    private static RowReport Standing(LedgerRow row, HashSet<Guid> known) => new(
        row.Number, row.Id, known.Contains(row.Id) ? RowState.There : row.Command is null ? RowState.Faulty : RowState.New, row.Faults, row.Notes);

    private static ImportReport Report(Ledger ledger, IEnumerable<RowReport> rows) =>
        new(ledger.Kind, [.. ledger.Columns.Select(c => new ColumnTaken(c.Letter, c.Heading, c.Field))], [.. rows]);
}
