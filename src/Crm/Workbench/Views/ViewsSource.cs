using Crm.Foundation;
using Crm.Shell;
using Crm.Shell.Finding;
using MudBlazor;

namespace Crm.Workbench.Views;

/// <summary>A person's own views in the command palette.</summary>
public sealed class ViewsSource(Desk desk) : IPaletteSource
{
    private const int Most = 6;

    /// <inheritdoc />
    public string Group => Texts.Of("常用视图");

    /// <inheritdoc />
    public int Order => 15;

    /// <inheritdoc />
    public async ValueTask<IReadOnlyList<PaletteItem>> Find(string text, Viewer viewer, CancellationToken token) =>
        [.. ((await desk.Ask(new MyViews(), token)).Answer ?? []).Select(view => new PaletteItem(view.Name, Icons.Material.Outlined.Bookmark, Href: view.Address)).Where(item => item.Matches(text)).Take(Most)];
}
