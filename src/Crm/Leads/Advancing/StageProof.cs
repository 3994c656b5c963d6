using Crm.Foundation;
using Crm.Foundation.Formats;

namespace Crm.Leads.Advancing;

/// <summary>What must be proven to enter a stage; the domain guide's table of stages.</summary>
public static class StageProof
{
    /// <summary>
    /// Every stage between here and there asks for its own proof: talks and visits that are on record, documents from 签约 on.
    /// </summary>
    /// <exception cref="RuleBroken">Names the first stage whose proof is missing, and what it is.</exception>
    public static void MustSuffice(Lead lead, Stage to, IReadOnlyList<Evidence> given, DateOnly today)
    {
        if (to >= Stage.Negotiating && lead.Stage < Stage.Negotiating && !lead.HasTalked) throw Missing("进入洽谈前，要先有一条与投资方的跟进记录。");
        if (to >= Stage.Visiting && lead.Stage < Stage.Visiting && to == Stage.Visiting && !lead.HasMet && lead.Visits.Count == 0)
            throw Missing("进入考察前，要先登记一次有日期的来访或拜访。");
        foreach (var evidence in given) MustBeWhole(evidence, lead, today);
        for (var stage = Max(lead.Stage + 1, Stage.Signed); stage <= to; stage++)
            if (AsksFor(stage, lead).All(kind => !given.Any(e => e.Kind == kind) && !lead.Proven.Contains(kind))) throw Missing(Sentence(stage));
        if (to >= Stage.Landed && lead.Stage < Stage.Landed && NeedsLand(lead) && given.All(e => e.Kind != EvidenceKind.LandSupply) && !lead.Proven.Contains(EvidenceKind.LandSupply))
            throw Missing("项目需要用地：落地要有供地文件（编号或附件）。");
    }

    /// <summary>The kinds of proof a stage asks for, any one of which will do; empty for stages without documents. Pages draw their forms from it.</summary>
    public static IReadOnlyList<EvidenceKind> AsksFor(Stage stage, Lead lead) => stage switch
    {
        Stage.Signed => [EvidenceKind.Agreement],
        Stage.Landed => [EvidenceKind.Registration],
        Stage.UnderConstruction => NeedsLand(lead) ? [EvidenceKind.ConstructionPermit] : [EvidenceKind.ConstructionPermit, EvidenceKind.LeaseAndFitOut],
        Stage.Completed => [EvidenceKind.CompletionAcceptance],
        Stage.InProduction => [EvidenceKind.FirstProduction],
        Stage.AtCapacity => [EvidenceKind.AgreedOutput],
        _ => [],
    };

    /// <summary>Whether the project builds on land of its own, so that 落地 asks for the land supply document.</summary>
    public static bool NeedsLand(Lead lead) => lead.Needs.Site == SitePreference.Land || (lead.Needs.Site == SitePreference.Any && lead.Needs.LandMu > 0);

    private static void MustBeWhole(Evidence evidence, Lead lead, DateOnly today)
    {
        if (string.IsNullOrWhiteSpace(evidence.Number) && evidence.File is null) throw Missing("每份证明要有编号或附件。");
        if (evidence.File is { } file) lead.MustHaveFile(file, "Evidence");
        if (evidence.On > today) throw new RuleBroken("证明的日期不能晚于今天。") { Field = "Evidence", Kind = Refusal.Input };
        if (evidence.Kind == EvidenceKind.Registration) CreditCode.Parse(evidence.Number, "Evidence");
        if (evidence is { Kind: EvidenceKind.Agreement } and ({ On: null } or not { Amount: > 0 })) throw Missing("签约要有协议的签订日期和金额（万元）。");
    }

    private static string Sentence(Stage stage) => stage switch
    {
        Stage.Signed => "签约要有协议（编号或附件）、签订日期和金额。",
        Stage.Landed => "落地要有工商注册的统一社会信用代码。",
        Stage.UnderConstruction => "开工要有施工许可证；租用厂房的要有租赁合同和装修开工。",
        Stage.Completed => "竣工要有竣工验收文件。",
        Stage.InProduction => "投产要有首批投产凭证。",
        _ => "达产要有产出达到约定水平的证明。",
    };

    private static Stage Max(Stage a, Stage b) => a > b ? a : b;

    private static RuleBroken Missing(string sentence) => new(sentence) { Field = "Evidence" };
}
