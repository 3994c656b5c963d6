using System.Collections.Concurrent;
using Microsoft.AspNetCore.Components;

namespace Crm.Shell.Components;

/// <summary>
/// Icons beside words, which say nothing to a screen reader. Markup instead of a component: a frame holds some twenty-five of them, each component of which would keep 2 KiB
/// in every open page, while this text is the same for all.
/// </summary>
public static class Svg
{
    private static readonly ConcurrentDictionary<(string Path, int Size), MarkupString> drawn = new();

    /// <summary>An icon.</summary>
    /// <param name="path">One of MudBlazor's icon paths; never anything typed, since it isn't encoded.</param>
    /// <param name="size">Edge in pixels.</param>
    public static MarkupString Of(string path, int size = 20) => drawn.GetOrAdd((path, size), static icon =>
        new($"""<svg class="icon" viewBox="0 0 24 24" width="{icon.Size}" height="{icon.Size}" aria-hidden="true" focusable="false">{icon.Path}</svg>"""));
}
