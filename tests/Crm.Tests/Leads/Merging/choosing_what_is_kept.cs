using Crm.Leads;
using Crm.Leads.Merging;

namespace Crm.Tests.Leads.Merging;

public class choosing_what_is_kept
{
    private readonly MergeSide one = Side("1");
    private readonly MergeSide other = Side("2");
    private readonly MergeChoice choice = new();

    public choosing_what_is_kept() => choice.Compare(new MergePreview(one, other, [new(MergeField.Company, "企业", "甲", "乙"), new(MergeField.LandMu, "用地", null, "60 亩")], one.Id, null));

    [Fact]
    public void fills_the_gaps_of_the_one_that_is_kept_and_changes_nothing_else()
    {
        choice.Taken.ShouldBe([MergeField.LandMu]);
        choice.Keep = other.Id;
        (choice.Kept, choice.Gone, choice.Taken.Count).ShouldBe((other, one, 0));
    }

    [Fact]
    public void holds_to_what_was_chosen_whichever_is_kept()
    {
        choice.Choose(MergeField.Company, other.Id);
        choice.Taken.ShouldBe([MergeField.Company, MergeField.LandMu]);
        choice.Keep = other.Id;
        choice.Taken.ShouldBeEmpty();
        choice.Choose(MergeField.LandMu, one.Id);
        choice.Taken.ShouldBe([MergeField.LandMu]);
    }

    private static MergeSide Side(string number) =>
        new(Guid.NewGuid(), 2, number, "企业", "项目", Stage.Lead, "德清县", null, Samples.Day, null, null, null, 1, 0, 0, [], []);
}
