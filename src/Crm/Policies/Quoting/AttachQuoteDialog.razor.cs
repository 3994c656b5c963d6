using Crm.Foundation;
using Crm.Leads.Listing;
using Crm.Leads.Referencing;
using Crm.Policies.Reading;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace Crm.Policies.Quoting;

/// <summary>Puts a passage beside a lead: the one it was wanted for, or one that is looked up here.</summary>
public sealed partial class AttachQuoteDialog
{
    private IReadOnlyList<LeadListing> leads = [];
    private string typed = "";
    private bool searching;
    private Guid? picked;
    private string? note;
    private Outcome? outcome;

    [Inject] private Desk Desk { get; set; } = default!;

    [Inject] private TimeProvider Clock { get; set; } = default!;

    [Inject] private Texts T { get; set; } = default!;

    [CascadingParameter] private IMudDialogInstance Dialog { get; set; } = default!;

    /// <summary>The passage word for word.</summary>
    [Parameter, EditorRequired] public string Quote { get; set; } = "";

    /// <summary>Where it stands.</summary>
    [Parameter, EditorRequired] public PolicyReading Reading { get; set; } = default!;

    /// <summary>The lead it is wanted for; null where it is to be looked up.</summary>
    [Parameter] public Guid? Lead { get; set; }

    // What belongs to a field of this dialog stands there; the passage and the document have none here.
    private string? Refused => outcome is { Ok: false } refused && !refused.Fields.Keys.Any(f => f == nameof(AttachPolicy.Note) || (f == nameof(AttachPolicy.LeadId) && Lead is null))
        ? refused.Sentence : null;

    protected override async Task OnInitializedAsync()
    {
        picked = Lead;
        if (Lead is null) await Find("");
    }

    private async Task Find(string? text)
    {
        (typed, searching) = (text ?? "", true);
        var outcome = await Desk.Ask(new FindLeads { Text = typed, Take = 8 });
        leads = outcome.Answer?.Rows ?? [];
        (searching, picked) = (false, leads.Any(lead => lead.Id == picked) ? picked : null);
    }

    private async Task Attach()
    {
        outcome = await Desk.Send(new AttachPolicy(picked!.Value, Reading.Document.Id, Reading.TextVersion, Quote, note, China.Today(Clock)));
        if (outcome.Ok) Dialog.Close();
    }
}
