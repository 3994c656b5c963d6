using Crm.Foundation;
using Crm.Policies;
using Crm.Policies.Importing.Undoing;
using Crm.Policies.Reading;

namespace Crm.Tests.Policies.Importing.Undoing;

public class taking_back_an_imported_document
{
    private static readonly DateOnly Day = new(2026, 6, 1);
    private static readonly Guid Import = Guid.CreateVersion7();
    private static readonly Guid Other = Guid.CreateVersion7();
    private static readonly TakeBackImported Command = new(Guid.CreateVersion7(), Import);
    private static readonly PolicyText Former = new() { Body = "第一版。", TextVersion = 1, PublishedOn = Day };

    [Fact]
    public void withdraws_what_the_import_brought() => Decide([Imported(Import)]).ShouldBe([new PolicyDocumentWithdrawn("撤回导入", Day, Import)]);

    [Fact]
    public void returns_to_the_text_before_the_import() =>
        Decide([Imported(null), Revised(2, Import), Revised(3, Import)], former: Former).ShouldHaveSingleItem().ShouldBeOfType<PolicyDocumentRevised>()
            .ShouldSatisfyAllConditions(e => e.Body.ShouldBe("第一版。"), e => e.TextVersion.ShouldBe(4), e => e.PublishedOn.ShouldBe(Day), e => e.Undoes.ShouldBe(Import), e => e.Import.ShouldBeNull());

    [Fact]
    public void takes_out_a_date_that_the_import_filled_in() =>
        Decide([Imported(null), Dated(Import)]).ShouldBe([new PolicyDocumentClassified(PolicyKind.Measure, "330500", null, Day, null, Import)]);

    [Fact]
    public void withdraws_what_came_and_was_dated_by_the_same_import() => Decide([Imported(Import), Dated(Import)]).ShouldHaveSingleItem().ShouldBeOfType<PolicyDocumentWithdrawn>();

    [Fact]
    public void twice_changes_nothing() => Decide([Imported(Import), new PolicyDocumentWithdrawn("撤回导入", Day, Import)]).ShouldBeEmpty();

    [Fact]
    public void of_another_import_changes_nothing() => Decide([Imported(Other)]).ShouldBeEmpty();

    [Fact]
    public void works_again_after_it_was_imported_again() =>
        Decide([Imported(Import), new PolicyDocumentWithdrawn("撤回导入", Day, Import), new PolicyDocumentRestored(Day, Import)]).ShouldHaveSingleItem().ShouldBeOfType<PolicyDocumentWithdrawn>();

    [Fact]
    public void is_refused_where_somebody_changed_it_since()
    {
        Refusal([Imported(Import), new PolicyValiditySet(Day, null, Day)]).ShouldContain("改过");
        Refusal([Imported(Import), Revised(2, Other)]).ShouldContain("改过");
        Refusal([Imported(null), Revised(2, Import), Revised(3, null), Revised(4, Import)], Former).ShouldContain("改过");
    }

    [Fact]
    public void is_refused_where_somebody_quoted_it_since()
    {
        Refusal([Imported(Import)], quoted: 1).ShouldContain("引用");
        Refusal([Imported(null), Revised(2, Import)], Former, quoted: 2).ShouldContain("引用");
        Decide([Imported(null), Revised(2, Import)], Former, quoted: 1).ShouldHaveSingleItem();
    }

    private static PolicyDocumentImported Imported(Guid? import) => new("园区网", "湖州", "330500", "办法", PolicyKind.Measure, Day, "第一版。", "f1", Day, Import: import);

    private static PolicyDocumentRevised Revised(int version, Guid? import) => new(version, $"第 {version} 版。", $"f{version}", Day, null, Day, import);

    private static PolicyDocumentClassified Dated(Guid? import) => new(PolicyKind.Measure, "330500", Day, Day, import);

    private static string Refusal(object[] facts, PolicyText? former = null, int quoted = 0) => Should.Throw<RuleBroken>(() => Decide(facts, former, quoted)).Message;

    private static List<object> Decide(object[] facts, PolicyText? former = null, int quoted = 0)
    {
        var versions = facts.OfType<PolicyDocumentRevised>().Select(e => e.TextVersion).DefaultIfEmpty(1).Max();
        return [.. TakeBackImportedHandler.Decide(Command, new PolicyDocument { Card = new(PolicyKind.Measure, "330500", Day, null, null, null, [], null, null), TextVersion = versions }, facts, quoted, former, Day)];
    }
}
