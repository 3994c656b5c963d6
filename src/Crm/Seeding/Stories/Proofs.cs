using Crm.Leads;

namespace Crm.Seeding.Stories;

/// <summary>The documents a project shows at its stages, with invented numbers.</summary>
internal static class Proofs
{
    /// <summary>What entering a stage asks for.</summary>
    public static IReadOnlyList<Evidence> For(Stage stage, Investor investor, DateOnly day)
    {
        var land = investor.Needs.Site == SitePreference.Land;
        return stage switch
        {
            Stage.Signed => [new(EvidenceKind.Agreement, $"（{day.Year}）投协字第 {investor.Number:D3} 号", On: day, Amount: investor.Needs.Investment)],
            Stage.Landed when land => [Registration(investor, day), new(EvidenceKind.LandSupply, $"{investor.Place}{day.Year}A{investor.Number:D5}", On: day)],
            Stage.Landed => [Registration(investor, day)],
            Stage.UnderConstruction when land => [new(EvidenceKind.ConstructionPermit, $"{investor.Place}{day:yyyyMMdd}{investor.Number:D4}", On: day)],
            Stage.UnderConstruction => [new(EvidenceKind.LeaseAndFitOut, $"租（{day.Year}）第 {investor.Number:D3} 号", On: day, Note: "装修已进场")],
            Stage.Completed => [new(EvidenceKind.CompletionAcceptance, $"竣验（{day.Year}）第 {investor.Number:D3} 号", On: day)],
            Stage.InProduction => [new(EvidenceKind.FirstProduction, $"首批发货单 {day:yyyyMMdd}-{investor.Number:D3}", On: day)],
            Stage.AtCapacity => [new(EvidenceKind.AgreedOutput, $"达产评价（{day.Year}）第 {investor.Number:D3} 号", On: day)],
            _ => [],
        };
    }

    private static Evidence Registration(Investor investor, DateOnly day) => new(EvidenceKind.Registration, investor.CreditCode, On: day);
}
