using Crm.Foundation;
using Crm.Leads.Recognising;
using Crm.Leads.Revising;
using Crm.Privacy;
using Crm.Shell;
using Crm.Shell.Components;
using Crm.Team;
using Microsoft.AspNetCore.Components;

namespace Crm.Leads.Opening;

/// <summary>A new lead from first contact. Shows leads that may be the same project before a second one is opened.</summary>
public sealed partial class OpenLeadDialog : IDisposable
{
    private readonly Guid id = Guid.CreateVersion7();
    private readonly NeedsForm needs = new(new Needs());
    private SimilarSearch? similar;
    private NeedsFields? fields;
    private string? company;
    private string? project;
    private Source source = Source.Outreach;
    private string? name;
    private string? position;
    private string? phone;
    private string? weChat;
    private DateOnly? on;
    private string? owner;

    [Inject] private Desk Desk { get; set; } = default!;

    [Inject] private NavigationManager Navigation { get; set; } = default!;

    [Inject] private TimeProvider Clock { get; set; } = default!;

    [Inject] private Texts T { get; set; } = default!;

    [CascadingParameter] private Viewer? Viewer { get; set; }

    protected override void OnInitialized()
    {
        on = China.Today(Clock);
        if (Viewer?.May(typeof(FindSimilar)) == true) similar = new SimilarSearch(Desk, Clock);
        owner = Viewer?.Actor.Is(Role.Officer) == true ? Viewer.Actor.Login : null;
    }

    private Task Typed() => similar?.Ask(new FindSimilar(company?.Trim(), Phone: phone?.Trim())) ?? Task.CompletedTask;

    private ICommand Make(long version) => new OpenLead(
        id, company ?? "", project ?? "", source, new Contact(name, phone, null, weChat, position), needs.Read(), FormState.Day(on, nameof(OpenLead.OccurredOn)), Owner: owner);

    private async Task Opened()
    {
        await fields!.Clear();
        Navigation.NavigateTo($"/leads/{id}");
    }

    public void Dispose() => similar?.Dispose();
}
