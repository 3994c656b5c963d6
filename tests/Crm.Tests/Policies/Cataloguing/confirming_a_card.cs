using Crm.Foundation;
using Crm.Policies;
using Crm.Policies.Cataloguing;

namespace Crm.Tests.Policies.Cataloguing;

public class confirming_a_card
{
    private static readonly DateOnly Today = new(2026, 6, 1);
    private static readonly PolicyCard Card = new(PolicyKind.Measure, "330521", null, null, "湖政发〔2020〕1号", null, ["C38"], null, null);
    private static readonly PolicyDocument Document = new() { Id = Guid.NewGuid(), TextVersion = 2, Card = Card };

    [Fact]
    public void as_it_was_proposed_is_a_fact_as_well() =>
        Decide(Card, 2, Document).ShouldBeOfType<PolicyDocumentCatalogued>().TextVersion.ShouldBe(2);

    [Fact]
    public void keeps_it_tidy()
    {
        var card = ((PolicyDocumentCatalogued)Decide(Card with { DocumentNumber = " 湖政发[2020] 1 号 ", Issuer = " ", Industries = ["38", "C38"] }, 2, Document)).Card;
        (card.DocumentNumber, card.Issuer).ShouldBe(("湖政发〔2020〕1号", null));
        card.Industries.ShouldBe(["C38"]);
    }

    [Fact]
    public void twice_is_refused() =>
        Should.Throw<RuleBroken>(() => Decide(Card with { Industries = ["C38"] }, 2, Document with { CardVersion = 2 })).Message.ShouldBe("目录信息没有变。");

    [Fact]
    public void counts_again_once_the_text_has_changed() => Decide(Card, 2, Document with { CardVersion = 1 }).ShouldBeOfType<PolicyDocumentCatalogued>();

    [Fact]
    public void of_a_text_that_was_not_seen_is_a_conflict() => Should.Throw<RuleBroken>(() => Decide(Card, 1, Document)).Kind.ShouldBe(Refusal.Conflict);

    [Fact]
    public void of_a_withdrawn_document_is_refused() => Should.Throw<RuleBroken>(() => Decide(Card, 2, Document with { Withdrawn = true }));

    private static object Decide(PolicyCard card, int version, PolicyDocument document) =>
        CataloguePolicyDocumentHandler.Decide(new(document.Id, version, card), document, Today).ShouldHaveSingleItem();
}
