namespace Crm.Shell.Components;

/// <summary>A key that does something on the page it belongs to. It also stands in the command palette, under the page's own actions.</summary>
/// <param name="Keys">"Ctrl+Enter", "Alt+ArrowLeft", "F8", "Escape"; a bare letter works only while no field has the focus.</param>
/// <param name="Text">What it does, in the current language.</param>
/// <param name="Do">Does it.</param>
public sealed record Shortcut(string Keys, string Text, Func<Task> Do);

/// <summary>The shortcuts of everything that is on the screen of this circuit right now.</summary>
public sealed class ShortcutBook
{
    private readonly List<IReadOnlyList<Shortcut>> open = [];

    /// <summary>All of them, those opened last first.</summary>
    public IEnumerable<Shortcut> All => open.AsEnumerable().Reverse().SelectMany(page => page);

    internal void Add(IReadOnlyList<Shortcut> page) => open.Add(page);

    internal void Remove(IReadOnlyList<Shortcut> page) => open.Remove(page);
}
