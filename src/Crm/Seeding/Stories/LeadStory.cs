using Crm.Foundation;
using Crm.Leads;
using Crm.Leads.Advancing;
using Crm.Leads.Assigning;
using Crm.Leads.Dividing;
using Crm.Leads.FollowingUp;
using Crm.Leads.Naming;
using Crm.Leads.Planning;
using Crm.Leads.Reopening;
using Crm.Leads.Revising;
using Crm.Leads.Sharing;
using Crm.Leads.SteppingBack;
using Crm.Leads.Terminating;
using Crm.Pipeline.Closing;
using Crm.Pipeline.Closing.Adjusting;

namespace Crm.Seeding.Stories;

/// <summary>One project's life, told to its end whatever year that is; the book cuts off what lies in the future.</summary>
internal sealed partial class LeadStory(int number, Diary diary)
{
    private readonly Guid lead = Uuid5.Of("demo-lead", number.ToString("D4"));

    // slower and quicker projects: a factor on every waiting time, in per cent
    private readonly int pace = diary.Between(65, 150);
    private readonly HashSet<string> shared = [];
    private readonly Dictionary<Stage, int> told = [];
    private Investor investor = null!;
    private DemoPerson owner = null!;
    private Needs needs = new();
    private Stage stage = Stage.Lead;
    private DateOnly entered;
    private (string Month, DateOnly Until) lifted = ("", default);
    private bool unclaimed;
    private int scenes;

    // follow-ups from, to; days between them from, to; risk of coming to an end
    private static readonly Dictionary<Stage, (int From, int To, int Days, int MoreDays, double Risk)> Chapters = new()
    {
        [Stage.Lead] = (1, 2, 3, 9, 0.06),
        [Stage.Assessing] = (1, 2, 5, 14, 0.10),
        [Stage.Negotiating] = (2, 4, 6, 16, 0.13),
        [Stage.Visiting] = (1, 2, 7, 18, 0.07),
        [Stage.Signed] = (1, 2, 12, 28, 0.04),
        [Stage.Landed] = (1, 1, 18, 44, 0.02),
        [Stage.UnderConstruction] = (2, 3, 34, 66, 0.01),
        [Stage.Completed] = (1, 1, 18, 40, 0),
        [Stage.InProduction] = (1, 2, 36, 70, 0),
        [Stage.AtCapacity] = (1, 2, 45, 90, 0),
    };

    public IEnumerable<Scene> Tell()
    {
        owner = Cast.Officer(diary);
        investor = Investor.Invent(number, owner.Unit, diary);
        entered = diary.Day;
        foreach (var scene in Opening()) yield return scene;
        while (!unclaimed)
        {
            foreach (var scene in Chapter()) yield return scene;
            if (stage is Stage.AtCapacity or Stage.Terminated || IsForgotten()) yield break;
            foreach (var scene in Turn()) yield return scene;
            if (stage == Stage.Terminated) yield break;
        }
    }

    // nobody comes back to it, and nobody says so: what the list of overdue leads is for
    private bool IsForgotten() => stage <= Stage.Visiting && diary.Chance(0.05);

    private IEnumerable<Scene> Chapter()
    {
        if (stage == Stage.Assessing) yield return ReviseNeeds(investor.Needs);
        var (from, to, days, moreDays, _) = Chapters[stage];
        var talks = diary.Between(from, to);
        for (var talk = 0; talk < talks; talk++)
        {
            var pause = diary.Between(days * pace / 100, moreDays * pace / 100);
            yield return FollowUp(pause);
            foreach (var scene in Between()) yield return scene;
            diary.Wait(pause, pause);
            if (diary.Chance(0.2)) diary.Wait(1, 6);
            if (diary.Chance(0.12)) yield return Act("done", new CompleteNextAction(lead, diary.Day));
        }
        foreach (var scene in Specials()) yield return scene;
    }

    // what happens at most once in a while, at any stage
    private IEnumerable<Scene> Between()
    {
        if (stage is Stage.Negotiating or Stage.Visiting && diary.Chance(0.12) && needs.LandMu is { } mu && mu > 20) yield return ReviseNeeds(needs with { LandMu = Math.Round(mu * 0.9m) });
        if (stage <= Stage.Landed && diary.Chance(0.04) && Cast.Colleague(owner, diary) is { } next)
        {
            var manager = Cast.ManagerOver(owner.Unit);
            var hands = new AssignLead(lead, next.Unit, next.Login, diary.Pick(DemoWords.Reasons.Transfers), diary.Day);
            yield return Act("transfer", hands, manager.Login);
            if (number % 2 == 0 && stage >= Stage.Negotiating && Division(owner.Unit, next.Unit, manager) is { } division) yield return division;
            owner = next;
            shared.Add(next.Login);
        }
        if (diary.Chance(0.02) && Cast.Colleague(owner, diary) is { } colleague && shared.Add(colleague.Login)) yield return Act("share", new ShareLead(lead, colleague.Login, diary.Day));
        if (stage is > Stage.Lead and <= Stage.Signed && diary.Chance(0.02)) yield return CallsAgain();
    }

    private IEnumerable<Scene> Turn()
    {
        if (diary.Chance(Chapters[stage].Risk))
        {
            foreach (var scene in End()) yield return scene;
            if (stage == Stage.Terminated) yield break;
        }
        if (stage == Stage.Visiting && diary.Chance(0.05))
        {
            yield return Versioned("back", version => new StepBack(lead, Stage.Negotiating, diary.Pick(DemoWords.Reasons.StepsBack), diary.Day, version));
            (stage, entered) = (Stage.Negotiating, diary.Day);
            diary.Wait(3, 12);
            yield return FollowUp(diary.Between(3, 9));
            diary.Wait(2, 9);
        }
        foreach (var scene in Advance()) yield return scene;
    }

    private IEnumerable<Scene> End()
    {
        var why = diary.Pick(DemoWords.Reasons.Terminations);
        yield return Versioned("end", version => new TerminateLead(lead, why.Reason, why.Note, diary.Day, version));
        if (!diary.Chance(0.22) || why.Reason == TerminationReason.Duplicate)
        {
            stage = Stage.Terminated;
            yield break;
        }
        diary.Wait(25, 90);
        var reason = diary.Pick(DemoWords.Reasons.Reopenings);
        yield return Versioned("reopen", version => new ReopenLead(lead, reason, diary.Day, version));
        yield return FollowUp(diary.Between(3, 10));
        diary.Wait(3, 10);
    }

    private IEnumerable<Scene> Advance()
    {
        var to = stage + 1;
        var day = IsToldLate(to) && diary.Day.AddDays(-9 - (number * 13 % 27)) is var late && late > entered ? late : diary.Day;
        (stage, entered) = (to, day);
        if (DemoClosings.IsClosed(owner.Unit, day, diary.Day) && (lifted.Month != $"{day:yyyy-MM}" || lifted.Until < diary.Day))
        {
            lifted = ($"{day:yyyy-MM}", diary.Day.AddDays(Adjustment.Days));
            var adjustment = Uuid5.Of("demo-adjustment", $"{number}/{scenes}");
            yield return Act("ask", new AskAdjustment(adjustment, lifted.Month, DemoWords.Reasons.Adjustments[number % DemoWords.Reasons.Adjustments.Count], lead));
            yield return Act("approve", new ApproveAdjustment(adjustment), Cast.ManagerOver(owner.Unit).Login);
        }
        yield return Versioned("advance", version => new AdvanceStage(lead, to, day, Proofs.For(to, investor, day), version));
    }

    // some papers reach the office weeks after they were signed; told by the number, so that the dice fall as without it
    private bool IsToldLate(Stage to) => to >= Stage.Signed && ((number * 7) + (int)to) % 4 == 0;

    // half each for five years, or both in full, where a project went to another place below the same manager
    private Scene? Division(string from, string to, DemoPerson manager)
    {
        if (from == to || from == manager.Unit || to == manager.Unit) return null;
        var whole = number % 3 == 0;
        UnitPart[] parts = [new(from, whole ? 100 : 50), new(to, whole ? 100 : 50)];
        var terms = new BenefitTerms(diary.Day, 5, [new(ShareIndicator.SignedCount, whole, parts), new(ShareIndicator.SignedAmount, whole, parts)]);
        var (agreement, reason, day) = (Uuid5.Of("demo-shares", $"{number}/{scenes}"), DemoWords.Reasons.Divisions[number % DemoWords.Reasons.Divisions.Count], diary.Day);
        return Versioned("shares", version => new SetBenefitShares(lead, agreement, terms, reason, day, version), manager.Login);
    }

    private Scene FollowUp(int daysToNext)
    {
        var words = Words();
        var next = diary.WorkingDay(diary.Day.AddDays(Math.Max(1, daysToNext)));
        // whoever opens the demo finds something due that day
        if (next > diary.Today && next <= diary.Today.AddDays(5) && diary.Chance(0.4)) next = diary.Today;
        // some officers write things down days later
        var happened = diary.Chance(0.08) && scenes > 2 ? diary.Day.AddDays(-diary.Between(1, 7)) : diary.Day;
        var id = Uuid5.Of("demo-follow-up", $"{number}/{scenes}");
        return Act("talk", new LogFollowUp(lead, id, words.Kind, investor.Fill(words.Text), happened, words.Next, next));
    }

    // a step or two further down the list each time, so that nothing is said twice and the roof comes after the piles
    private FollowUpWords Words()
    {
        var site = investor.Needs.Site;
        var words = DemoWords.FollowUps.Where(f => f.Stage == stage && (f.Site ?? site) == site).ToList();
        var at = Math.Min(told.GetValueOrDefault(stage) + diary.Between(0, 1), words.Count - 1);
        told[stage] = at + 1;
        return words[at];
    }

    private Scene ReviseNeeds(Needs revised)
    {
        needs = revised;
        var day = diary.Day;
        return Versioned("needs", version => new ReviseNeeds(lead, revised, day, version));
    }

    private Scene Act(string what, ICommand command, string? login = null, bool opens = false) =>
        new(diary.Next(), login ?? owner.Login, Key(what), _ => Task.FromResult<ICommand?>(command), opens);

    private Scene Versioned(string what, Func<long, ICommand> command, string? login = null)
    {
        var written = command(0);
        return new(diary.Next(), login ?? owner.Login, Key(what), async prompter => WithVersion(written, await prompter.VersionOf(lead)));
    }

    private string Key(string what) => $"demo/lead/{number:D4}/{scenes++:D3}-{what}";

    // the command is written with the story, so that the dice fall once; only the version is found out on the stage
    private static ICommand WithVersion(ICommand command, long version) => command switch
    {
        AdvanceStage c => c with { Version = version },
        ReviseNeeds c => c with { Version = version },
        NameLead c => c with { Version = version },
        StepBack c => c with { Version = version },
        TerminateLead c => c with { Version = version },
        ReopenLead c => c with { Version = version },
        SetBenefitShares c => c with { Version = version },
        _ => command,
    };
}
