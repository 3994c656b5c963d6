using Crm.Foundation;
using Crm.Leads;
using Crm.Leads.Matching;
using Crm.Leads.Naming;
using Crm.Leads.Referencing;
using Crm.Leads.Visiting;
using Crm.Parks.Matching;
using Crm.Promises.Keeping;
using Crm.Promises.Making;

namespace Crm.Seeding.Stories;

/// <summary>What belongs to single stages: park matching, policies, visits, registration.</summary>
internal sealed partial class LeadStory
{
    private bool proposed, chosen;

    private IEnumerable<Scene> Specials() => stage switch
    {
        Stage.Assessing => Propose(),
        Stage.Negotiating => [.. Quote(), .. Visit()],
        Stage.Visiting => Choose(),
        Stage.Signed => Register(),
        _ => [],
    };

    private IEnumerable<Scene> Propose()
    {
        if (proposed || diary.Chance(0.3)) yield break;
        proposed = true;
        var day = diary.Day;
        yield return Act("propose", new ProposeParks(lead, Uuid5.Of("demo-proposal", number.ToString("D4")), day));
        yield return OnSite("shortlist", 0, site => new ShortlistPark(lead, site.SiteId, day));
        yield return OnSite("shortlist", 1, site => new ShortlistPark(lead, site.SiteId, day));
        var reason = diary.Pick(DemoWords.Reasons.Declines);
        yield return OnSite("decline", 2, site => new DeclinePark(lead, site.SiteId, reason, day));
    }

    private IEnumerable<Scene> Choose()
    {
        if (!proposed || chosen || diary.Chance(0.15)) yield break;
        chosen = true;
        var day = diary.Day;
        yield return OnSite("choose", diary.Chance(0.8) ? 0 : 1, site => new ChoosePark(lead, site.SiteId, day));
    }

    private IEnumerable<Scene> Quote()
    {
        if (!diary.Chance(0.55)) yield break;
        var known = DemoPolicies.InLibraryOn(diary.Day);
        if (known.Count == 0) yield break;
        var policy = diary.Pick(known);
        var quote = diary.Pick(policy.Quotes);
        yield return Act("quote", new AttachPolicy(lead, DemoPolicies.IdOf(policy), 1, quote, null, diary.Day));
        foreach (var scene in Promise(policy, quote)) yield return scene;
    }

    // Every third of those who quote something promises it; by the number alone, so that the rest of the story stays what it was.
    private IEnumerable<Scene> Promise(DemoPolicy policy, string quote)
    {
        var (day, promise) = (diary.Day, Uuid5.Of("demo-promise", number.ToString("D4")));
        if (number % 3 != 0 || policy.ValidFrom > day || policy.ValidTo < day) yield break;
        var what = (number % 9) switch { 0 => $"落实“{quote.TrimEnd('。')}”", 3 => "派专人代办注册、立项和报建手续", _ => "协调用电、用水接入到红线边" };
        var rests = number % 9 != 3;
        yield return Act("promise", new MakePromise(
            promise, lead, what, day.AddDays(30 + number % 90), day, number % 9 == 6 ? 50 + number % 200 : null, number % 2 == 0 ? "摘地后三个月内开工" : null, null,
            rests ? DemoPolicies.IdOf(policy) : null, rests ? 1 : null, rests ? quote : null));
        if (number % 4 == 1) yield return Act("keep-promise", new KeepPromise(promise, "会议纪要和现场照片", day));
    }

    private IEnumerable<Scene> Visit()
    {
        var direction = diary.Chance(0.7) ? VisitDirection.InvestorComes : VisitDirection.WeGo;
        var place = direction == VisitDirection.InvestorComes ? investor.Fill("{park}") : investor.Company;
        var on = diary.WorkingDay(diary.Day.AddDays(diary.Between(3, 12)));
        var visit = Uuid5.Of("demo-visit", $"{number}/{scenes}");
        yield return Act("plan", new PlanVisit(lead, visit, direction, on, place, diary.Pick(DemoWords.Reasons.VisitPurposes), diary.Day));
        if (diary.Chance(0.1))
        {
            diary.Wait(1, 2);
            yield return Act("cancel", new CancelVisit(lead, visit, diary.Pick(DemoWords.Reasons.VisitCancellations), diary.Day));
            diary.Wait(4, 12);
            on = diary.WorkingDay(diary.Day.AddDays(diary.Between(3, 9)));
            visit = Uuid5.Of("demo-visit", $"{number}/{scenes}");
            yield return Act("plan", new PlanVisit(lead, visit, direction, on, place, diary.Pick(DemoWords.Reasons.VisitPurposes), diary.Day));
        }
        diary.GoTo(on);
        yield return Act("visit", new HoldVisit(lead, visit, direction, place, diary.Pick(DemoWords.Reasons.VisitResults), diary.Day));
    }

    private IEnumerable<Scene> Register()
    {
        var day = diary.Day;
        yield return Versioned("name", version => new NameLead(lead, investor.Company, investor.Project, investor.CreditCode, day, version));
    }

    private Scene OnSite(string what, int place, Func<RankedSite, ICommand> command) => new(diary.Next(), owner.Login, Key(what), async prompter =>
    {
        var sites = await prompter.ProposedTo(lead);
        return place < sites.Count ? command(sites[place]) : null;
    });
}
