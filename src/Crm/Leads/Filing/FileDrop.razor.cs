using Crm.Foundation;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.JSInterop;

namespace Crm.Leads.Filing;

/// <summary>Takes files by button or by dropping them here and puts them beside a lead, one after another; says what was refused and why.</summary>
public sealed partial class FileDrop : IAsyncDisposable
{
    private const int MostAtATime = 10;
    private const int Piece = 64 * 1024;

    private readonly CancellationTokenSource closing = new();
    private readonly string id = $"drop-{Guid.NewGuid():N}";
    private readonly List<(string? Name, string Sentence)> refused = [];
    private bool working;
    private string name = "";
    private int place;
    private int count;
    private long done;
    private long total;
    private int round;

    [Inject] private Desk Desk { get; set; } = default!;

    [Inject] private Texts T { get; set; } = default!;

    [Inject] private TimeProvider Clock { get; set; } = default!;

    /// <summary>The lead.</summary>
    [Parameter, EditorRequired] public Guid LeadId { get; set; }

    /// <summary>Takes several at a time.</summary>
    [Parameter] public bool Multiple { get; set; } = true;

    /// <summary>A file is beside the lead now; its id.</summary>
    [Parameter] public EventCallback<Guid> Filed { get; set; }

    private string Label => T["上传文件"];

    private async Task Take(InputFileChangeEventArgs e)
    {
        refused.Clear();
        if (e.FileCount > MostAtATime) refused.Add((null, T["一次最多上传 {0} 份，其余的请再选一次。", MostAtATime]));
        var files = e.GetMultipleFiles(Math.Max(e.FileCount, 1)).Take(MostAtATime).ToList();
        (working, count) = (true, files.Count);
        for (place = 1; place <= files.Count && !closing.IsCancellationRequested; place++) await Take(files[place - 1]);
        working = false;
        // A new field, so that the same file can be chosen again.
        round++;
    }

    private async Task Take(IBrowserFile file)
    {
        (name, done, total) = (file.Name, 0, Math.Max(file.Size, 1));
        StateHasChanged();
        var made = Guid.CreateVersion7();
        try
        {
            var outcome = await Upload(file, made);
            if (outcome.Ok) await Filed.InvokeAsync(made);
            else refused.Add((file.Name, outcome.Sentence!));
        }
        catch (Exception broken) when (broken is JSException or IOException or TimeoutException)
        {
            refused.Add((file.Name, T["传到一半断开了。请再传一次。"]));
        }
        catch (OperationCanceledException) when (closing.IsCancellationRequested)
        {
            // The page was closed: nobody is left to tell, and nothing was stored.
        }
    }

    private async Task<Outcome> Upload(IBrowserFile file, Guid made)
    {
        if (file.Size > FileContent.Limit) return Outcome.Of(FileContent.TooLarge());
        var bytes = new MemoryStream((int)file.Size);
        await using var stream = file.OpenReadStream(FileContent.Limit, closing.Token);
        var piece = new byte[Piece];
        for (int read; (read = await stream.ReadAsync(piece, closing.Token)) > 0;)
        {
            bytes.Write(piece, 0, read);
            Progress(bytes.Length);
        }
        return await Filer.File(Desk, new AddFile(LeadId, made, file.Name, new FileContent(bytes.GetBuffer().AsMemory(0, (int)bytes.Length)), China.Today(Clock)), closing.Token);
    }

    // Every percent is drawn, not every piece.
    private void Progress(long now)
    {
        var drawn = done * 100 / total != now * 100 / total;
        done = now;
        if (drawn) StateHasChanged();
    }

    public async ValueTask DisposeAsync()
    {
        await closing.CancelAsync();
        closing.Dispose();
    }
}
