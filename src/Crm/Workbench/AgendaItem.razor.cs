using Crm.Foundation;
using Crm.Leads;
using Crm.Leads.Agenda;
using Crm.Leads.Assigning;
using Crm.Leads.Profile;
using Microsoft.AspNetCore.Components;

namespace Crm.Workbench;

/// <summary>One lead on the workbench with the usual answers: done, another day, written down, taken. Each can be taken back.</summary>
public sealed partial class AgendaItem
{
    [Inject] private LeadDialogs Dialogs { get; set; } = default!;

    [Inject] private TimeProvider Clock { get; set; } = default!;

    /// <summary>The lead.</summary>
    [Parameter, EditorRequired] public AgendaRow Row { get; set; } = default!;

    /// <summary>Whether it is nobody's, to be taken or given out.</summary>
    [Parameter] public bool Pool { get; set; }

    /// <summary>Whether to say whose it is.</summary>
    [Parameter] public bool Owner { get; set; }

    /// <summary>Something was done.</summary>
    [Parameter] public EventCallback Changed { get; set; }

    private DateOnly Today => China.Today(Clock);

    private IEnumerable<(string Word, DateOnly Day)> Days =>
        [(T["明天"], Today.AddDays(1)), (T["3 天后"], Today.AddDays(3)), (T["下周一"], Today.AddDays(8 - (Today.DayOfWeek == DayOfWeek.Sunday ? 7 : (int)Today.DayOfWeek)))];

    private async Task Complete(NextStep step) => await Then(await Dialogs.Complete(Row.Id, step));

    private async Task PutOff(NextStep step, DateOnly day) => await Then(await Dialogs.PutOff(Row.Id, step, day));

    private async Task Hold(NextStep visit) => await Then(await Dialogs.Hold(Row.Id, visit.Visit!.Value));

    private async Task LogFollowUp() => await Then(await Dialogs.LogFollowUp(Row.Id));

    private async Task Claim() => await Then(await Dialogs.Claim(Row.Id));

    private async Task Plan()
    {
        if (await Dialogs.Load(Row.Id) is { } lead) await Then(await Dialogs.Plan(lead));
    }

    private async Task Assign()
    {
        if (await Dialogs.Load(Row.Id) is { } lead) await Then(await Dialogs.Open<AssignLeadDialog>(lead, T["线索已交给对方"]));
    }

    private Task Then(bool done) => done ? Changed.InvokeAsync() : Task.CompletedTask;
}
