using Crm.Foundation;
using Crm.Foundation.Formats;
using Crm.Shell.Components;
using Crm.Team;
using Microsoft.AspNetCore.Components;

namespace Crm.Leads.Listing;

/// <summary>
/// One lead in the list. Its cells are written out instead of being components of their own, and it is drawn anew only when something on it changed: whoever ticks a row
/// does not pay for the other forty-nine.
/// </summary>
public sealed partial class LeadRow
{
    private (LeadListing? Row, bool Picked, bool Current, bool CanPick, DateOnly Today, string Moment) drawn;
    private bool changed;

    [Inject] private IRoster Roster { get; set; } = default!;

    [Inject] private TimeProvider Clock { get; set; } = default!;

    [Inject] private Texts T { get; set; } = default!;

    /// <summary>The lead.</summary>
    [Parameter, EditorRequired] public LeadListing Row { get; set; } = default!;

    /// <summary>Whether it is ticked.</summary>
    [Parameter] public bool Picked { get; set; }

    /// <summary>Whether j and k have come to it.</summary>
    [Parameter] public bool Current { get; set; }

    /// <summary>Whether rows can be ticked at all.</summary>
    [Parameter] public bool CanPick { get; set; }

    /// <summary>The row was ticked, or is not any more.</summary>
    [Parameter] public EventCallback<Guid> Pick { get; set; }

    protected override void OnParametersSet()
    {
        var now = (Row, Picked, Current, CanPick, Clock.Today(), Written.Moment(Row.Updated, Clock.GetUtcNow()));
        changed = drawn != now;
        drawn = now;
    }

    protected override bool ShouldRender() => changed;

    private Task Tick() => Pick.InvokeAsync(Row.Id);
}
