using Crm.Foundation;

namespace Crm.Shell.Finding;

/// <summary>The places of the menu.</summary>
public sealed class PagesSource(IEnumerable<MenuEntry> entries) : IPaletteSource
{
    /// <inheritdoc />
    public string Group => Texts.Of("前往");

    /// <inheritdoc />
    public int Order => 20;

    /// <inheritdoc />
    public ValueTask<IReadOnlyList<PaletteItem>> Find(string text, Viewer viewer, CancellationToken token) => new([
        .. MenuEntry.For(viewer.Actor, entries)
            .Where(entry => Texts.Of(entry.Text).Contains(text, StringComparison.CurrentCultureIgnoreCase) || entry.Text.Contains(text, StringComparison.Ordinal))
            .Select(entry => new PaletteItem(Texts.Of(entry.Text), entry.Icon, Href: entry.Href)),
    ]);
}
