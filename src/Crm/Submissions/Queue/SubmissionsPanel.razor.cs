using Crm.Foundation;
using Crm.Shell;
using Crm.Shell.Components;
using Crm.Submissions.Deciding;
using Crm.Submissions.Review;
using Microsoft.AspNetCore.Components;

namespace Crm.Submissions.Queue;

/// <summary>The queue of the desk. What is asked for stands in the address; what changes shows at once.</summary>
public sealed partial class SubmissionsPanel
{
    private IReadOnlyList<Filter> chips = [];
    private IReadOnlyList<Shortcut> keys = [];

    [Inject] private SubmissionDialogs Dialogs { get; set; } = default!;

    [Inject] private NavigationManager Navigation { get; set; } = default!;

    [Inject] private TimeProvider Clock { get; set; } = default!;

    /// <summary>What the address asks for.</summary>
    [Parameter, EditorRequired] public FindSubmissions Asked { get; set; } = new();

    [CascadingParameter] private Viewer? Viewer { get; set; }

    private IEnumerable<(string? View, string Name)> Views =>
    [
        (null, T["待审"]), ("mine", T["我在审的"]), ("asked", T["待作者答复"]), ("accepted", T["待发布"]), ("published", T["已发布"]), ("refused", T["未采用"]), ("down", T["已撤下"]), ("all", T["全部"]),
    ];

    protected override void OnInitialized()
    {
        var month = new DateOnly(China.Today(Clock).Year, China.Today(Clock).Month, 1);
        chips =
        [
            new Filter("reason", T["未采用原因"], [.. Enum.GetValues<RefusalReason>().Select(r => new FilterOption($"{r}", RefusalReasons.Of(r)))]),
            new Filter("month", T["收到月份"], [.. Enumerable.Range(0, 12).Select(back => month.AddMonths(-back)).Select(m => new FilterOption($"{m:yyyy-MM}", $"{m:yyyy-MM}"))]),
            new Filter("decided", T["审结"], [new FilterOption("any", T["已审结"]), new FilterOption("intime", T["按时审结"]), new FilterOption("late", T["超时审结"])]),
        ];
        keys =
        [
            new("j", T["下一条"], () => Move(1)), new("ArrowDown", T["下一条"], () => Move(1)), new("k", T["上一条"], () => Move(-1)), new("ArrowUp", T["上一条"], () => Move(-1)),
        ];
        RenewWhen(changed => changed.HasFactsBeside<SubmissionClaimed>() || changed.HasFactsBeside<Clocks.Running.DueMark>());
    }

    protected override async Task OnParametersSetAsync()
    {
        if (Viewer is not null && IsNew(Asked)) await Load();
    }

    protected override IQuery<SubmissionPage> Question(string? after, int take) => Asked with { After = after, Take = take };

    private async Task Claim(SubmissionRow row)
    {
        if (await Dialogs.Claim(row.Id, takeOver: false)) await Load();
    }
}
