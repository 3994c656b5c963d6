using Crm.Hotline.Recognising;
using Crm.Shell.Components;
using Crm.Shell.Drafting;
using Microsoft.AspNetCore.Components;

namespace Crm.Hotline.Taking;

/// <summary>The part of the desk that loses nothing: what is typed is kept every two seconds and comes back after a cut line, a restart, a closed tab.</summary>
public sealed partial class CallDesk
{
    private const string Record = "hotline/call";

    private static readonly TimeSpan Every = TimeSpan.FromSeconds(2);

    private DateTimeOffset? keptAt;
    private DateTimeOffset? restored;
    private bool dirty;

    [Inject] private IDrafts Drafts { get; set; } = default!;

    private Task lastWork = Task.CompletedTask;

    private void Typed() => (dirty, restored) = (true, null);

    private async Task KeepDrafts()
    {
        using var timer = new PeriodicTimer(Every, Clock);
        try
        {
            while (await timer.WaitForNextTickAsync(closing.Token)) await InvokeAsync(KeepNow);
        }
        catch (OperationCanceledException)
        {
        }
    }

    private async Task KeepNow()
    {
        if (!dirty || busy) return;
        dirty = false;
        var (draft, empty) = (new Draft(entry.Write(), Clock.GetUtcNow()), entry.IsEmpty);
        await InTurn(() => empty ? Drafts.Drop(Record) : Drafts.Keep(Record, draft));
        keptAt = empty ? null : draft.At;
        if (!closing.IsCancellationRequested) StateHasChanged();
    }

    private async Task Restore()
    {
        var draft = await Drafts.Find(Record, closing.Token);
        var before = draft is null ? null : CallEntry.Read(draft.Text);
        var inBrowser = form is null ? null : await form.Attach(before?.CallId ?? entry.CallId);
        if (inBrowser is not null && inBrowser.At > (draft?.At ?? DateTimeOffset.MinValue) && (before is null || inBrowser.Call == before.CallId))
        {
            before ??= new CallEntry { CallId = inBrowser.Call };
            before.TakeOver(inBrowser.Typed);
            draft = new Draft("", inBrowser.At);
        }
        if (before is not { IsEmpty: false } || !entry.IsEmpty)
        {
            if (form is not null) await form.FocusOn("phone");
            return;
        }
        (entry, restored, dirty) = (before, draft!.At, true);
        StateHasChanged();
        byHand = true;
        await LookUp();
    }

    private async Task Renew(CallEntry next, bool focus = true, bool lookUp = true)
    {
        byHand = false;
        (entry, caller, hint, dirty, keptAt, restored) = (next, KnownCaller.Nobody, " ", next.Corrects is not null, null, null);
        state.Outcome = null;
        await InTurn(() => Drafts.Drop(Record));
        if (form is not null) await form.Renew(next.CallId, focus);
        StateHasChanged();
        if (lookUp && next.Phone is not null) await LookUp();
    }

    // A call that was just handed in must not come back because an earlier save took longer.
    private Task InTurn(Func<ValueTask> work) => lastWork = After(lastWork, work);

    private static async Task After(Task earlier, Func<ValueTask> work)
    {
        await earlier.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        await work();
    }
}
