using Crm.Team;

namespace Crm.Shell;

/// <summary>A place in the menu, contributed by the module that serves it.</summary>
/// <param name="Text">Chinese name, the key of its translation.</param>
/// <param name="Href">Where it leads.</param>
/// <param name="Icon">One of MudBlazor's icon paths.</param>
/// <param name="Roles">Who sees it; a person needs one of them.</param>
/// <param name="Order">Lower stands higher: 工作台 10, 热线 20, 线索 30, 园区 40, 政策库 50, 投稿 60, 看板 70, 管理 80.</param>
/// <param name="OnPhone">Whether it is one of the four that a phone keeps at hand.</param>
public sealed record MenuEntry(string Text, string Href, string Icon, IReadOnlyList<Role> Roles, int Order, bool OnPhone = false)
{
    /// <summary>Whether an address's path is this place or below it; below the start page lies nothing.</summary>
    public bool Covers(string path) => path.Equals(Href, StringComparison.OrdinalIgnoreCase)
        || (Href != Places.Home && path.StartsWith(Href, StringComparison.OrdinalIgnoreCase) && path[Href.Length] == '/');

    /// <summary>The one place of a menu that an address lies in: of several that cover it the innermost; null where none does.</summary>
    public static MenuEntry? Here(IEnumerable<MenuEntry> menu, string path) => menu.Where(entry => entry.Covers(path)).MaxBy(entry => entry.Href.Length);

    /// <summary>What a person sees, in order.</summary>
    public static IReadOnlyList<MenuEntry> For(Actor actor, IEnumerable<MenuEntry> all) =>
        [.. all.Where(entry => entry.Roles.Any(actor.Roles.Contains)).OrderBy(entry => entry.Order)];

    /// <summary>The up to four of them in a phone's bar: those meant for it first, filled up in order.</summary>
    public static IReadOnlyList<MenuEntry> AtHand(IReadOnlyList<MenuEntry> seen) =>
        [.. seen.OrderByDescending(entry => entry.OnPhone).Take(4).OrderBy(entry => entry.Order)];
}

/// <summary>A small component in the top bar, contributed by a module: the as-of date, the bell.</summary>
/// <param name="Component">The component's type; it takes no parameters.</param>
/// <param name="Order">Lower stands further left.</param>
public sealed record TopBarPiece(Type Component, int Order);
