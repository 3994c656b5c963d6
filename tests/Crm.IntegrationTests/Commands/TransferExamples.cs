using Crm.Foundation;
using Crm.Leads;
using Crm.Leads.Dividing;
using Crm.Leads.Reporting;
using Crm.Leads.Transferring;
using Crm.Privacy;

namespace Crm.IntegrationTests.Commands;

/// <summary>What goes on between units: leads that are handed on, figures that are divided, projects that several report.</summary>
internal static class TransferExamples
{
    private const string Officer = LeadExamples.Officer;
    private const string Taker = "manager@330523";
    private const string Above = LeadExamples.Manager;

    private static readonly DateOnly Day = LeadExamples.Day;

    public static Book Book => new Book()
        .On(Officer, LeadExamples.Owned, lead => Offering(lead))
        .On(Taker, Offered, offer => new AcceptOffer(offer.LeadId, offer.Offer, "officer@330523", "月底前对接", Day))
        .On(Taker, Offered, offer => new DeclineOffer(offer.LeadId, offer.Offer, "没有合适的地", Day))
        .On(Officer, Offered, offer => new WithdrawOffer(offer.LeadId, offer.Offer, "投资方改了主意", Day))
        .On(Officer, Offered, offer => new DisputeOffer(offer.LeadId, offer.Offer, "5 月 20 日由我县首次接触", [], Day))
        .On(Above, Disputed, offer => new RuleOnOffer(offer.LeadId, offer.Offer, "330523", "officer@330523", "落地在安吉", Halves, Day))
        .On(Above, LeadExamples.Owned, lead => new SetBenefitShares(lead, Guid.NewGuid(), Halves, "两县协商", Day, 2))
        .On(Above, Shared, shares => new EndBenefitShares(shares.LeadId, shares.Agreement, "协议解除", Day))
        .First(Officer, () => Reporting())
        .On(Officer, Reported, claim => new StateOnReport(claim.Claim, claim.First, "附会议纪要", Day))
        .On(Above, Contested, claim => new RuleOnReport(claim.Claim, claim.Second, "会议纪要为证", Day))
        .On(Above, StaffExamples.Founded, unit => new SetReportRules(unit, China.Today(TimeProvider.System), 3, Day));

    /// <summary>Half for each of two districts, for five years.</summary>
    public static BenefitTerms Halves => new(Day, 5, [.. Enum.GetValues<ShareIndicator>().Select(indicator => new IndicatorTerms(indicator, false, [new("330521", 50), new("330523", 50)]))]);

    /// <summary>A complete report of a project that nobody else reports.</summary>
    public static ReportProject Reporting(string? company = null) => new(
        Guid.CreateVersion7(), company ?? Company(), "电机扩产", new Contact("李女士", Hotline.Calls.NewNumber()), new Needs { Investment = 12_000, Region = "330521" }, "5 月 20 日在县行政中心会面，有会议纪要", Day);

    /// <summary>A company that no other test has.</summary>
    public static string Company() => $"浙江{string.Concat(Enumerable.Range(0, 5).Select(_ => (char)('\u4e00' + Random.Shared.Next(2_000, 16_000))))}机电有限公司";

    private static OfferLead Offering(Guid lead) => new(lead, Guid.CreateVersion7(), "330523", "项目选址在安吉", Halves, Day);

    private static async Task<OfferLead> Offered(CrmApp app)
    {
        var offer = Offering(await LeadExamples.Owned(app));
        await app.Do(offer, Officer);
        return offer;
    }

    private static async Task<OfferLead> Disputed(CrmApp app)
    {
        var offer = await Offered(app);
        await app.Do(new DisputeOffer(offer.LeadId, offer.Offer, "首次接触在我县", null, Day), Officer);
        return offer;
    }

    private static async Task<SetBenefitShares> Shared(CrmApp app)
    {
        var shares = new SetBenefitShares(await LeadExamples.Owned(app), Guid.NewGuid(), Halves, "两县协商", Day, 2);
        await app.Do(shares, Above);
        return shares;
    }

    private static async Task<(Guid Claim, Guid First)> Reported(CrmApp app)
    {
        var report = Reporting();
        await app.Do(report, Officer);
        return (ClaimOf(report), report.ReportId);
    }

    private static async Task<(Guid Claim, Guid Second)> Contested(CrmApp app)
    {
        var (first, second) = (Reporting(), Guid.CreateVersion7());
        await app.Do(first, Officer);
        await app.Do(first with { ReportId = second }, "officer@330523");
        return (ClaimOf(first), second);
    }

    /// <summary>The stream of a report.</summary>
    public static Guid ClaimOf(ReportProject report) => ProjectIdentity.Of(report.Company, report.Project, report.CreditCode).Claim;
}
