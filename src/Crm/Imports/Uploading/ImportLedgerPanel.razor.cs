using Crm.Foundation;
using Crm.Imports.Running;
using Crm.Leads.Filing;
using Crm.Shell;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;

namespace Crm.Imports.Uploading;

/// <summary>Takes a ledger, shows what its columns were taken for and what would become of each row, and imports it. The file lives as long as this page, and nowhere else.</summary>
public sealed partial class ImportLedgerPanel : IProgress<ImportProgress>, IAsyncDisposable
{
    // Drawn every so many rows: a ledger has thousands.
    private const int Drawn = 20;
    private readonly CancellationTokenSource closing = new();
    private ImportHistory? history;
    private Ledger? ledger;
    private ImportReport? report;
    private ImportProgress? progress;
    private Guid importId;
    private string? refused;
    private bool imported;
    private bool working;
    private int round;

    [Inject] private LedgerRun Importing { get; set; } = default!;

    [Inject] private LedgerFiles Files { get; set; } = default!;

    [Inject] private Texts T { get; set; } = default!;

    [CascadingParameter] private Viewer? Viewer { get; set; }

    private string Summary => imported
        ? T["新增 {0} 行，已在 {1} 行，有问题 {2} 行", report!.Added, report.There, report.Faulty]
        : T["将新增 {0} 行，已在 {1} 行，有问题 {2} 行", report!.New, report.There, report.Faulty];

    /// <summary>A row is done.</summary>
    public void Report(ImportProgress value)
    {
        progress = value;
        if (value.Done % Drawn == 0 || value.Done == value.Total) _ = InvokeAsync(StateHasChanged);
    }

    private async Task Take(InputFileChangeEventArgs e)
    {
        (working, refused, report, imported, progress, ledger) = (true, null, null, false, null, null);
        try
        {
            if (e.File.Size > FileContent.Limit) throw FileContent.TooLarge();
            using var bytes = new MemoryStream();
            await using (var stream = e.File.OpenReadStream(FileContent.Limit, closing.Token)) await stream.CopyToAsync(bytes, closing.Token);
            ledger = Ledger.Open(e.File.Name, bytes.ToArray());
            await Look();
        }
        catch (RuleBroken broken)
        {
            refused = Outcome.Of(broken).Sentence;
        }
        catch (IOException)
        {
            refused = T["传到一半断开了。请再传一次。"];
        }
        finally
        {
            working = false;
            // A new field, so that the same file can be chosen again.
            round++;
        }
    }

    private async Task ChangeKind(ChangeEventArgs e)
    {
        ledger = ledger!.As(Enum.Parse<LedgerKind>($"{e.Value}"));
        await Look();
    }

    private async Task Change(int column, ChangeEventArgs e)
    {
        ledger = ledger!.With(column, Enum.TryParse<LedgerField>($"{e.Value}", out var field) ? field : null);
        await Look();
    }

    private async Task Look()
    {
        var outcome = await Importing.Preview(ledger!, closing.Token);
        (report, refused) = (outcome.Answer, outcome.Sentence);
    }

    private async Task Import()
    {
        if (working) return;
        (working, progress, importId) = (true, null, Guid.CreateVersion7());
        StateHasChanged();
        try
        {
            var outcome = await Importing.Run(ledger!, importId, this, closing.Token);
            (refused, imported) = (outcome.Sentence, outcome.Ok);
            if (!outcome.Ok) return;
            report = outcome.Answer;
            Files.Keep(Viewer!.Actor.Login, importId, ledger!, report!);
        }
        finally
        {
            working = false;
            if (history is not null && !closing.IsCancellationRequested) await history.Renew();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await closing.CancelAsync();
        closing.Dispose();
    }
}
