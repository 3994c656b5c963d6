using System.Web;
using Crm.Foundation;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;

namespace Crm.Shell.Components;

/// <summary>A row of filters and a search field. They write into the address; the page reads what is chosen with <c>[SupplyParameterFromQuery]</c>.</summary>
public sealed partial class FilterChips : IDisposable
{
    private (IReadOnlyList<Filter>? Filters, string? SearchLabel, string? Address) drawn;
    private bool changed;
    private HashSet<string> keys = [];
    private System.Collections.Specialized.NameValueCollection query = [];

    [Inject] private NavigationManager Navigation { get; set; } = default!;

    [Inject] private Texts T { get; set; } = default!;

    /// <summary>The filters, in order.</summary>
    [Parameter] public IReadOnlyList<Filter> Filters { get; set; } = [];

    /// <summary>Name of the search text in the address; without one there is no search field.</summary>
    [Parameter] public string? SearchKey { get; set; }

    /// <summary>What can be searched for: "企业、项目、联系电话".</summary>
    [Parameter] public string? SearchLabel { get; set; }

    /// <summary>What a change of filters makes meaningless in the address: the position in the list.</summary>
    [Parameter] public IReadOnlyList<string> Resets { get; set; } = ["after", "page"];

    private bool AnyChosen => keys.Any(key => Chosen(key) is { Length: > 0 });

    protected override void OnInitialized() => Navigation.LocationChanged += Moved;

    protected override void OnParametersSet() => Read();

    // With its many options a drawing is large, and whatever was drawn twice keeps room for two.
    protected override bool ShouldRender() => changed;

    private void Read()
    {
        keys = [.. Filters.Select(f => f.Key), .. SearchKey is null ? Array.Empty<string>() : [SearchKey]];
        var now = (Filters, SearchLabel, Navigation.Uri);
        changed = drawn != now;
        drawn = now;
        query = HttpUtility.ParseQueryString(new Uri(Navigation.Uri).Query);
    }

    private void Moved(object? sender, LocationChangedEventArgs e) => _ = InvokeAsync(() =>
    {
        Read();
        StateHasChanged();
    });

    private string? Chosen(string key) => query[key];

    private HashSet<string> Values(string key) => [.. (query[key] ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries)];

    private void Choose(string key, string? value)
    {
        var next = string.IsNullOrWhiteSpace(value) ? null : value.Trim();
        // Leaving the search field says once more what is already chosen; going there again would take back the click that left it.
        if (next == (Chosen(key) is { Length: > 0 } now ? now : null)) return;
        Go(new Dictionary<string, object?> { [key] = next });
    }

    private void Toggle(string key, string value)
    {
        var values = Values(key);
        if (!values.Remove(value)) values.Add(value);
        Choose(key, string.Join(',', values));
    }

    private void Clear() => Go(keys.ToDictionary(key => key, _ => (object?)null));

    private void Go(Dictionary<string, object?> changes)
    {
        foreach (var key in Resets) changes.TryAdd(key, null);
        Navigation.NavigateTo(Navigation.GetUriWithQueryParameters(changes), new NavigationOptions { ReplaceHistoryEntry = true });
    }

    public void Dispose() => Navigation.LocationChanged -= Moved;
}
