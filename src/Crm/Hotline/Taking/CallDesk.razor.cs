using Crm.Foundation;
using Crm.Foundation.Formats;
using Crm.Hotline.Confiding;
using Crm.Hotline.Converting;
using Crm.Hotline.Correcting;
using Crm.Hotline.Ledger;
using Crm.Hotline.Logging;
using Crm.Hotline.Recognising;
using Crm.Hotline.Ringing;
using Crm.Inquiries;
using Crm.Shell;
using Crm.Shell.Components;
using Microsoft.AspNetCore.Components;

namespace Crm.Hotline.Taking;

/// <summary>An agent's desk: what rings and today on the left, the call in the middle, who is calling on the right. Everything by keyboard, nothing typed is ever lost.</summary>
public sealed partial class CallDesk : IAsyncDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    private readonly FormState state = new();
    private readonly CancellationTokenSource closing = new();
    private IReadOnlyList<Shortcut> keys = [];
    private CallEntry entry = new();
    private CallForm? form;
    private KnownCaller caller = KnownCaller.Nobody;
    private HotlineDay day = HotlineDay.Empty;
    private CancellationTokenSource? lookUp;
    private IDisposable? listening;
    private string hint = " ";
    private bool busy;

    [Inject] private Desk Desk { get; set; } = default!;

    [Inject] private CallDialogs Dialogs { get; set; } = default!;

    [Inject] private LiveUpdates Live { get; set; } = default!;

    [Inject] private Toasts Toasts { get; set; } = default!;

    [Inject] private NavigationManager Navigation { get; set; } = default!;

    [Inject] private TimeProvider Clock { get; set; } = default!;

    /// <summary>A call of the ledger that is to be put right.</summary>
    [Parameter] public Guid? Corrects { get; set; }

    [CascadingParameter] private Viewer? Viewer { get; set; }

    private DateOnly Today => Clock.Today();

    protected override async Task OnInitializedAsync()
    {
        keys =
        [
            .. Enum.GetValues<Topic>().Select((topic, index) => new Shortcut($"Alt+{index + 1}", TopicWords.Of(topic), () => Choose(topic))),
            new Shortcut("F8", T["转线索"], TurnIntoLead), new Shortcut("Alt+L", T["转线索"], TurnIntoLead), new Shortcut("F9", T["转接"], Transfer),
            new Shortcut("Alt+B", T["约回电"], PlanCallBack), new Shortcut("Alt+X", T["骚扰"], () => Save(CallOutcome.Nuisance)),
            new Shortcut("Alt+M", T["保密来电"], Confide),
            new Shortcut("Ctrl+Enter", T["保存"], () => Save(entry.Outcome)), new Shortcut("Alt+A", T["应答参考"], GoToAid),
            new Shortcut("Escape", T["收起来话"], () => Shrink(true)),
        ];
        listening = Live.Listen(changed => changed.HasFactsBeside<CallLogged>() ? InvokeAsync(Refresh) : Task.CompletedTask);
        HearThePhone();
        await Refresh();
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender) return;
        await Restore();
        await FindParked();
        if (Corrects is { } call) await CorrectById(call);
        _ = KeepDrafts();
        await RefreshPhone();
    }

    private async Task Refresh()
    {
        if (await Desk.Ask(new HotlineToday(), closing.Token) is { Ok: true, Answer: { } now }) day = now;
        StateHasChanged();
    }

    private Task Confide()
    {
        entry.Confidential = !entry.Confidential;
        TypedByHand();
        StateHasChanged();
        return Task.CompletedTask;
    }

    private async Task Choose(Topic topic)
    {
        if (form is not null) await form.Choose(topic);
        StateHasChanged();
    }

    // Asks a moment after the last digit; an answer that comes after the next one is thrown away.
    private async Task LookUp()
    {
        lookUp?.Cancel();
        lookUp = CancellationTokenSource.CreateLinkedTokenSource(closing.Token);
        var token = lookUp.Token;
        try
        {
            await Task.Delay(Pause, Clock, token);
            var answer = await Desk.Ask(new WhoIsCalling(entry.Phone ?? ""), token);
            if (token.IsCancellationRequested || !answer.Ok) return;
            Show(answer.Answer!);
            StateHasChanged();
            await LookForCompany();
        }
        catch (OperationCanceledException)
        {
        }
    }

    // A number that rang may belong to several: then the person chooses, and nothing is filled in for them. What nobody typed is no draft either: it comes again with the call.
    private void Show(KnownCaller known)
    {
        caller = known;
        var leads = known.Leads.Count > 0 ? T["{0} 条在谈线索", known.Leads.Count] : null;
        hint = string.Join(" · ", new[] { known.Shown, known.Place, known.Names.FirstOrDefault(), leads }.Where(part => !string.IsNullOrEmpty(part))) is { Length: > 0 } words ? words : " ";
        if (entry.Corrects is null && (entry.PhoneCall is null || Candidate.Of(known).Count < 2) && entry.TakeOver(known) && byHand) Typed();
    }

    private Task Save(CallOutcome outcome) => Try(async () =>
    {
        var (done, nuisance) = (entry, outcome == CallOutcome.Nuisance);
        var sheet = entry.Sheet(nuisance);
        if (!nuisance && !IsComplete(sheet)) return;
        state.Outcome = await Desk.Send(done.Corrects is { } version
            ? new CorrectCall(done.CallId, sheet, outcome, done.OccurredOn ?? Today, version)
            : new LogCall(done.CallId, sheet, outcome, Today));
        if (state.Outcome.Ok) await Finish(done.Corrects is null ? T["来电已登记"] : T["已更正"], done.CallId);
    });

    private Task TurnIntoLead() => HandIn(Dialogs.TurnIntoLead);

    private Task Transfer() => HandIn(Dialogs.Transfer);

    private Task PlanCallBack() => HandIn(Dialogs.PlanCallBack);

    private Task Touch(Guid lead, string company) => HandIn(async call =>
    {
        state.Outcome = await Desk.Send(new TouchLeadByCall(call.CallId, call.InquiryId, lead, Today, call.Sheet));
        return state.Outcome.Ok ? T["已作为“{0}”的新咨询，并通知了负责人", company] : null;
    });

    // What the dialog would only be refused for is said at the field, before the dialog opens.
    private Task HandIn(Func<CallInHand, Task<string?>> hand) => Try(async () =>
    {
        if (entry.Corrects is not null) return;
        var sheet = entry.Sheet();
        if (IsComplete(sheet) && await hand(CallInHand.Of(entry, sheet)) is { } done) await Finish(done);
    });

    private bool IsComplete(CallSheet sheet)
    {
        sheet.MustBeReadable();
        state.Outcome = Check(sheet);
        return state.Outcome.Ok;
    }

    private Outcome Check(CallSheet sheet) => Refuse(new LogCallValidator().Validate(new LogCall(entry.CallId, sheet, CallOutcome.Answered, Today)).Errors
        .GroupBy(e => e.PropertyName).ToDictionary(g => g.Key, g => T[g.First().ErrorMessage]));

    private static Outcome Refuse(Dictionary<string, string> fields) => fields.Count == 0 ? Outcome.Done : new(Refusal.Input, string.Join(" ", fields.Values), fields);

    // Reading the form stops at the first thing that can't be read; whoever fills it in wants to hear of everything at once.
    private Outcome WithTheRest(Outcome first)
    {
        if (first.Fields.Count == 0) return first;
        var (fields, sheet) = (new Dictionary<string, string>(first.Fields), entry.Sheet(nuisance: true));
        foreach (var (field, sentence) in Unreadable(sheet).Fields.Concat(Check(sheet).Fields)) fields.TryAdd(field, sentence);
        return Refuse(fields);
    }

    private static Outcome Unreadable(CallSheet sheet)
    {
        try
        {
            sheet.MustBeReadable();
            return Outcome.Done;
        }
        catch (RuleBroken broken)
        {
            return Outcome.Of(broken);
        }
    }

    private async Task Try(Func<Task> work)
    {
        if (busy) return;
        busy = true;
        try
        {
            await work();
        }
        catch (RuleBroken broken)
        {
            state.Outcome = WithTheRest(Outcome.Of(broken));
        }
        finally
        {
            busy = false;
            StateHasChanged();
        }
        if (state.Outcome is { Ok: false, Fields.Count: > 0 } && form is not null) await form.FocusOn(CallForm.FieldOf(state.Outcome.Fields.Keys.First()));
    }

    private async Task Finish(string sentence, Guid? undo = null)
    {
        await Renew(new CallEntry());
        if (Corrects is not null) Navigation.NavigateTo("/hotline", replace: true);
        await Refresh();
        await RefreshPhone();
        Toasts.Done(sentence, undo is { } call ? () => InvokeAsync(() => CorrectById(call)) : null);
    }

    private Task StartOver()
    {
        letGo = entry.PhoneCall;
        return Renew(new CallEntry());
    }

    // To put a confidential call right is to look at it, and is put down as such.
    private async Task Correct(CallRow call)
    {
        if (call.Hidden)
        {
            var seen = await Desk.Ask(new ViewCaller(call.Id, T["更正来电"]), closing.Token);
            if (!Toasts.Accept(seen)) return;
            call = seen.Answer!;
        }
        await Renew(CallEntry.Of(call));
    }

    private async Task CorrectById(Guid call)
    {
        var answer = await Desk.Ask(new CallOf(call), closing.Token);
        if (Toasts.Accept(answer)) await Correct(answer.Answer!);
    }

    // Whom to call back is looked at first.
    private async Task Keep(CallRow call)
    {
        if (await (call.Hidden ? Dialogs.Open(call) : Dialogs.KeepCallBack(call)) is { } done) Toasts.Done(done);
        await Refresh();
    }

    public async ValueTask DisposeAsync()
    {
        listening?.Dispose();
        ringing?.Dispose();
        await KeepNow();
        await closing.CancelAsync();
        lookUp?.Dispose();
        similar?.Dispose();
        closing.Dispose();
    }
}
