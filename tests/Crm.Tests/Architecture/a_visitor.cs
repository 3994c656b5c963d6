using Crm.Foundation;
using Crm.Team;
using static Crm.Tests.Team.Staff;

namespace Crm.Tests.Architecture;

/// <summary>Whoever comes to the public site without signing in: everything is closed to them but what stands on a list.</summary>
public class a_visitor
{
    private static readonly IRoster Everybody = new Staffed();

    // Whatever is added here is open to the whole world.
    private static readonly string[] Open =
    [
        "Crm.Compendia.Ordering.FetchCompendium",
        "Crm.Compendia.Ordering.OpenOrder",
        "Crm.Compendia.Ordering.OrderCompendium",
        "Crm.Compendia.Ordering.ReadOrdered",
        "Crm.Compendia.Ordering.RenewCompendiumLink",
        "Crm.Inquiries.Adding.AddToInquiry",
        "Crm.Inquiries.Asking.AskOnline",
        "Crm.Inquiries.Revising.ReviseInquiry",
        "Crm.Inquiries.Tracking.TrackInquiry",
        "Crm.Inquiries.Withdrawing.WithdrawInquiry",
        "Crm.Leads.Packing.OpenPolicyPack",
        "Crm.Leads.Packing.ReadSharedPack",
        "Crm.Leads.Packing.ShowPolicyPack",
        "Crm.Parks.Listing.NameOfPark",
        "Crm.Policies.Searching.FindPoliciesFor",
        "Crm.Privacy.Consenting.CurrentConsentNotice",
        "Crm.PublicSite.ArticlePages.ShowArticle",
        "Crm.PublicSite.ArticlePages.ShowArticles",
        "Crm.PublicSite.CompendiumPages.ShowCompendia",
        "Crm.PublicSite.Crawling.ShowSitemap",
        "Crm.PublicSite.Details.ShowSiteDetails",
        "Crm.PublicSite.Home.ShowHome",
        "Crm.PublicSite.ParkPages.ShowPark",
        "Crm.PublicSite.ParkPages.ShowParks",
        "Crm.PublicSite.RegionPages.ShowRegion",
        "Crm.PublicSite.RegionPages.ShowRegions",
        "Crm.Submissions.Publishing.FindTakeDowns",
        "Crm.Submissions.Publishing.TakeDownOf",
        "Crm.Submissions.Replying.ReplyToEditor",
        "Crm.Submissions.Submitting.SubmitArticle",
        "Crm.Submissions.Terms.CurrentSubmissionTerms",
        "Crm.Submissions.Tracking.TrackSubmission",
        "Crm.Submissions.Withdrawing.WithdrawSubmission",
    ];

    [Fact]
    public void may_use_nothing_but_what_stands_on_the_list() =>
        Rules.Enumerate().Where(rule => Rules.Permit(Actor.Visitor, rule.Type)).Select(rule => rule.Type.FullName).ShouldBe(Open, ignoreOrder: true);

    [Fact]
    public void is_refused_in_words_that_name_no_role() =>
        Should.Throw<RuleBroken>(() => Rules.Demand(Actor.Visitor, typeof(Crm.Leads.Opening.OpenLead))).Kind.ShouldBe(Refusal.Forbidden);

    [Fact]
    public void is_no_job_and_has_neither_role_nor_unit()
    {
        Actor.Visitor.IsJob.ShouldBeFalse();
        Actor.Visitor.Is(Enum.GetValues<Role>()).ShouldBeFalse();
        Actor.Visitor.Oversees("330000").ShouldBeFalse();
        Actor.Visitor.Oversees("").ShouldBeFalse();
    }

    [Theory]
    [InlineData("wang", "public")]
    [InlineData(":import", "public")]
    [InlineData("", "public")]
    [InlineData("@visitor", "page")]
    [InlineData("@visitor", "api")]
    [InlineData("@visitor", "job")]
    public void is_the_only_one_who_comes_through_the_public_channel_and_comes_through_no_other(string login, string channel) =>
        Should.Throw<RuleBroken>(() => Access.Find(login, channel, Everybody)).Kind.ShouldBe(Refusal.Forbidden);

    [Fact]
    public void is_found_without_a_look_at_the_staff() => Access.Find(Caller.Visitor.Login, Caller.Visitor.Channel, Everybody).ShouldBe(Actor.Visitor);

    private sealed class Staffed : IRoster
    {
        public IReadOnlyList<UnitPlace> Units => [];

        public Actor? Find(string login, string channel) => Sheet.Actor(login, channel);

        public UnitPlace? Unit(string code) => null;

        public IReadOnlySet<string> Below(string code) => new HashSet<string>();

        public IReadOnlyList<PersonPlace> People(string unitPath, Role role) => [];

        public PersonPlace? Person(string login) => null;
    }
}
