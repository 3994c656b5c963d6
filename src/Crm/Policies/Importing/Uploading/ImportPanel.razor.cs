using Crm.Foundation;
using Crm.Policies.Importing.Running;
using Crm.Policies.Importing.Sources;
using Crm.Shell;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.JSInterop;

namespace Crm.Policies.Importing.Uploading;

/// <summary>Takes a file, shows what would become of each document in it, imports what the editor wants, and shows how far that is, also to whoever comes back later.</summary>
public sealed partial class ImportPanel : IAsyncDisposable
{
    private readonly CancellationTokenSource closing = new();
    private OpenImport? import;
    private ImportStage? shown;
    private IReadOnlyList<ImportedEntry> entries = [];
    private string source = PolicyPageImport.UsualSource;
    private string name = "";
    private string? refused;
    private bool uploading;
    private long sent;
    private long size = 1;
    private int round;

    [Inject] private RunningImports Imports { get; set; } = default!;

    [Inject] private Texts T { get; set; } = default!;

    [CascadingParameter] private Viewer? Viewer { get; set; }

    private string Summary => ImportWords.Summary(new ImportReport(entries));

    private int Wanted => entries.Count(entry => import!.Choices.Takes(entry));

    protected override void OnInitialized() => Watch(Viewer is null ? null : Imports.Of(Viewer.Actor.Login));

    private async Task Take(InputFileChangeEventArgs e)
    {
        (name, size, sent, uploading, refused) = (e.File.Name, Math.Max(e.File.Size, 1), 0, true, null);
        try
        {
            Imports.MustBeFree(Viewer!.Actor.Login);
            var kind = SourceKinds.OfName(name);
            if (e.File.Size > SourceLimits.Bytes(kind)) throw SourceLimits.TooLarge(kind);
            await using var stream = e.File.OpenReadStream(SourceLimits.Bytes(kind), closing.Token);
            var file = await UploadedFile.Take(stream, name, Imports.Folder, Sent, closing.Token);
            Watch(Imports.Begin(new Caller(Viewer.Actor.Login, "page"), file, source.Filled() ?? PolicyPageImport.UsualSource));
        }
        catch (RuleBroken broken)
        {
            refused = Outcome.Of(broken).Sentence;
        }
        catch (Exception broken) when (broken is IOException or JSException or TimeoutException)
        {
            refused = T["传到一半断开了。请再传一次。"];
        }
        catch (OperationCanceledException) when (closing.IsCancellationRequested)
        {
            // The page was closed before the file had arrived: nobody is left to tell, and nothing was read.
        }
        uploading = false;
        // A new field, so that the same file can be chosen again.
        round++;
    }

    // Every percent is drawn, not every piece.
    private void Sent(long now)
    {
        var drawn = sent * 100 / size != now * 100 / size;
        sent = now;
        if (drawn) _ = InvokeAsync(StateHasChanged);
    }

    private void Start() => Imports.Start(import!, import!.Choices.Made);

    private void Close()
    {
        Imports.Close(import!);
        Watch(null);
    }

    private void Watch(OpenImport? other)
    {
        if (import is not null) import.Changed -= Told;
        (import, shown) = (other, null);
        if (import is not null) import.Changed += Told;
        Look();
    }

    private void Told() => _ = InvokeAsync(() =>
    {
        if (closing.IsCancellationRequested) return;
        Look();
        StateHasChanged();
    });

    // The list is looked at when it is whole; while it grows only its length is told.
    private void Look()
    {
        if (import?.Stage == shown) return;
        shown = import?.Stage;
        entries = import is { Stage: ImportStage.Ready or ImportStage.Done } ? import.Entries : [];
    }

    public async ValueTask DisposeAsync()
    {
        if (import is not null) import.Changed -= Told;
        await closing.CancelAsync();
        closing.Dispose();
    }
}
