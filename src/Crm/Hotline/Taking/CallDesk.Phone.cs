using Crm.Foundation;
using Crm.Hotline.Missed;
using Crm.Hotline.Recognising;
using Crm.Hotline.Ringing;
using Crm.Shell.Components;
using Crm.Shell.Drafting;

namespace Crm.Hotline.Taking;

/// <summary>
/// The part of the desk that hears the telephone: what rings and waits, what is to be written down, who is to be rung back. A call that rings at the agent's place goes
/// into a form nobody has touched, and stays a card beside one that somebody has. It never takes the cursor and moves nothing that is being typed.
/// </summary>
public sealed partial class CallDesk
{
    private const string ParkedRecord = "hotline/call/parked";

    private static readonly TimeSpan QueuePause = TimeSpan.FromMilliseconds(300);

    private IReadOnlyList<PhoneRow> open = [];
    private IReadOnlyList<PhoneRow> unwritten = [];
    private IReadOnlyList<MissedRow> missed = [];
    private PhonePop? pop;
    private CallEntry? parked;
    private IDisposable? ringing;
    private Guid? letGo;
    private bool small;
    private bool byHand;
    private bool asking;
    private bool askAgain;
    private bool soon;

    private string? Login => Viewer?.Actor.Login;

    private IReadOnlyList<PhoneRow> Queue => [.. open.Where(call => call.Phase is PhonePhase.Waiting or PhonePhase.Ringing)];

    // Nobody has typed into it: it is empty, or holds no more than what a call put there.
    private bool Untouched => entry.Corrects is null && !byHand && (entry.IsEmpty || entry.PhoneCall is not null);

    private void TypedByHand()
    {
        byHand = true;
        Typed();
    }

    private void HearThePhone() => ringing = Live.Listen(changed =>
        !changed.Events.Any(e => Concerns(e.Data)) ? Task.CompletedTask : InvokeAsync(changed.Events.Any(e => IsMine(e.StreamId, e.Data)) ? RefreshPhone : RefreshSoon));

    private bool IsMine(Guid stream, object fact) => fact is IPhoneFact { Sign: var sign } && sign.Agent == Login || stream == pop?.Phone.Id || stream == entry.PhoneCall;

    private bool Concerns(object fact) => fact switch
    {
        IPhoneFact { Sign: var sign } => sign.Agent == Login || Viewer?.Actor.Oversees(sign.Unit) == true,
        CallMissed missed => Viewer?.Actor.Oversees(missed.Unit) == true,
        _ => fact.GetType().Namespace is var space && (space == typeof(PhoneRang).Namespace || space == typeof(CallMissed).Namespace),
    };

    // What only moves the queue waits a moment: else all desks ask at once, and whoever it rings for waits for them.
    private async Task RefreshSoon()
    {
        if (soon) return;
        soon = true;
        try
        {
            await Task.Delay(QueuePause, Clock, closing.Token);
        }
        catch (OperationCanceledException)
        {
            return;
        }
        finally
        {
            soon = false;
        }
        await RefreshPhone();
    }

    // Facts come in bursts: while one look is under way, all that come ask for one more.
    private async Task RefreshPhone()
    {
        (askAgain, var first) = (asking, !asking);
        if (!first) return;
        asking = true;
        try
        {
            do
            {
                askAgain = false;
                await LookAtPhone();
            } while (askAgain);
        }
        finally
        {
            asking = false;
        }
    }

    private async Task LookAtPhone()
    {
        var (now, left, back) = (Desk.Ask(new FindOpenPhoneCalls(), closing.Token), Desk.Ask(new FindUnwrittenCalls(), closing.Token), AskMissed());
        (open, unwritten, missed) = ((await now).Answer ?? open, (await left).Answer ?? unwritten, await back);
        var mine = open.Where(call => call.IsFor(Login)).ToList();
        var next = mine.LastOrDefault(call => call.Id != entry.PhoneCall && call.Phase != PhonePhase.Talking) ?? mine.LastOrDefault();
        var before = pop?.Phone.Id;
        pop = next is null ? null : (await Desk.Ask(new PopOf(next.Id), closing.Token)).Answer;
        if (pop is not null && pop.Phone.Id != before) small = false;
        // The card first: filling the form takes a moment longer.
        StateHasChanged();
        if (pop is not null && Untouched && entry.PhoneCall != pop.Phone.Id && letGo != pop.Phone.Id) await PutInForm(pop, null, focus: false);
        await LetGoOfMissed();
        if (!closing.IsCancellationRequested) StateHasChanged();
    }

    private async Task<IReadOnlyList<MissedRow>> AskMissed() =>
        Viewer?.May(typeof(FindMissedCalls)) == true ? (await Desk.Ask(new FindMissedCalls(), closing.Token)).Answer ?? missed : [];

    // A call that was never answered leaves the form again, before the next one is written down under its number.
    private async Task LetGoOfMissed()
    {
        if (entry.PhoneCall is not { } phone || !Untouched) return;
        if (open.All(call => call.Id != phone) && unwritten.All(call => call.Id != phone)) await Renew(new CallEntry(), focus: false);
    }

    private async Task TakeUp(PhoneRow call)
    {
        if (!call.IsFor(Login) && !Toasts.Accept(await Desk.Send(new TakeUpPhoneCall(call.Id)))) return;
        await WriteDown(call);
    }

    private async Task WriteDown(PhoneRow call)
    {
        var answer = await Desk.Ask(new PopOf(call.Id), closing.Token);
        if (Toasts.Accept(answer)) await PutInForm(answer.Answer!, null, focus: true);
    }

    private Task UsePop() => pop is { } now ? PutInForm(now, null, focus: true) : Task.CompletedTask;

    private Task Settle(Candidate candidate) => pop is { } now ? PutInForm(now, candidate, focus: true) : Task.CompletedTask;

    // What was typed for this very caller stays and is tied to the call; what was typed for another is put aside.
    private async Task PutInForm(PhonePop next, Candidate? chosen, bool focus)
    {
        if (entry.PhoneCall != next.Phone.Id)
        {
            if (!Untouched && entry.MayBeOf(next.Phone)) entry.Tie(next.Phone);
            else
            {
                if (!Untouched) await Park();
                await Renew(CallEntry.Of(next), focus: false, lookUp: false);
            }
        }
        Show(next.Known);
        if (chosen is not null) entry.TakeOver(new Known(chosen.Company, chosen.Name, chosen.Position));
        if (byHand || chosen is not null) Typed();
        if (focus && form is not null) await form.FocusOn("topic");
        StateHasChanged();
        // Takes a moment of its own, and the next report must not wait for it.
        _ = LookForCompany();
    }

    private async Task RingBack(MissedRow call)
    {
        if (!Untouched) await Park();
        await Renew(new CallEntry { Phone = call.Shown, Direction = CallDirection.Outgoing }, focus: false);
        if (form is not null) await form.FocusOn("topic");
    }

    private async Task CloseMissed(MissedRow call)
    {
        if (await Dialogs.CloseMissed(call) is { } done) Toasts.Done(done);
        await RefreshPhone();
    }

    private async Task Park()
    {
        if (entry.Corrects is not null) return;
        parked = entry;
        var draft = new Draft(entry.Write(), Clock.GetUtcNow());
        await InTurn(() => Drafts.Keep(ParkedRecord, draft));
        Toasts.Done(T["原来填的内容已搁置，可从页面上方取回"]);
    }

    private async Task TakeBack()
    {
        if (parked is not { } back) return;
        parked = null;
        if (Untouched) await InTurn(() => Drafts.Drop(ParkedRecord));
        else await Park();
        await Renew(back, focus: true);
        TypedByHand();
    }

    private async Task FindParked()
    {
        if (await Drafts.Find(ParkedRecord, closing.Token) is { } draft) parked = CallEntry.Read(draft.Text);
    }

    private Task Shrink(bool shrunk)
    {
        small = shrunk;
        StateHasChanged();
        return Task.CompletedTask;
    }
}
