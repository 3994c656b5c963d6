namespace Crm.Shell.Finding;

/// <summary>Something a module lets people find or do from the command palette: its records, its actions. Registered as scoped.</summary>
public interface IPaletteSource
{
    /// <summary>Heading above its hits, in the current language.</summary>
    string Group { get; }

    /// <summary>Lower stands higher: recent 0, this page's actions 10, pages 20, records 30 and up, preferences 90.</summary>
    int Order { get; }

    /// <summary>The best hits, best first, six at most; only what this person may reach. With an empty text only what is cheap and always useful.</summary>
    ValueTask<IReadOnlyList<PaletteItem>> Find(string text, Viewer viewer, CancellationToken token);
}

/// <summary>One line of the command palette.</summary>
/// <param name="Title">"浙江云帆机电 · 电机扩产", "记跟进".</param>
/// <param name="Icon">One of MudBlazor's icon paths.</param>
/// <param name="Detail">What tells it from its namesakes: stage, owner, place; or the keys that do the same.</param>
/// <param name="Href">Where it leads; such items are remembered as recent.</param>
/// <param name="Do">What it does, where it leads nowhere.</param>
public sealed record PaletteItem(string Title, string Icon, string? Detail = null, string? Href = null, Func<Task>? Do = null)
{
    /// <summary>Whether a text is part of the title, whatever its case.</summary>
    public bool Matches(string text) => Title.Contains(text, StringComparison.CurrentCultureIgnoreCase);
}
