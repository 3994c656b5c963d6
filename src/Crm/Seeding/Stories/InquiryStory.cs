using Crm.Foundation;
using Crm.Inquiries;
using Crm.Inquiries.Answering;
using Crm.Inquiries.Assigning;
using Crm.Inquiries.Receiving;
using Crm.Inquiries.Triaging;
using Crm.Leads;

namespace Crm.Seeding.Stories;

/// <summary>A written request that is answered and leads to nothing further, or still waits for its answer.</summary>
internal sealed class InquiryStory(int number, Diary diary)
{
    private readonly Guid inquiry = Uuid5.Of("demo-inquiry", $"plain/{number}");
    private int scenes;

    public IEnumerable<Scene> Tell()
    {
        var officer = Cast.Officer(diary);
        var asker = Investor.Invent(8_000 + number, officer.Unit, diary);
        var words = diary.Pick(DemoWords.Calls);
        var source = diary.Chance(0.6) ? Source.WebForm : Source.Compendium;
        yield return Act("receive", new ReceiveInquiry(inquiry, source, Enum.Parse<Topic>(words.Topic), asker.Company, asker.Contact, asker.Fill(words.Wish), asker.Place, diary.Day));
        diary.Wait(0, 2);
        yield return Act("assign", new AssignInquiry(inquiry, new HandOver(officer.Unit, officer.Login), null, diary.Day));
        diary.Wait(1, 6);
        if (diary.Chance(0.85)) yield return Act("answer", new AnswerInquiry(inquiry, "已把相关政策和园区资料发给对方，对方表示先内部研究。", diary.Day, TriageReason.TooEarly), officer.Login);
    }

    private Scene Act(string what, ICommand command, string login = Cast.Agent) =>
        new(diary.Next(), login, $"demo/inquiry/{number:D4}/{scenes++}-{what}", _ => Task.FromResult<ICommand?>(command));
}
