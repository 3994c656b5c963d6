using System.Text.Json;
using Crm.Foundation;
using Crm.Foundation.Formats;
using Crm.Hotline;
using Crm.Hotline.Logging;
using Crm.Leads;
using Crm.Leads.Advancing;
using Crm.Leads.Assigning;
using Crm.Leads.FollowingUp;
using Crm.Leads.Matching;
using Crm.Leads.Opening;
using Crm.Leads.Referencing;
using Crm.Leads.Reopening;
using Crm.Leads.Terminating;
using Crm.Leads.Visiting;
using Crm.Parks;
using Crm.Parks.Matching;
using Crm.Privacy;
using Crm.Seeding.Stories;

namespace Crm.Tests.Seeding;

public class the_story_book
{
    private static readonly DateOnly LastDay = new(2026, 11, 22);
    private static readonly StoryBook Book = new(1, LastDay);
    private static readonly IReadOnlyList<Scene> Scenes = Book.Scenes();
    private static readonly IReadOnlyList<ICommand> Commands = Read(Scenes);

    [Fact]
    public void is_the_same_for_the_same_seed_and_day()
    {
        var again = new StoryBook(1, LastDay).Scenes();
        again.Select(s => (s.At, s.Login, s.Key)).ShouldBe(Scenes.Select(s => (s.At, s.Login, s.Key)));
        Text(Read(again)).ShouldBe(Text(Commands));
        Text(Read(new StoryBook(2, LastDay).Scenes())).ShouldNotBe(Text(Commands));
    }

    [Fact]
    public void holds_more_than_three_hundred_leads_and_three_thousand_facts()
    {
        Scenes.Select(s => s.Key).Where(k => k.StartsWith("demo/lead/")).Select(k => k[..14]).Distinct().Count().ShouldBeGreaterThanOrEqualTo(300);
        // every command leaves one event at least
        Commands.Count.ShouldBeInRange(3_000, 9_000);
    }

    [Fact]
    public void tells_of_everything_that_can_happen()
    {
        Commands.OfType<AdvanceStage>().Select(c => c.To).Distinct().Count().ShouldBe(9);
        foreach (var outcome in Enum.GetValues<CallOutcome>().Where(o => o != CallOutcome.BecameLead)) Commands.OfType<LogCall>().ShouldContain(c => c.Outcome == outcome);
        Commands.OfType<LogCall>().Select(c => c.Sheet.Topic).Distinct().Count().ShouldBe(4);
        Commands.OfType<OpenLead>().Select(c => c.Source).Distinct().Count().ShouldBe(4);
        Commands.OfType<TerminateLead>().Select(c => c.Reason).Distinct().Count().ShouldBeGreaterThanOrEqualTo(7);
        foreach (var kind in (Type[])[
            typeof(ReopenLead), typeof(AssignLead), typeof(HoldVisit), typeof(CancelVisit), typeof(ProposeParks), typeof(ShortlistPark), typeof(DeclinePark), typeof(ChoosePark),
            typeof(AttachPolicy), typeof(Crm.Leads.SteppingBack.StepBack), typeof(Crm.Leads.Sharing.ShareLead), typeof(Crm.Leads.Claiming.ClaimLead),
            typeof(Crm.Hotline.Converting.TurnCallIntoLead), typeof(Crm.Hotline.Converting.TouchLeadByCall), typeof(Crm.Hotline.CallingBack.KeepCallBack),
            typeof(Crm.Inquiries.Converting.TurnInquiryIntoLead), typeof(Crm.Inquiries.Answering.AnswerInquiry), typeof(Crm.Policies.Importing.ImportPolicyDocument),
            typeof(Crm.Pipeline.Closing.CloseMonth), typeof(Crm.Pipeline.Closing.Adjusting.AskAdjustment), typeof(Crm.Pipeline.Closing.Adjusting.ApproveAdjustment), typeof(Crm.Leads.Dividing.SetBenefitShares)])
            Commands.ShouldContain(c => c.GetType() == kind, kind.Name);
    }

    [Fact]
    public void tells_of_some_signings_weeks_after_they_happened()
    {
        var told = Scenes.Select(scene => (Day: Days.InChina(scene.At), Command: scene.Line(new Prompter()).Result as AdvanceStage)).Where(one => one.Command?.To == Stage.Signed).ToList();
        told.Count(one => one.Day.DayNumber - one.Command!.OccurredOn.DayNumber > 7).ShouldBeInRange(told.Count / 10, told.Count / 2);
    }

    [Fact]
    public void leaves_leads_in_every_stage()
    {
        var last = Read(Scenes.Where(s => s.Key.StartsWith("demo/lead/"))).OfType<ILeadCommand>()
            .GroupBy(c => c.LeadId)
            .Select(lead => lead.OfType<TerminateLead>().Any() ? Stage.Terminated : lead.OfType<AdvanceStage>().LastOrDefault()?.To ?? Stage.Lead);
        foreach (var stage in Enum.GetValues<Stage>()) last.Count(s => s == stage).ShouldBeGreaterThan(4, stage.ToString());
    }

    [Fact]
    public void goes_on_day_by_day_and_ends_before_its_last_day()
    {
        Scenes.Select(s => s.Key).ShouldBeUnique();
        Scenes.ShouldAllBe(s => s.At >= Days.Start(Book.FirstDay) && s.At < Days.Start(LastDay));
        foreach (var story in Scenes.GroupBy(s => s.Key.Substring(0, s.Key.LastIndexOf('/')))) story.Select(s => s.At).ShouldBeInOrder();
        (Days.InChina(Scenes[^1].At).DayNumber - Days.InChina(Scenes[0].At).DayNumber).ShouldBeGreaterThan(530);
    }

    [Fact]
    public void leaves_the_demo_officer_something_due_on_the_last_day_and_something_overdue()
    {
        var due = Scenes.Zip(Scenes.Select(s => s.Line(new Prompter()).Result))
            .Where(played => played.First.Login == "officer" && played.Second is LogFollowUp)
            .GroupBy(played => ((LogFollowUp)played.Second!).LeadId)
            .Select(lead => ((LogFollowUp)lead.Last().Second!).NextOn)
            .ToList();
        due.ShouldContain(LastDay);
        due.ShouldContain(day => day < LastDay);
    }

    [Fact]
    public void says_nothing_of_a_person_outside_their_contact()
    {
        var names = Commands.Select(ContactOf).OfType<Contact>().SelectMany(c => (string?[])[c.Name, c.Phone]).OfType<string>().ToHashSet();
        var texts = Commands.OfType<LogFollowUp>().Select(c => c.Text).Concat(Commands.OfType<HoldVisit>().Select(c => c.Result)).Concat(Commands.OfType<LogCall>().Select(c => c.Sheet.Wish!));
        texts.ShouldAllBe(text => !names.Any(name => text.Contains(name)));
        texts.ShouldAllBe(text => !text.Contains('{'));
    }

    [Fact]
    public void gives_registered_companies_credit_codes_that_hold()
    {
        var codes = Commands.OfType<AdvanceStage>().SelectMany(c => c.Evidence).Where(e => e.Kind == EvidenceKind.Registration).Select(e => e.Number!).ToList();
        codes.ShouldNotBeEmpty();
        foreach (var code in codes) CreditCode.Parse(code).Value.ShouldContain("MADEM");
    }

    private static Contact? ContactOf(ICommand command) => command switch
    {
        OpenLead c => c.Contact,
        LogCall c => c.Sheet.Caller,
        _ => null,
    };

    private static IReadOnlyList<ICommand> Read(IEnumerable<Scene> scenes) => [.. scenes.Select(s => s.Line(new Prompter()).Result).OfType<ICommand>()];

    private static string Text(IEnumerable<ICommand> commands) => string.Join("\n", commands.Select(c => JsonSerializer.Serialize(c, c.GetType())));

    private sealed class Prompter : IPrompter
    {
        private static readonly IReadOnlyList<RankedSite> Sites = [.. Enumerable.Range(0, 4).Select(n => new RankedSite
        {
            ParkId = Uuid5.Of("test-park", $"{n}"), ParkName = "园区", Region = "330521", SiteId = Uuid5.Of("test-site", $"{n}"), SiteName = "地块", Kind = SiteKind.Land,
            Size = 50, Score = 50, Conditions = [], Factors = [],
        })];

        public Task<long> VersionOf(Guid stream) => Task.FromResult(7L);

        public Task<IReadOnlyList<RankedSite>> ProposedTo(Guid lead) => Task.FromResult(Sites);
    }
}
