using Crm.Foundation;
using Crm.Shell.Components;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using MudBlazor;

namespace Crm.Shell.Finding;

/// <summary>Ctrl+K: everything a person may do or open, recent first.</summary>
public sealed partial class CommandPalette : IDisposable
{
    private readonly List<PaletteGroup> groups = [];
    private ElementReference dialog;
    private DotNetObjectReference<CommandPalette>? self;
    private CancellationTokenSource? searching;
    private string text = "";
    private bool complete;

    private sealed record PaletteGroup(string Name, int Order, IReadOnlyList<PaletteItem> Items);

    private sealed record Recent(string Title, string Href);

    [Inject] private IEnumerable<IPaletteSource> Sources { get; set; } = [];

    [Inject] private ShortcutBook Shortcuts { get; set; } = default!;

    [Inject] private IJSRuntime Js { get; set; } = default!;

    [Inject] private NavigationManager Navigation { get; set; } = default!;

    [Inject] private ILogger<CommandPalette> Log { get; set; } = default!;

    [Inject] private Texts T { get; set; } = default!;

    [CascadingParameter] private Viewer? Viewer { get; set; }

    /// <summary>Called by the browser when the palette opens and whenever its text changes.</summary>
    [JSInvokable]
    public Task Search(string wanted) => InvokeAsync(async () =>
    {
        if (Viewer is null) return;
        searching?.Cancel();
        searching = new CancellationTokenSource();
        var token = searching.Token;
        (text, complete) = (wanted, false);
        groups.Clear();
        Show(new PaletteGroup(T["这一页"], 10, PageActions()));
        await Task.WhenAll(Sources.Select(source => Ask(source, token)).Append(ShowRecent()));
        if (token.IsCancellationRequested) return;
        complete = true;
        StateHasChanged();
    });

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender) return;
        self = DotNetObjectReference.Create(this);
        await Js.InvokeVoidAsync("crm.palette.attach", dialog, self);
    }

    private async Task Ask(IPaletteSource source, CancellationToken token)
    {
        try
        {
            var items = await source.Find(text, Viewer!, token);
            if (!token.IsCancellationRequested) Show(new PaletteGroup(source.Group, source.Order, items));
        }
        catch (OperationCanceledException)
        {
        }
        catch (Exception e)
        {
            // One source that fails must not take the others' hits away.
            Log.LogError(e, "The command palette's source {Source} failed", source.GetType().Name);
        }
    }

    private async Task ShowRecent()
    {
        if (text.Length > 0) return;
        var recent = await Js.InvokeAsync<Recent[]?>("crm.palette.recent.read", Viewer!.Actor.Login) ?? [];
        Show(new PaletteGroup(T["最近"], 0, [.. recent.Take(6).Select(r => new PaletteItem(r.Title, Icons.Material.Outlined.History, Href: r.Href))]));
    }

    private void Show(PaletteGroup group)
    {
        if (group.Items.Count == 0) return;
        groups.Add(group);
        groups.Sort((one, other) => one.Order.CompareTo(other.Order));
        StateHasChanged();
    }

    private IReadOnlyList<PaletteItem> PageActions() =>
        [.. Shortcuts.All.GroupBy(s => s.Text).Select(s => new PaletteItem(s.Key, Icons.Material.Outlined.Bolt, string.Join(" / ", s.Select(one => one.Keys)), Do: s.First().Do)).Where(item => item.Matches(text))];

    private async Task Choose(PaletteItem item)
    {
        if (item.Href is null)
        {
            if (item.Do is not null) await item.Do();
            return;
        }
        await Js.InvokeVoidAsync("crm.palette.recent.add", Viewer!.Actor.Login, item.Title, item.Href);
        Navigation.NavigateTo(item.Href);
    }

    public void Dispose()
    {
        searching?.Cancel();
        self?.Dispose();
    }
}
