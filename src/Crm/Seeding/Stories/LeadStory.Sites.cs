using Crm.Foundation;
using Crm.Leads;
using Crm.Leads.Matching;
using Crm.Leads.Naming;
using Crm.Leads.Referencing;
using Crm.Leads.Visiting;
using Crm.Parks.Matching;

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
        yield return Act("quote", new AttachPolicy(lead, DemoPolicies.IdOf(policy), 1, diary.Pick(policy.Quotes), null, diary.Day));
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
