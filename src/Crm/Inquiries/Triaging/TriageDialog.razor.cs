using Crm.Foundation;
using Crm.Inquiries.Answering;
using Crm.Inquiries.Converting;
using Crm.Inquiries.Listing;
using Crm.Inquiries.Reopening;
using Crm.Leads.Recognising;
using Crm.Shell;
using Crm.Shell.Components;
using Crm.Team;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace Crm.Inquiries.Triaging;

/// <summary>
/// The one place where what becomes of an inquiry is decided, for all channels: what was asked, by whom, whom the product recognises, by when; one of four decisions with
/// its reason; then the next one. All of it by keyboard.
/// </summary>
public sealed partial class TriageDialog : IAsyncDisposable
{
    // All of them stand where one is chosen to be put to.
    private const int MostShown = 3;
    private readonly CancellationTokenSource closing = new();
    private FormState form = new();
    private IReadOnlyList<Shortcut> keys = [];
    private IReadOnlyList<SimilarLead> hits = [];
    private InquiryRow? inquiry;
    private TriageSheet? sheet;
    private TriageForm? fields;
    private ElementReference following;
    private MudButton? closer;
    private Func<Task>? focus;
    private Guid? undo;
    private string? refusal;
    private string? done;
    private bool isLast;
    private bool sending;

    [Inject] private Desk Desk { get; set; } = default!;

    [Inject] private IRoster Roster { get; set; } = default!;

    [Inject] private TimeProvider Clock { get; set; } = default!;

    [Inject] private Texts T { get; set; } = default!;

    /// <summary>The inquiry to begin with.</summary>
    [Parameter, EditorRequired] public Guid First { get; set; }

    /// <summary>The list it was opened from, in its order; whoever goes on comes to the open ones of it.</summary>
    [Parameter] public IReadOnlyList<Guid> Queue { get; set; } = [];

    /// <summary>Told of each inquiry that is shown.</summary>
    [Parameter] public Action<Guid> Seen { get; set; } = _ => { };

    [CascadingParameter] private IMudDialogInstance Dialog { get; set; } = default!;

    [CascadingParameter] private Viewer? Viewer { get; set; }

    private bool MayDecide => inquiry is { IsOpen: true } && Viewer?.May(typeof(AnswerInquiry)) == true;

    protected override async Task OnInitializedAsync()
    {
        keys =
        [
            .. Enum.GetValues<TriageChoice>().Select(choice => new Shortcut($"{(int)choice}", TriageChoices.Of(choice), () => Choose(choice))),
            new Shortcut("Ctrl+Enter", T["提交决定"], Decide), new Shortcut("j", T["下一条"], () => Walk(1)), new Shortcut("k", T["上一条"], () => Walk(-1)),
        ];
        var found = await Desk.Ask(new InquiryOf(First), closing.Token);
        if (found.Answer is { } row) await Show(row);
        else refusal = found.Sentence;
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (focus is not { } now) return;
        focus = null;
        await now();
    }

    private async Task Show(InquiryRow row)
    {
        Seen(row.Id);
        (inquiry, form, done, undo, isLast, hits, refusal) = (row, new FormState(), null, null, false, [], null);
        sheet = new TriageSheet(row.Id, new LeadTarget([], row.Region, Viewer?.Actor.Unit, [.. Roster.Units.Where(unit => Viewer?.Actor.Oversees(unit.Code) == true)]));
        // The title is drawn by the dialog's frame.
        Dialog.StateHasChanged();
        if (!MayDecide || Viewer?.May(typeof(FindSimilar)) != true) return;
        hits = (await Desk.Ask(new FindSimilar(row.Company, null, row.Contact?.Phone, row.Contact?.Email).Readable(), closing.Token)).Answer ?? [];
        sheet.Into = hits.FirstOrDefault(lead => lead.IsOpen && (lead.SamePerson || lead.Verdict == Verdict.Same))?.Id;
    }

    // The next open one of the list, as it is now: a colleague may have decided it meanwhile.
    private async Task Walk(int step)
    {
        if (sending || inquiry is null) return;
        for (var at = Queue.ToList().IndexOf(inquiry.Id) + step; at >= 0 && at < Queue.Count; at += step)
        {
            if ((await Desk.Ask(new InquiryOf(Queue[at]), closing.Token)).Answer is not { IsOpen: true } row) continue;
            await Show(row);
            StateHasChanged();
            return;
        }
        if (step > 0) (isLast, focus) = (true, async () => await closer!.FocusAsync());
        StateHasChanged();
    }

    private Task Into(SimilarLead lead)
    {
        sheet!.Into = lead.Id;
        return Choose(TriageChoice.Touch);
    }

    private Task Choose(TriageChoice choice)
    {
        if (sending || done is not null || !MayDecide) return Task.CompletedTask;
        form.Outcome = null;
        sheet!.Choose(choice);
        focus = async () => await fields!.Focus();
        StateHasChanged();
        return Task.CompletedTask;
    }

    private async Task Decide()
    {
        if (sending || done is not null || !MayDecide || sheet?.Choice is not { } choice) return;
        sending = true;
        StateHasChanged();
        try
        {
            form.Outcome = await Send();
            if (!form.Outcome.Ok) return;
            if (fields?.Draft is { } draft) await draft.Clear();
            (done, undo) = (TriageChoices.Done(choice), choice is TriageChoice.Answer or TriageChoice.Close ? inquiry!.Id : null);
            inquiry = (await Desk.Ask(new InquiryOf(inquiry!.Id), closing.Token)).Answer ?? inquiry;
            focus = async () => await following.FocusAsync();
        }
        finally
        {
            sending = false;
            StateHasChanged();
        }
    }

    private async Task<Outcome> Send()
    {
        try
        {
            return await Desk.Send(sheet!.Command(China.Today(Clock)), closing.Token);
        }
        catch (RuleBroken broken)
        {
            return Outcome.Of(broken);
        }
    }

    private async Task Undo()
    {
        if (sending || undo is not { } id) return;
        form.Outcome = await Desk.Send(new ReopenInquiry(id, T["撤回刚才的决定"], China.Today(Clock)), closing.Token);
        if (!form.Outcome.Ok) (refusal, done) = (form.Outcome.Sentence, null);
        else if ((await Desk.Ask(new InquiryOf(id), closing.Token)).Answer is { } row) await Show(row);
    }

    private void Close() => Dialog.Cancel();

    public async ValueTask DisposeAsync()
    {
        await closing.CancelAsync();
        closing.Dispose();
    }
}
