using Crm.Foundation;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Routing;

namespace Crm.Shell;

/// <summary>The frame around every staff page: menu, top bar, command palette, error boundary. Follows the person's rights while the circuit lives.</summary>
public sealed partial class MainLayout : IDisposable
{
    private Viewer? viewer;
    private IReadOnlyList<MenuEntry> menu = [];
    private PageBoundary? boundary;

    [Inject] private ViewerSource Viewers { get; set; } = default!;

    [Inject] private IEnumerable<MenuEntry> Entries { get; set; } = [];

    [Inject] private NavigationManager Navigation { get; set; } = default!;

    [Inject] private Texts T { get; set; } = default!;

    // Changes when the person is disabled, signed out elsewhere or given other roles.
    [CascadingParameter] private Task<AuthenticationState>? Authentication { get; set; }

    [CascadingParameter(Name = "Page")] private Type? Page { get; set; }

    private bool MayBeHere => Page is null || PageGate.IsOpen(Page) || viewer!.May(Page);

    protected override void OnInitialized() => Navigation.LocationChanged += Moved;

    protected override async Task OnParametersSetAsync()
    {
        viewer = await Viewers.Find();
        if (viewer is not null) menu = MenuEntry.For(viewer.Actor, Entries);
        // A full load lets the server ask for the sign-in and come back to this very address.
        else Navigation.NavigateTo(Navigation.Uri, forceLoad: true);
    }

    // An error belongs to the page it happened on.
    private void Moved(object? sender, LocationChangedEventArgs e) => boundary?.Recover();

    public void Dispose() => Navigation.LocationChanged -= Moved;
}
