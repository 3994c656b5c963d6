using Crm.Leads;
using Crm.Leads.Referencing;
using Crm.Policies;
using Crm.Policies.Library;

namespace Crm.Tests.Leads.Referencing;

public class proposing_documents
{
    private static readonly Needs Needs = new() { Region = "330521", Industry = "C34", Site = SitePreference.Building };

    [Fact]
    public void looks_for_the_words_of_industry_site_project_and_remarks() =>
        PolicyProposals.Words("电机扩产", Needs with { Remarks = "想了解设备补贴" }).ShouldBe(["通用设备", "标准厂房", "厂房", "电机", "扩产", "设备"]);

    [Fact]
    public void says_why_the_weightiest_reason_first() =>
        Rank(Candidate(title: "标准厂房租金补助办法", quote: "通用设备企业入驻的，租金减半。")).ShouldHaveSingleItem().Why.ShouldBe("同地区 · 同行业 · 含“通用设备” · 含“标准厂房”");

    [Fact]
    public void puts_the_same_place_before_the_one_above_and_leaves_out_other_places_without_its_words()
    {
        var (own, above, other) = (Candidate("330521", "厂房"), Candidate("330500", "厂房"), Candidate("330523", "别的", "别的"));
        Rank(other, above, own).Select(p => p.Document).ShouldBe([own.Document, above.Document]);
    }

    [Theory]
    [InlineData(Validity.Expired)]
    [InlineData(Validity.Withdrawn)]
    [InlineData(Validity.NotYet)]
    public void leaves_out_what_does_not_apply(Validity validity) => Rank(Candidate() with { Validity = validity }).ShouldBeEmpty();

    [Fact]
    public void leaves_out_a_report_that_has_only_the_place_in_common() => Rank(Candidate(title: "政府工作报告", quote: "") with { Kind = PolicyKind.WorkReport }).ShouldBeEmpty();

    [Fact]
    public void names_each_document_once_by_its_best_passage()
    {
        var (weak, strong) = (Candidate(quote: ""), Candidate(quote: "标准厂房租金减半"));
        Rank(weak, strong with { Document = weak.Document }).ShouldHaveSingleItem().Quote.ShouldBe("标准厂房租金减半");
    }

    private static PolicyCandidate Candidate(string region = "330521", string title = "若干措施", string quote = "标准厂房") =>
        new(Guid.NewGuid(), 1, title, null, region, PolicyKind.Measure, new(2026, 1, 1), Validity.InForce, quote);

    private static IReadOnlyList<ProposedPolicy> Rank(params PolicyCandidate[] candidates) => PolicyProposals.Rank("扩产", Needs, candidates, 5);
}
