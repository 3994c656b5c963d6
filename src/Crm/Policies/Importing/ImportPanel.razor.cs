using Crm.Foundation;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;

namespace Crm.Policies.Importing;

/// <summary>Takes a page's text file, shows how far the import is and what became of every article.</summary>
public sealed partial class ImportPanel : IProgress<ImportProgress>, IAsyncDisposable
{
    private readonly CancellationTokenSource closing = new();
    private string source = PolicyPageImport.UsualSource;
    private string name = "";
    private bool working;
    private string? refused;
    private ImportProgress? progress;
    private ImportReport? report;
    private int round;

    [Inject] private PolicyPageImport Import { get; set; } = default!;

    [Inject] private Texts T { get; set; } = default!;

    /// <summary>An article is done.</summary>
    public void Report(ImportProgress value) => _ = InvokeAsync(() =>
    {
        progress = value;
        StateHasChanged();
    });

    private async Task Take(InputFileChangeEventArgs e)
    {
        (name, working, refused, progress, report) = (e.File.Name, true, null, null, null);
        var outcome = await Run(e.File);
        (working, refused, report) = (false, outcome.Sentence, outcome.Answer);
        // A new field, so that the same file can be chosen again.
        round++;
    }

    private async Task<Outcome<ImportReport>> Run(IBrowserFile file)
    {
        if (file.Size > PageText.MaxBytes) return Outcome.Of(PageText.TooLarge()).As<ImportReport>();
        using var bytes = new MemoryStream();
        await using (var stream = file.OpenReadStream(PageText.MaxBytes, closing.Token)) await stream.CopyToAsync(bytes, closing.Token);
        return await Import.Run(bytes.ToArray(), string.IsNullOrWhiteSpace(source) ? PolicyPageImport.UsualSource : source.Trim(), this, closing.Token);
    }

    private static string Tag(ImportResult result) => result switch
    {
        ImportResult.New => "tag tag-good",
        ImportResult.Revised or ImportResult.Dated => "tag tag-primary",
        ImportResult.Refused => "tag tag-bad",
        _ => "tag",
    };

    public async ValueTask DisposeAsync()
    {
        await closing.CancelAsync();
        closing.Dispose();
    }
}
