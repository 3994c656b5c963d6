using Crm.Foundation;
using Crm.Foundation.Formats;
using Crm.Shell;
using Crm.Shell.Components;
using Microsoft.AspNetCore.Components;

namespace Crm.Leads.Pooling;

/// <summary>What holds in a unit's pool, and, for managers, changing it after having seen who would lose what.</summary>
public sealed partial class PoolPanel
{
    private PoolForm form = new(PoolRules.Usual);
    private PoolSheet? sheet;
    private PoolTrial? trial;
    private Outcome? outcome;
    private DateOnly from;
    private string? refusal;
    private string? asked;
    private bool busy;

    [Inject] private Desk Desk { get; set; } = default!;

    [Inject] private Toasts Toasts { get; set; } = default!;

    [Inject] private TimeProvider Clock { get; set; } = default!;

    [Inject] private NavigationManager Navigation { get; set; } = default!;

    /// <summary>Code of the unit; one's own where it is left out.</summary>
    [Parameter] public string? Unit { get; set; }

    [CascadingParameter] private Viewer? Viewer { get; set; }

    private DateOnly Today => China.Today(Clock);

    private bool MayChange => Viewer?.May(typeof(SetPoolRules)) == true;

    protected override async Task OnParametersSetAsync()
    {
        if (sheet is not null && asked == Unit) return;
        (asked, from) = (Unit, Today);
        await Load();
    }

    private async Task Load()
    {
        var found = await Desk.Ask(new PoolOf(Unit));
        (sheet, refusal, trial) = (found.Answer, found.Sentence, null);
        form = new PoolForm((sheet?.Sets.FirstOrDefault() ?? sheet?.InForce)?.Rules ?? PoolRules.Usual);
    }

    private void Choose(string unit) => Navigation.NavigateTo(unit.Length == 0 ? "/leads/pool" : $"/leads/pool?unit={Uri.EscapeDataString(unit)}");

    private async Task Try()
    {
        busy = true;
        outcome = null;
        var tried = await Desk.Ask(new TryPoolRules(sheet!.Unit, form.Rules()));
        busy = false;
        if (Toasts.Accept(tried)) trial = tried.Answer;
    }

    private Task Save() => Set(form.Rules(), from == Today ? T["规则已启用"] : T["规则已存好，{0} 起生效", Days.Full(from)]);

    private async Task Stop()
    {
        if (await Toasts.Confirm(T["停用公海规则？"], T["从今天起认领不限，也不再自动提醒和退回。以前的记录都在。"], T["停用规则"])) await Set(null, T["规则已停用"]);
    }

    private async Task Set(PoolRules? rules, string done)
    {
        busy = true;
        outcome = await Desk.Send(new SetPoolRules(sheet!.Unit, rules is null ? Today : from, rules, Today));
        busy = false;
        if (!outcome.Ok) return;
        Toasts.Done(done);
        await Load();
    }
}
