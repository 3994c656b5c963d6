using Crm.Foundation;
using Crm.Foundation.Formats;
using Crm.Hotline;
using Crm.Hotline.CallingBack;
using Crm.Hotline.Logging;
using Crm.Hotline.Transferring;
using Crm.Inquiries;

namespace Crm.Seeding.Stories;

/// <summary>A call that does not become a lead: answered at once, passed on, promised a call-back, or a nuisance.</summary>
internal sealed class CallStory(int number, Diary diary)
{
    private static readonly (CallOutcome Outcome, int Weight)[] Outcomes =
        [(CallOutcome.Answered, 55), (CallOutcome.Transferred, 18), (CallOutcome.CallBackPlanned, 18), (CallOutcome.Nuisance, 9)];

    private readonly Guid call = Uuid5.Of("demo-call", number.ToString("D4"));
    private int scenes;

    public IEnumerable<Scene> Tell()
    {
        var officer = Cast.Officer(diary);
        // numbers of leads and of calls never meet, so nobody who only asks is taken for an investor
        var caller = Investor.Invent(5_000 + number, officer.Unit, diary);
        var words = diary.Pick(DemoWords.Calls);
        var (outcome, _) = diary.Pick(Outcomes, o => o.Weight);
        var sheet = new CallSheet(
            Enum.Parse<Topic>(words.Topic), caller.Contact with { Email = null, WeChat = null }, diary.Chance(0.7) ? caller.Company : null, caller.Place, caller.Fill(words.Wish));
        var callBack = outcome == CallOutcome.CallBackPlanned ? new CallBackTime(Days.Start(diary.WorkingDay(diary.Day.AddDays(diary.Between(1, 3)))).AddHours(diary.Between(9, 16))) : null;
        yield return Act("log", new LogCall(call, sheet, outcome, diary.Day, outcome == CallOutcome.Transferred ? new HandOver(officer.Unit, officer.Login) : null, callBack));
        foreach (var scene in outcome == CallOutcome.Transferred ? Settle(officer.Login) : []) yield return scene;
        if (callBack is null) yield break;

        diary.GoTo(Days.InChina(callBack.At));
        if (diary.Chance(0.15))
        {
            yield return Act("missed", new KeepCallBack(call, Reached: false, "没有人接，明天再打。", diary.Day));
            diary.Wait(1, 2);
        }
        if (diary.Chance(0.92)) yield return Act("kept", new KeepCallBack(call, Reached: true, "已答复，对方没有其他问题。", diary.Day));
    }

    // What was handed over a moment ago still waits; the rest was accepted, or came back and was dealt with.
    private IEnumerable<Scene> Settle(string officer)
    {
        if (diary.Day > diary.Today.AddDays(-2)) yield break;
        var declined = diary.Chance(0.12);
        if (declined) yield return Act("declined", new DeclineTransfer(call, "只是问政策，不涉及项目，请直接答复。", diary.Day), officer);
        yield return Act("accepted", new AcceptTransfer(call, diary.Day), declined ? Cast.Agent : officer);
    }

    private Scene Act(string what, ICommand command, string login = Cast.Agent) =>
        new(diary.Next(), login, $"demo/call/{number:D4}/{scenes++}-{what}", _ => Task.FromResult<ICommand?>(command));
}
