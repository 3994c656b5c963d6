using Crm.Foundation;
using Crm.Shell.Drafting;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace Crm.Shell.Components;

/// <summary>
/// A field for long text that nothing can lose. Every keystroke is kept in the browser, a second after the last one also on the server; after a lost connection,
/// a restart or a closed tab the newer of the two comes back, here or on another device.
/// </summary>
public sealed partial class DraftText : IAsyncDisposable
{
    private readonly string id = $"draft-{Guid.NewGuid():N}";
    private readonly CancellationTokenSource closing = new();
    private ElementReference area;
    private DotNetObjectReference<DraftText>? self;
    private string shown = "";
    private string? given;
    private Draft? restored;
    private IReadOnlyDictionary<string, string>? rest;
    private DateTimeOffset? keptAt;
    private Task lastWork = Task.CompletedTask;

    [Inject] private IJSRuntime Js { get; set; } = default!;

    [Inject] private IDrafts Drafts { get; set; } = default!;

    [Inject] private TimeProvider Clock { get; set; } = default!;

    [Inject] private Texts T { get; set; } = default!;

    [CascadingParameter] private Viewer? Viewer { get; set; }

    /// <summary>What the draft is for, unique among all drafts of a person: "lead/0197…/follow-up".</summary>
    [Parameter, EditorRequired] public string Record { get; set; } = "";

    /// <summary>The text.</summary>
    [Parameter] public string? Value { get; set; }

    /// <summary>The person typed, or a draft came back.</summary>
    [Parameter] public EventCallback<string?> ValueChanged { get; set; }

    /// <summary>
    /// Takes back the other fields of the form this one stands in, by the names of their inputs. Where it is given, those are kept along with the text.
    /// </summary>
    [Parameter] public EventCallback<IReadOnlyDictionary<string, string>> RestBack { get; set; }

    /// <summary>
    /// Whether a draft that would come back was handed in after all: the server may have died between writing it down and saying so. It is then forgotten.
    /// </summary>
    [Parameter] public Func<Draft, Task<bool>>? HandedIn { get; set; }

    /// <summary>Name of the field.</summary>
    [Parameter, EditorRequired] public string Label { get; set; } = "";

    /// <summary>Shown below while nothing has been kept yet.</summary>
    [Parameter] public string? Hint { get; set; }

    /// <summary>An example inside the empty field.</summary>
    [Parameter] public string? Placeholder { get; set; }

    /// <summary>What is wrong with it.</summary>
    [Parameter] public string? Error { get; set; }

    /// <summary>Marks the field as needed.</summary>
    [Parameter] public bool Required { get; set; }

    /// <summary>Height in lines.</summary>
    [Parameter] public int Rows { get; set; } = 4;

    /// <summary>Most characters that can be typed.</summary>
    [Parameter] public int MaxLength { get; set; } = 4000;

    /// <summary>The text was handed in: forgets the draft everywhere and empties the field.</summary>
    public async Task Clear()
    {
        (restored, keptAt, rest) = (null, null, null);
        await Show("");
        await Js.InvokeVoidAsync("crm.drafts.forget", area);
        await InTurn(() => Drafts.Drop(Record, closing.Token));
    }

    /// <summary>Another field of the form was filled by something other than typing into it; call it once that is on the screen.</summary>
    public ValueTask Keep() => Js.InvokeVoidAsync("crm.drafts.keep", area);

    /// <summary>Puts the cursor into the field.</summary>
    public ValueTask Focus() => area.FocusAsync();

    /// <summary>Called by the browser a second after the last keystroke.</summary>
    /// <param name="text">The text.</param>
    /// <param name="at">When it stood so.</param>
    /// <param name="others">The other fields of the form, where they are kept and somebody has changed one.</param>
    /// <param name="missed">The line was cut in between, so the page may have missed a change of those fields.</param>
    [JSInvokable]
    public Task Typed(string? text, DateTimeOffset? at, IReadOnlyDictionary<string, string>? others = null, bool missed = false) => InvokeAsync(async () =>
    {
        if ((text ?? "") == shown && others is null && rest is null) return;
        rest = others;
        await Keep(text, at);
        if (missed && others is not null) await RestBack.InvokeAsync(others);
    });

    private Task Left(string? text) => (text ?? "") == shown ? Task.CompletedTask : Keep(text, null);

    private async Task Keep(string? text, DateTimeOffset? at)
    {
        var (other, empty) = ((text ?? "") != shown, string.IsNullOrWhiteSpace(text) && rest is null);
        shown = text ?? "";
        if (other) await ValueChanged.InvokeAsync(text);
        var draft = new Draft(text ?? "", at ?? Clock.GetUtcNow(), rest);
        await InTurn(() => empty ? Drafts.Drop(Record, closing.Token) : Drafts.Keep(Record, draft, closing.Token));
        (restored, keptAt) = (null, empty ? null : draft.At);
        StateHasChanged();
    }

    protected override async Task OnParametersSetAsync()
    {
        // The page emptied or replaced the text itself; what the person is typing is never written over by its own echo.
        if (Value == given) return;
        given = Value;
        if (self is not null && (Value ?? "") != shown) await Show(Value);
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender) return;
        shown = Value ?? "";
        self = DotNetObjectReference.Create(this);
        var key = $"{Viewer?.Actor.Login}|{Record}";
        var inBrowser = await Js.InvokeAsync<Draft?>("crm.drafts.attach", closing.Token, area, self, key, shown, RestBack.HasDelegate);
        var onServer = await Drafts.Find(Record, closing.Token);
        var newest = new[] { inBrowser, onServer }.OfType<Draft>().MaxBy(d => d.At);
        if (newest is null || (newest.Text == shown && newest.Rest is null)) return;
        if (HandedIn is not null && await HandedIn(newest))
        {
            await Clear();
            return;
        }
        (restored, rest) = (newest, newest.Rest);
        await Show(newest.Text);
        await ValueChanged.InvokeAsync(newest.Text);
        if (newest.Rest is { } others) await RestBack.InvokeAsync(others);
        StateHasChanged();
    }

    private async Task Discard()
    {
        await Clear();
        await ValueChanged.InvokeAsync("");
    }

    // A draft that was just handed in must not come back because an earlier save took longer.
    private Task InTurn(Func<ValueTask> work) => lastWork = After(lastWork, work);

    private static async Task After(Task earlier, Func<ValueTask> work)
    {
        await earlier.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        await work();
    }

    private async Task Show(string? text)
    {
        shown = text ?? "";
        await Js.InvokeVoidAsync("crm.drafts.show", area, shown);
    }

    public async ValueTask DisposeAsync()
    {
        await closing.CancelAsync();
        closing.Dispose();
        self?.Dispose();
    }
}
