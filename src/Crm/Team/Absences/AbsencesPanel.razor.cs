using Crm.Foundation;
using Crm.Shell;
using Crm.Shell.Components;
using Microsoft.AspNetCore.Components;

namespace Crm.Team.Absences;

/// <summary>Who is away, and putting down that somebody will be.</summary>
public sealed partial class AbsencesPanel
{
    private IReadOnlyList<AbsenceRow>? rows;
    private string? login;
    private string? reason;
    private DateOnly from;
    private DateOnly to;
    private Outcome? outcome;
    private bool busy;

    [Inject] private Desk Desk { get; set; } = default!;

    [Inject] private Toasts Toasts { get; set; } = default!;

    [Inject] private TimeProvider Clock { get; set; } = default!;

    [CascadingParameter] private Viewer? Viewer { get; set; }

    private DateOnly Today => China.Today(Clock);

    private bool Manages => Viewer?.Actor.Is(Role.Manager) == true;

    protected override async Task OnInitializedAsync()
    {
        from = to = Today;
        await Load();
    }

    private async Task Load()
    {
        var found = await Desk.Ask(new FindAbsences());
        if (Toasts.Accept(found)) rows = found.Answer;
    }

    private async Task Plan()
    {
        busy = true;
        outcome = await Desk.Send(new PlanAbsence(Guid.CreateVersion7(), login, from, to, reason, Today));
        busy = false;
        if (!outcome.Ok) return;
        Toasts.Done(T["已登记离岗"]);
        (login, reason, from, to) = (null, null, Today, Today);
        await Load();
    }

    private async Task Cancel(AbsenceRow row)
    {
        if (!Toasts.Accept(await Desk.Send(new CancelAbsence(row.Id, row.Login, Today)))) return;
        Toasts.Done(T["已取消离岗"], async () =>
        {
            await Desk.Send(new PlanAbsence(Guid.CreateVersion7(), row.Login, row.From, row.To, row.Reason, Today));
            await Load();
            StateHasChanged();
        });
        await Load();
    }
}
