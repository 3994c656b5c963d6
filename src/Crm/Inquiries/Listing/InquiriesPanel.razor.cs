using Crm.Foundation;
using Crm.Foundation.Formats;
using Crm.Leads;
using Crm.Leads.Recognising;
using Crm.Shell;
using Crm.Shell.Components;
using Crm.Team;
using Microsoft.AspNetCore.Components;

namespace Crm.Inquiries.Listing;

/// <summary>The inquiries of all channels: new, handed over, answered. What is searched for stands in the address; what changes shows at once.</summary>
public sealed partial class InquiriesPanel : IAsyncDisposable
{
    private const int PageSize = 50;
    private readonly CancellationTokenSource life = new();
    private IReadOnlyList<Filter> chips = [];
    private List<InquiryRow>? rows;
    private readonly Dictionary<Guid, SimilarLead> known = [];
    private readonly Dictionary<Guid, ElementReference> names = [];
    private IReadOnlyList<Shortcut> keys = [];
    private Guid? current;
    private IDisposable? listening;
    private FindInquiries? shown;
    private string? refusal;
    private string? next;
    private int count;
    private bool loading;

    [Inject] private Desk Desk { get; set; } = default!;

    [Inject] private IRoster Roster { get; set; } = default!;

    [Inject] private InquiryDialogs Dialogs { get; set; } = default!;

    [Inject] private LiveUpdates Live { get; set; } = default!;

    [Inject] private NavigationManager Navigation { get; set; } = default!;

    [Inject] private Toasts Toasts { get; set; } = default!;

    [Inject] private Texts T { get; set; } = default!;

    /// <summary>What the address asks for.</summary>
    [Parameter, EditorRequired] public FindInquiries Asked { get; set; } = new();

    [CascadingParameter] private Viewer? Viewer { get; set; }

    private bool ReadOnly => Viewer?.May(typeof(Answering.AnswerInquiry)) != true;

    private bool MayOpenLeads => Viewer?.May(typeof(Leads.Listing.FindLeads)) == true;

    private string CountText => rows is null ? "" : count >= FindInquiriesHandler.CountLimit ? T["1,000 条以上"] : T["{0} 条", count];

    private IEnumerable<(string? View, string Name)> Views => [(null, T["全部"]), ("new", T["待处理"]), ("handed", T["已交办或转线索"]), ("answered", T["已办结"]), ("overdue", T["逾期"]), ("near", T["即将到期"])];

    protected override void OnInitialized()
    {
        keys =
        [
            new("j", T["下一条"], () => Move(1)), new("ArrowDown", T["下一条"], () => Move(1)), new("k", T["上一条"], () => Move(-1)), new("ArrowUp", T["上一条"], () => Move(-1)),
        ];
        listening = Live.Listen(changed => changed.Events.Any(e => e.Data.GetType().Namespace == typeof(Inquiry).Namespace || e.Data.GetType().Namespace == typeof(Clocks.Running.DueMark).Namespace) ? InvokeAsync(Renew) : Task.CompletedTask);
    }

    protected override async Task OnParametersSetAsync()
    {
        if (Viewer is null || Asked == shown) return;
        shown = Asked;
        var units = Roster.Units.Where(unit => Viewer.Actor.Oversees(unit.Code)).ToList();
        chips =
        [
            new Filter("topic", T["主题"], [.. Enum.GetValues<Topic>().Select(t => new FilterOption($"{t}", TopicWords.Of(t)))]),
            new Filter("source", T["渠道"], [.. Enum.GetValues<Source>().Select(s => new FilterOption($"{s}", LeadWords.Of(s)))]),
            .. units.Count < 2 ? Array.Empty<Filter>() : [new Filter("unit", T["单位"], [.. units.Select(u => new FilterOption(u.Code, u.Name))])],
        ];
        await Load();
    }

    private async Task Load()
    {
        var outcome = await Desk.Ask(Asked with { Take = Math.Max(PageSize, rows?.Count ?? 0) }, life.Token);
        (refusal, rows, count, next) = (outcome.Sentence, outcome.Answer?.Rows.ToList(), outcome.Answer?.Count ?? 0, outcome.Answer?.Next);
        StateHasChanged();
        await MarkKnown(rows ?? []);
    }

    // Which of the open ones are asked by an investor that has a lead already.
    private async Task MarkKnown(IEnumerable<InquiryRow> shown)
    {
        if (Viewer?.May(typeof(FindSimilarToMany)) != true) return;
        foreach (var some in shown.Where(row => row.IsOpen).Chunk(FindSimilarToMany.Most))
        {
            var found = (await Desk.Ask(new FindSimilarToMany([.. some.Select(row => new InvestorAsked(row.Company, null, row.Person))]), life.Token)).Answer ?? [];
            foreach (var (row, leads) in some.Zip(found))
            {
                if (leads.FirstOrDefault(lead => lead.IsOpen) is { } lead) known[row.Id] = lead;
                else known.Remove(row.Id);
            }
        }
    }

    private async Task Renew()
    {
        if (life.IsCancellationRequested) return;
        await Load();
        StateHasChanged();
    }

    private async Task More()
    {
        loading = true;
        var outcome = await Desk.Ask(Asked with { Take = PageSize, After = next }, life.Token);
        loading = false;
        if (!outcome.Ok) return;
        rows!.AddRange(outcome.Answer!.Rows.Where(row => rows.All(r => r.Id != row.Id)));
        next = outcome.Answer.Next;
        await MarkKnown(outcome.Answer.Rows);
    }

    // The keyboard goes along with the row: Enter opens it, as it does any button.
    private Task Move(int step)
    {
        if (rows is not { Count: > 0 }) return Task.CompletedTask;
        var at = rows.FindIndex(row => row.Id == current);
        return Select(rows[Math.Clamp(at < 0 ? 0 : at + step, 0, rows.Count - 1)].Id);
    }

    private async Task Select(Guid id)
    {
        current = id;
        StateHasChanged();
        if (names.TryGetValue(id, out var name)) await name.FocusAsync();
    }

    private async Task Triage(InquiryRow row)
    {
        IReadOnlyList<Guid> queue = [.. rows!.Select(r => r.Id)];
        await Dialogs.Triage(row.Id, queue, id => current = id);
        await Load();
        // What was decided may have left the list: the keyboard goes on with what was next to it.
        if (queue.SkipWhile(id => id != current).Concat(queue.Reverse()).FirstOrDefault(id => rows?.Any(r => r.Id == id) == true) is var near && near != Guid.Empty) await Select(near);
    }

    private async Task Do(Func<Task<string?>> dialog)
    {
        if (await dialog() is not { } done) return;
        Toasts.Done(done);
        await Load();
    }

    private string KnownAs(SimilarLead lead) =>
        $"{lead.Company} · {lead.Owner ?? T["公海"]} · {lead.Unit}（{string.Join("、", lead.Reasons.Select(reason => reason.Text))}）";

    private static string? Shown(InquiryRow row) => Phone.TryParse(row.Contact?.Phone, out var phone) ? phone.Display : row.Contact?.Phone;

    public async ValueTask DisposeAsync()
    {
        listening?.Dispose();
        await life.CancelAsync();
        life.Dispose();
    }
}
