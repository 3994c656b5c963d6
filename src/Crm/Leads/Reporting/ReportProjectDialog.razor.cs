using Crm.Foundation;
using Crm.Leads.Revising;
using Crm.Privacy;
using Crm.Shell.Components;
using Microsoft.AspNetCore.Components;

namespace Crm.Leads.Reporting;

/// <summary>Reports a project; afterwards its reports are shown, where one's own stands as first, contested or incomplete.</summary>
public sealed partial class ReportProjectDialog
{
    private readonly Guid id = Guid.CreateVersion7();
    private readonly NeedsForm needs = new(new Needs());
    private NeedsFields? fields;
    private DraftField? evidenceField;
    private string? company;
    private string? code;
    private string? project;
    private string? name;
    private string? position;
    private string? phone;
    private string? weChat;
    private string? evidence;
    private DateOnly? on;

    [Inject] private NavigationManager Navigation { get; set; } = default!;

    [Inject] private TimeProvider Clock { get; set; } = default!;

    [Inject] private Texts T { get; set; } = default!;

    protected override void OnInitialized() => on = China.Today(Clock);

    private ICommand Make(long version) => new ReportProject(
        id, company ?? "", project ?? "", new Contact(name, phone, null, weChat, position), needs.Read(), evidence ?? "", FormState.Day(on, nameof(ReportProject.OccurredOn)), code.Filled());

    private async Task Reported()
    {
        await fields!.Clear();
        await evidenceField!.Clear();
        Navigation.NavigateTo($"/leads/reports/{id}");
    }
}
