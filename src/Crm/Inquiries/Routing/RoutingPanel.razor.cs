using Crm.Foundation;
using Crm.Foundation.Formats;
using Crm.Shell;
using Crm.Shell.Components;
using Crm.Team;
using Microsoft.AspNetCore.Components;

namespace Crm.Inquiries.Routing;

/// <summary>Where a manager sees a unit's rules, changes them, tries them on last month's inquiries and says from when on they hold.</summary>
public sealed partial class RoutingPanel
{
    private readonly List<RoutingDraft> drafts = [];
    private RoutingSheet? sheet;
    private RoutingTrial? trial;
    private Outcome? outcome;
    private DateOnly from;
    private string? refusal;
    private string? asked;
    private bool busy;

    [Inject] private Desk Desk { get; set; } = default!;

    [Inject] private IRoster Roster { get; set; } = default!;

    [Inject] private Toasts Toasts { get; set; } = default!;

    [Inject] private TimeProvider Clock { get; set; } = default!;

    [Inject] private NavigationManager Navigation { get; set; } = default!;

    /// <summary>Code of the unit; one's own where it is left out.</summary>
    [Parameter] public string? Unit { get; set; }

    [CascadingParameter] private Viewer? Viewer { get; set; }

    private DateOnly Today => China.Today(Clock);

    private bool MayChange => Viewer?.May(typeof(SetRoutingRules)) == true;

    private string Path => Roster.Unit(sheet?.Unit ?? "")?.Path ?? "";

    protected override async Task OnParametersSetAsync()
    {
        if (sheet is not null && asked == Unit) return;
        (asked, from) = (Unit, Today);
        await Load();
    }

    private async Task Load()
    {
        var found = await Desk.Ask(new RoutingOf(Unit));
        (sheet, refusal, trial) = (found.Answer, found.Sentence, null);
        drafts.Clear();
        // What was set last is what one goes on from, even if its day is still to come.
        drafts.AddRange((sheet?.Sets.FirstOrDefault() ?? (sheet?.InForceOf == sheet?.UnitName ? sheet?.InForce : null))?.Rules.Select(RoutingDraft.Of) ?? []);
    }

    private void Choose(string unit) => Navigation.NavigateTo(unit.Length == 0 ? "/inquiries/routing" : $"/inquiries/routing?unit={Uri.EscapeDataString(unit)}");

    private void Add() => drafts.Add(new RoutingDraft { Name = T["第 {0} 条规则", drafts.Count + 1] });

    private void Move(int place, int by) => (drafts[place], drafts[place + by]) = (drafts[place + by], drafts[place]);

    private async Task Try()
    {
        busy = true;
        outcome = null;
        var tried = await Desk.Ask(new TryRouting(sheet!.Unit, [.. drafts.Select(d => d.Rule())]));
        busy = false;
        if (Toasts.Accept(tried)) trial = tried.Answer;
    }

    private async Task Save()
    {
        busy = true;
        outcome = await Desk.Send(new SetRoutingRules(sheet!.Unit, from, [.. drafts.Select(d => d.Rule())], Today));
        busy = false;
        if (!outcome.Ok) return;
        Toasts.Done(from == Today ? T["规则已启用"] : T["规则已存好，{0} 起生效", Days.Full(from)]);
        await Load();
    }
}
