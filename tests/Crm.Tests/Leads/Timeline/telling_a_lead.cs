using Crm.Foundation;
using Crm.Leads;
using Crm.Leads.Timeline;
using Crm.Privacy;
using Crm.Tests.Foundation;

namespace Crm.Tests.Leads.Timeline;

public class telling_a_lead
{
    private static readonly DateOnly Day = Samples.Day;

    private static readonly LeadOpened Opened = new(
        "XS2026-000001", "浙江云帆机电有限公司", "电机扩产", Source.Hotline, "330521", "330000/330500/330521/", new Needs { LandMu = 60 }, null, null, Day);

    // Rules of a pool, and the reports of a project, stand on streams of their own.
    public static TheoryData<Type> Facts =>
        [.. typeof(LeadOpened).Assembly.GetTypes().Where(t => typeof(IFact).IsAssignableFrom(t) && t is { IsInterface: false } && t.Namespace!.StartsWith("Crm.Leads", StringComparison.Ordinal)
            && t != typeof(Crm.Leads.Pooling.PoolRulesSet) && t.Namespace != "Crm.Leads.Reporting")];

    private static TimelineEntry Last(params object[] facts) => new LeadStory(new Names()).Tell(Samples.Stream([Opened, .. facts]))[^1];

    [Theory, MemberData(nameof(Facts))]
    public void has_words_for_every_fact_in_both_languages(Type type)
    {
        Last(Samples.Any(type)).Title.ShouldNotBeNullOrWhiteSpace();
        using var english = new English();
        var entry = Last(Samples.Any(type));
        string.Concat(entry.Title, entry.Note, entry.Details?.Summary).ShouldNotContain(c => c >= '\u4e00' && c <= '\u9fff');
    }

    [Fact]
    public void reads_on_from_the_person_who_did_it()
    {
        var entry = Last(new StageAdvanced(Stage.Assessing, Stage.Negotiating, [], Day));
        (entry.Who + " " + entry.Title).ShouldBe("陈某 把线索从 研判 推进到 洽谈");
    }

    [Fact]
    public void says_which_needs_changed_from_what_to_what()
    {
        var details = Last(new NeedsRevised(new Needs { LandMu = 80, Investment = 32_000, Industry = "C38" }, Day)).Details!;
        details.Summary.ShouldBe("需求变更 3 项");
        details.Changes.ShouldContain(new TimelineChange("用地", "60 亩", "80 亩"));
        details.Changes.ShouldContain(new TimelineChange("意向投资", null, "3.2 亿元"));
    }

    [Fact]
    public void names_the_file_that_proved_a_stage_and_the_one_that_was_removed()
    {
        var file = new LeadFileAdded(Guid.NewGuid(), "协议.pdf", "application/pdf", 2_500_000, "00", Day);
        Last(file).Title.ShouldBe("上传了文件“协议.pdf”（2.4 MB）");
        var signed = new StageAdvanced(Stage.Visiting, Stage.Signed, [new(EvidenceKind.Agreement, null, file.File, Day, 5000)], Day);
        Last(file, signed).Details!.Changes.ShouldHaveSingleItem().After!.ShouldEndWith(" · 协议.pdf");
        var removed = Last(file, new LeadFileRemoved(file.File, "传错了", Day));
        (removed.Title, removed.Text).ShouldBe(("移除了文件“协议.pdf”", "传错了"));
    }

    [Fact]
    public void keeps_both_dates()
    {
        var late = new LeadStory(new Names()).Tell([Samples.Event(Opened, 1, at: Samples.Noon.AddDays(21))])[0];
        (late.OccurredOn, China.DayOf(late.RecordedAt)).ShouldBe((Day, Day.AddDays(21)));
    }

    [Theory]
    [InlineData(null, null, "把线索放进德清县的公海")]
    [InlineData(null, "chen", "把线索退回德清县的公海")]
    [InlineData(null, "wang", "从 王某 收回线索，放进德清县的公海")]
    [InlineData("chen", null, "认领了线索")]
    [InlineData("wang", null, "把线索交给德清县的 王某")]
    [InlineData("wang", "chen", "把线索从 陈某 改派给德清县的 王某")]
    public void tells_handing_over_from_claiming_and_giving_back(string? owner, string? from, string words) =>
        Last(new LeadAssigned("330521", "330000/330500/330521/", owner, from, null, Day)).Title.ShouldBe(words);

    [Fact]
    public void tells_putting_off_from_planning_anew()
    {
        var planned = new NextActionPlanned("寄样本", Day.AddDays(2), Day);
        Last(planned).Title.ShouldBe("安排了下一步：寄样本，2026年6月5日");
        Last(planned, planned with { On = Day.AddDays(9) }).Title.ShouldBe("把“寄样本”从 2026年6月5日 改到 2026年6月12日");
        Last(planned, new NextActionPlanned(null, null, Day)).Title.ShouldBe("取消了下一步安排");
    }

    [Fact]
    public void shows_proofs_with_number_date_and_amount()
    {
        var proof = new Evidence(EvidenceKind.Agreement, "HT-18", On: Day, Amount: 32_000);
        var details = Last(new StageAdvanced(Stage.Visiting, Stage.Signed, [proof], Day)).Details!;
        details.Changes.ShouldBe([new TimelineChange("投资协议", null, "HT-18 · 2026年6月3日 · 3.2 亿元")]);
    }

    [Fact]
    public void never_names_a_contact()
    {
        var person = Guid.CreateVersion7();
        var contact = new SealedContact(person, new Sealed(person, "box"), null, null, null, "采购总监");
        Last(new ContactRecorded(contact, Day)).Title.ShouldBe("登记了联系人（采购总监）");
        Last(new ContactRecorded(contact, Day), new ContactRecorded(contact, Day)).Title.ShouldBe("更新了联系人（采购总监）");
    }
}
