using Crm.Foundation;
using Crm.Leads.Advancing;
using Crm.Leads.Claiming;
using Crm.Leads.FollowingUp;
using Crm.Leads.Merging;
using Crm.Leads.Opening;
using Crm.Leads.Planning;
using Crm.Leads.Reopening;
using Crm.Leads.SteppingBack;
using Crm.Leads.Terminating;
using Crm.Leads.Visiting;
using Crm.Shell.Components;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace Crm.Leads.Profile;

/// <summary>
/// Opens the dialogs of a lead from wherever one is shown: its page, the workbench, a list, the board. Says when it was done, with a way back where there is one.
/// </summary>
public sealed class LeadDialogs(IDialogService dialogs, Desk desk, Toasts toasts, Texts texts, TimeProvider clock)
{
    private DateOnly Today => China.Today(clock);

    /// <summary>Moves the lead on, asking for the proofs of the stage wanted; true when it was done.</summary>
    public async Task<bool> Advance(LeadSheet lead, Stage? to = null)
    {
        if (!await Show<AdvanceStageDialog>(lead, (nameof(AdvanceStageDialog.To), to))) return false;
        var stage = (await Find(lead.Id))?.Facts.Stage ?? to ?? lead.Facts.Stage;
        toasts.Done(texts["已推进到{0}", StageWords.Of(stage)], () => TakeBack(lead.Id, version => new StepBack(lead.Id, lead.Facts.Stage, texts["撤销刚才的推进"], Today, version)));
        return true;
    }

    /// <summary>The same where only the lead's id is at hand.</summary>
    public async Task<bool> Advance(Guid lead, Stage? to = null) => await Load(lead) is { } sheet && await Advance(sheet, to);

    /// <summary>Ends the lead.</summary>
    public async Task<bool> Terminate(LeadSheet lead)
    {
        if (!await Show<TerminateLeadDialog>(lead)) return false;
        toasts.Done(texts["线索已终止"], () => TakeBack(lead.Id, version => new ReopenLead(lead.Id, texts["撤销刚才的终止"], Today, version)));
        return true;
    }

    /// <summary>Makes one lead of this one and another.</summary>
    public async Task<bool> Merge(LeadSheet lead)
    {
        var choice = new MergeChoice();
        if (!await Show<MergeLeadsDialog>(lead, (nameof(MergeLeadsDialog.Choice), choice))) return false;
        var (kept, gone) = (choice.Kept, choice.Gone);
        toasts.Done(texts["{0} 已并入 {1}", gone.Number, kept.Number], () => TakeBack(kept.Id, version => new UnmergeLeads(kept.Id, gone.Id, Today, version)));
        return true;
    }

    /// <summary>Takes a lead out of the one it was merged into.</summary>
    public async Task<bool> Unmerge(LeadSheet lead, MergedSheet merged)
    {
        var text = texts["{0} 恢复成合并前的样子，重新出现在清单里。合并以后新增和修改的内容留在 {1}；{1} 上由合并带来、没有再改过的内容恢复原值。", merged.Number, lead.Facts.Number];
        return await toasts.Confirm(texts["拆开 {0}？", merged.Number], text, texts["拆开"])
            && toasts.Accept(await desk.Send(new UnmergeLeads(lead.Id, merged.Id, Today, lead.Version)), texts["已拆开"]);
    }

    /// <summary>Writes down a talk; the composer in a dialog, for phones and lists.</summary>
    public async Task<bool> LogFollowUp(Guid lead) => await Load(lead) is { } sheet && await LogFollowUp(sheet);

    /// <inheritdoc cref="LogFollowUp(Guid)"/>
    public Task<bool> LogFollowUp(LeadSheet lead) => Show<LogFollowUpDialog>(lead);

    /// <summary>Opens a new lead and goes to its page.</summary>
    public Task OpenNew() => dialogs.Fill<OpenLeadDialog>();

    /// <summary>Writes down what came of an agreed visit.</summary>
    public async Task<bool> Hold(Guid lead, Guid visit) =>
        await Load(lead) is { } sheet && await Open<HoldVisitDialog>(sheet, texts["考察已登记"], (nameof(HoldVisitDialog.Visit), sheet.Facts.Visits.FirstOrDefault(v => v.Id == visit)));

    /// <summary>Takes a lead out of the unit's pool.</summary>
    public async Task<bool> Claim(Guid lead) => toasts.Accept(await desk.Send(new ClaimLead(lead, Today)), texts["已认领，现在由你负责"]);

    /// <summary>Plans what is next, or puts it off.</summary>
    public async Task<bool> Plan(LeadSheet lead)
    {
        if (!await Show<PlanNextActionDialog>(lead)) return false;
        toasts.Done(texts["下一步已安排"], lead.Facts.Next is { Visit: null } before ? () => Restore(lead.Id, before) : null);
        return true;
    }

    /// <summary>Puts off to another day with one click.</summary>
    public async Task<bool> PutOff(Guid lead, NextStep step, DateOnly to)
    {
        if (!toasts.Accept(await desk.Send(new PlanNextAction(lead, step.What, to, Today)))) return false;
        toasts.Done(texts["已改到 {0}", Written.Day(to, Today)], () => Restore(lead, step));
        return true;
    }

    /// <summary>Ticks off what was planned.</summary>
    public async Task<bool> Complete(Guid lead, NextStep step)
    {
        if (!toasts.Accept(await desk.Send(new CompleteNextAction(lead, Today)))) return false;
        toasts.Done(texts["完成：{0}", step.What], () => Restore(lead, step));
        return true;
    }

    /// <summary>Any other dialog of a lead; says <paramref name="done"/> afterwards.</summary>
    public async Task<bool> Open<TDialog>(LeadSheet lead, string done, params (string Name, object? Value)[] parameters) where TDialog : IComponent
    {
        var ok = await Show<TDialog>(lead, parameters);
        if (ok) toasts.Done(done);
        return ok;
    }

    /// <summary>The lead without its contacts; says so where it is out of reach.</summary>
    public async Task<LeadSheet?> Load(Guid lead)
    {
        var outcome = await desk.Ask(new LeadProfile(lead, Contacts: false));
        return toasts.Accept(outcome) ? outcome.Answer : null;
    }

    private async Task<LeadSheet?> Find(Guid lead) => (await desk.Ask(new LeadProfile(lead, Contacts: false))).Answer;

    private Task<bool> Show<TDialog>(LeadSheet lead, params (string Name, object? Value)[] parameters) where TDialog : IComponent => dialogs.Fill<TDialog>([("Lead", lead), .. parameters]);

    private async Task Restore(Guid lead, NextStep step) => toasts.Accept(await desk.Send(new PlanNextAction(lead, step.What, step.On, Today)), texts["已撤销"]);

    private async Task TakeBack(Guid lead, Func<long, ICommand> command)
    {
        if (await Find(lead) is { } now) toasts.Accept(await desk.Send(command(now.Version)), texts["已撤销"]);
    }
}
