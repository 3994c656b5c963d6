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
public sealed partial class InquiriesPanel
{
    private readonly Dictionary<Guid, SimilarLead> known = [];
    private IReadOnlyList<Filter> chips = [];
    private IReadOnlyList<Shortcut> keys = [];

    [Inject] private IRoster Roster { get; set; } = default!;

    [Inject] private InquiryDialogs Dialogs { get; set; } = default!;

    [Inject] private NavigationManager Navigation { get; set; } = default!;

    [Inject] private Toasts Toasts { get; set; } = default!;

    /// <summary>What the address asks for.</summary>
    [Parameter, EditorRequired] public FindInquiries Asked { get; set; } = new();

    [CascadingParameter] private Viewer? Viewer { get; set; }

    private bool ReadOnly => Viewer?.May(typeof(Answering.AnswerInquiry)) != true;

    private bool MayOpenLeads => Viewer?.May(typeof(Leads.Listing.FindLeads)) == true;

    private IEnumerable<(string? View, string Name)> Views => [(null, T["全部"]), ("new", T["待处理"]), ("handed", T["已交办或转线索"]), ("answered", T["已办结"]), ("overdue", T["逾期"]), ("near", T["即将到期"])];

    protected override void OnInitialized()
    {
        keys =
        [
            new("j", T["下一条"], () => Move(1)), new("ArrowDown", T["下一条"], () => Move(1)), new("k", T["上一条"], () => Move(-1)), new("ArrowUp", T["上一条"], () => Move(-1)),
        ];
        RenewWhen(changed => changed.HasFactsBeside<Inquiry>() || changed.HasFactsBeside<Clocks.Running.DueMark>());
    }

    protected override async Task OnParametersSetAsync()
    {
        if (Viewer is null || !IsNew(Asked)) return;
        var units = Roster.Units.Where(unit => Viewer.Actor.Oversees(unit.Code)).ToList();
        chips =
        [
            new Filter("topic", T["主题"], [.. Enum.GetValues<Topic>().Select(t => new FilterOption($"{t}", TopicWords.Of(t)))]),
            new Filter("source", T["渠道"], [.. Enum.GetValues<Source>().Select(s => new FilterOption($"{s}", LeadWords.Of(s)))]),
            .. units.Count < 2 ? Array.Empty<Filter>() : [new Filter("unit", T["单位"], [.. units.Select(u => new FilterOption(u.Code, u.Name))])],
        ];
        await Load();
    }

    protected override IQuery<InquiryPage> Question(string? after, int take) => Asked with { After = after, Take = take };

    // Which of the open ones are asked by an investor that has a lead already.
    protected override async Task Took(InquiryPage page)
    {
        StateHasChanged();
        if (Viewer?.May(typeof(FindSimilarToMany)) != true) return;
        foreach (var some in page.Rows.Where(row => row.IsOpen).Chunk(FindSimilarToMany.Most))
        {
            var found = (await Desk.Ask(new FindSimilarToMany([.. some.Select(row => new InvestorAsked(row.Company, null, row.Person))]), Life)).Answer ?? [];
            foreach (var (row, leads) in some.Zip(found))
            {
                if (leads.FirstOrDefault(lead => lead.IsOpen) is { } lead) known[row.Id] = lead;
                else known.Remove(row.Id);
            }
        }
    }

    private async Task Triage(InquiryRow row)
    {
        IReadOnlyList<Guid> queue = [.. Rows!.Select(r => r.Id)];
        await Dialogs.Triage(row.Id, queue, id => Current = id);
        await Load();
        // What was decided may have left the list: the keyboard goes on with what was next to it.
        if (queue.SkipWhile(id => id != Current).Concat(queue.Reverse()).FirstOrDefault(id => Rows?.Any(r => r.Id == id) == true) is var near && near != Guid.Empty) await Select(near);
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
}
