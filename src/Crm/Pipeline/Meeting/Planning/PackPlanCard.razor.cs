using Crm.Foundation;
using Microsoft.AspNetCore.Components;

namespace Crm.Pipeline.Meeting.Planning;

/// <summary>When the pack of a unit is sent and to whom, to be seen and changed.</summary>
public sealed partial class PackPlanCard
{
    private static readonly DayOfWeek[] Week = [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday, DayOfWeek.Saturday, DayOfWeek.Sunday];

    private readonly HashSet<string> readers = [];
    private DayOfWeek weekday = DayOfWeek.Monday;
    private int hour;
    private string? filledFor;
    private string? refused;

    [Inject] private TimeProvider Clock { get; set; } = default!;

    protected override async Task OnParametersSetAsync()
    {
        await base.OnParametersSetAsync();
        Fill();
    }

    // What the person is filling in is not taken away by an answer that comes again.
    private void Fill()
    {
        if (Answer is not { } plan || filledFor == plan.Unit) return;
        (filledFor, weekday, hour) = (plan.Unit, plan.Weekday ?? DayOfWeek.Monday, plan.Hour);
        readers.Clear();
        readers.UnionWith(plan.Readers);
    }

    private void Toggle(string login)
    {
        if (!readers.Remove(login)) readers.Add(login);
    }

    private async Task Save()
    {
        var outcome = await Desk.Send(new PlanPack(Answer!.Unit, weekday, hour, [.. readers.Order()], China.Today(Clock)));
        refused = outcome.Ok ? null : outcome.Fields.Values.FirstOrDefault() ?? outcome.Sentence;
        await Renew();
    }

    private async Task End()
    {
        var outcome = await Desk.Send(new EndPackPlan(Answer!.Unit, China.Today(Clock)));
        refused = outcome.Sentence;
        await Renew();
    }

    private string NameOf(DayOfWeek day) => T[day switch
    {
        DayOfWeek.Monday => "周一",
        DayOfWeek.Tuesday => "周二",
        DayOfWeek.Wednesday => "周三",
        DayOfWeek.Thursday => "周四",
        DayOfWeek.Friday => "周五",
        DayOfWeek.Saturday => "周六",
        _ => "周日",
    }];
}
