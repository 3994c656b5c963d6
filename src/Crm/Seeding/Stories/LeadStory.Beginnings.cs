using Crm.Foundation;
using Crm.Hotline;
using Crm.Hotline.Converting;
using Crm.Inquiries;
using Crm.Inquiries.Receiving;
using Crm.Inquiries.Triaging;
using Crm.Inquiries.Converting;
using Crm.Leads;
using Crm.Leads.Claiming;
using Crm.Leads.Opening;

namespace Crm.Seeding.Stories;

/// <summary>How a lead begins: by a call, an inquiry or an officer who brings it along.</summary>
internal sealed partial class LeadStory
{
    private static readonly (Source Source, int Weight)[] Channels =
        [(Source.Hotline, 30), (Source.WebForm, 16), (Source.Compendium, 8), (Source.Expo, 15), (Source.Referral, 14), (Source.Import, 7), (Source.Outreach, 10)];

    private Guid Inquiry => Uuid5.Of("demo-inquiry", $"{number}/{scenes}");

    private Topic Topic => investor.Needs.Site == SitePreference.Land ? Topic.IndustrialLand : Topic.Building;

    private IEnumerable<Scene> Opening()
    {
        var (source, _) = diary.Pick(Channels, c => c.Weight);
        return source switch
        {
            Source.Hotline => ByCall(),
            Source.WebForm or Source.Compendium => ByInquiry(source),
            _ => ByOfficer(source),
        };
    }

    private IEnumerable<Scene> ByCall()
    {
        var toPool = diary.Chance(0.25);
        var sheet = new CallSheet(Topic, investor.Contact, investor.Company, investor.Place, Wish());
        yield return Act("call", new TurnCallIntoLead(
            Uuid5.Of("demo-call", $"lead/{number}"), Inquiry, lead, diary.Day, sheet, owner.Unit, toPool ? null : owner.Login, investor.Project), Cast.Agent, opens: true);
        foreach (var scene in FromPool(toPool)) yield return scene;
    }

    private IEnumerable<Scene> ByInquiry(Source source)
    {
        var inquiry = Inquiry;
        yield return Act("inquiry", new ReceiveInquiry(inquiry, source, Topic, investor.Company, investor.Contact, Wish(), investor.Place, diary.Day, owner.Unit), Cast.Agent, opens: true);
        if (diary.Chance(0.4)) diary.Wait(1, 2);
        var toPool = diary.Chance(0.25);
        yield return Act("lead", new TurnInquiryIntoLead(inquiry, lead, diary.Day, owner.Unit, toPool ? null : owner.Login, Project: investor.Project, Reason: TriageReason.NewInvestor), Cast.Agent, opens: true);
        foreach (var scene in FromPool(toPool)) yield return scene;
    }

    private IEnumerable<Scene> ByOfficer(Source source)
    {
        needs = investor.FirstWords;
        yield return Act("lead", new OpenLead(lead, investor.Company, investor.Project, source, investor.Contact, needs, diary.Day, owner.Unit, owner.Login), opens: true);
    }

    private IEnumerable<Scene> FromPool(bool inPool)
    {
        diary.Wait(0, 2);
        unclaimed = inPool && diary.Chance(0.15);
        if (!inPool || unclaimed) yield break;
        diary.Wait(1, 5);
        yield return Act("claim", new ClaimLead(lead, diary.Day));
    }

    private Scene CallsAgain()
    {
        var sheet = new CallSheet(Topic, investor.Contact, investor.Company, investor.Place, Wish());
        var call = Uuid5.Of("demo-call", $"again/{number}/{scenes}");
        return Act("again", new TouchLeadByCall(call, Inquiry, lead, diary.Day, sheet), Cast.Agent);
    }

    private string Wish()
    {
        var topic = Topic.ToString();
        return investor.Fill(diary.Pick([.. DemoWords.Calls.Where(c => c.Topic == topic)]).Wish);
    }
}
