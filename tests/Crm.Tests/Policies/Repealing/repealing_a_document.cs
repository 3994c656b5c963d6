using Crm.Foundation;
using Crm.Policies;
using Crm.Policies.Library;
using Crm.Policies.Repealing;

namespace Crm.Tests.Policies.Repealing;

public class repealing_a_document
{
    private static readonly DateOnly Today = new(2026, 6, 1);
    private static readonly PolicyDocument Document = new() { Id = Guid.NewGuid(), TextVersion = 1 };
    private static readonly PolicyListing Newer = new() { Id = Guid.NewGuid(), Title = "新办法" };

    [Fact]
    public void keeps_the_name_of_the_document_that_does_it() =>
        Decide(new(Document.Id, true, Today, Newer.Id), Document, Newer).ShouldBe(new PolicyDocumentRepealed(true, Today, Newer.Id, "新办法", Today));

    [Fact]
    public void may_lie_in_the_days_to_come() => Decide(new(Document.Id, false, new(2030, 1, 1)), Document, null).ShouldBe(new PolicyDocumentRepealed(false, new(2030, 1, 1), null, null, Today));

    [Fact]
    public void by_another_needs_its_name() => Should.Throw<RuleBroken>(() => Decide(new(Document.Id, true, Today, null, " "), Document, null)).Field.ShouldBe(nameof(RepealPolicyDocument.ByTitle));

    [Fact]
    public void by_itself_by_nothing_by_what_is_withdrawn_or_by_what_it_repealed_is_refused()
    {
        Should.Throw<RuleBroken>(() => Decide(new(Document.Id, true, Today, Document.Id), Document, null));
        Should.Throw<RuleBroken>(() => Decide(new(Document.Id, true, Today, Newer.Id), Document, null));
        Should.Throw<RuleBroken>(() => Decide(new(Document.Id, true, Today, Newer.Id), Document, Newer with { Withdrawn = true }));
        Should.Throw<RuleBroken>(() => Decide(new(Document.Id, true, Today, Newer.Id), Document, Newer with { RepealedBy = Document.Id }));
    }

    [Fact]
    public void again_in_other_words_corrects_it_and_in_the_same_words_is_refused()
    {
        var known = Document with { Repeal = new(false, Today, null, null, new(2026, 5, 1)) };
        Should.Throw<RuleBroken>(() => Decide(new(Document.Id, false, Today), known, null));
        Decide(new(Document.Id, false, Today, null, "某公告"), known, null).ShouldBeOfType<PolicyDocumentRepealed>();
    }

    [Fact]
    public void is_undone_where_it_was_done()
    {
        UndoPolicyRepealHandler.Decide(Document with { Repeal = new(false, Today, null, null, Today) }, Today).ShouldBe([new PolicyRepealUndone(Today)]);
        Should.Throw<RuleBroken>(() => UndoPolicyRepealHandler.Decide(Document, Today).ToList());
    }

    [Theory]
    [InlineData(null, null, "2025-01-01", "2024-12-31", Validity.InForce)]
    [InlineData(null, null, "2025-01-01", "2025-01-01", Validity.Repealed)]
    [InlineData("2020-01-01", "2024-12-31", "2025-06-01", "2025-01-01", Validity.Expired)]
    [InlineData("2020-01-01", "2024-12-31", "2025-06-01", "2025-06-01", Validity.Repealed)]
    [InlineData("2020-01-01", "2024-12-31", "2023-06-01", "2023-05-31", Validity.InForce)]
    [InlineData("2030-01-01", null, "2025-06-01", "2025-05-31", Validity.NotYet)]
    [InlineData("2030-01-01", null, "2025-06-01", "2030-06-01", Validity.Repealed)]
    [InlineData(null, null, null, "2025-06-01", Validity.Unstated)]
    public void decides_about_every_day(string? from, string? to, string? repealed, string day, Validity validity) =>
        new PolicyListing { ValidFrom = Day(from), ValidTo = Day(to), RepealedOn = Day(repealed) }.On(Day(day)!.Value).ShouldBe(validity);

    private static object Decide(RepealPolicyDocument command, PolicyDocument document, PolicyListing? by) => RepealPolicyDocumentHandler.Decide(command, document, by, Today).ShouldHaveSingleItem();

    private static DateOnly? Day(string? text) => text is null ? null : DateOnly.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
