using Crm.Foundation;
using Crm.Leads.Listing;
using Crm.Shell;
using Crm.Team;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace Crm.Leads.Assigning;

/// <summary>Hands several leads over at once; what is refused stays in the dialog with its sentence and can be tried again.</summary>
public sealed partial class AssignManyDialog
{
    private readonly List<(LeadListing Lead, string Sentence)> refused = [];
    private IReadOnlyList<UnitPlace> units = [];
    private string unit = "";
    private string? owner;
    private string? reason;
    private bool working;
    private int done;

    /// <summary>What was picked.</summary>
    [Parameter, EditorRequired] public IReadOnlyList<LeadListing> Leads { get; set; } = [];

    [CascadingParameter] private IMudDialogInstance Dialog { get; set; } = default!;

    [CascadingParameter] private Viewer? Viewer { get; set; }

    protected override void OnInitialized()
    {
        units = [.. Roster.Units.Where(place => Viewer?.Actor.Oversees(place.Code) == true)];
        unit = units.FirstOrDefault(place => place.Code == Leads[0].Unit)?.Code ?? units.FirstOrDefault()?.Code ?? "";
    }

    private async Task Assign()
    {
        var rest = refused.Count > 0 ? refused.Select(r => r.Lead).ToList() : Leads;
        (working, done) = (true, Leads.Count - rest.Count);
        refused.Clear();
        foreach (var lead in rest)
        {
            var outcome = await Desk.Send(new AssignLead(lead.Id, unit, owner, reason, China.Today(Clock)));
            if (outcome.Ok) done++;
            else refused.Add((lead, outcome.Sentence!));
            StateHasChanged();
        }
        working = false;
        if (refused.Count == 0) Dialog.Close();
    }

    private void Close()
    {
        if (done > 0) Dialog.Close();
        else Dialog.Cancel();
    }

    [Inject] private Desk Desk { get; set; } = default!;

    [Inject] private IRoster Roster { get; set; } = default!;

    [Inject] private TimeProvider Clock { get; set; } = default!;

    [Inject] private Texts T { get; set; } = default!;
}
