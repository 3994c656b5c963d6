using Crm.Inquiries.Converting;
using Crm.Leads;
using Crm.Leads.Recognising;

namespace Crm.Tests.Inquiries;

public class choosing_a_lead_for_an_inquiry
{
    private static SimilarLead Hit(Verdict verdict, Clue clue, Stage stage = Stage.Negotiating) =>
        new(Guid.NewGuid(), false, null, "浙江云帆机电有限公司", null, stage, "陈某", "德清县", null, verdict, [new SimilarReason(clue, "")]);

    private static LeadTarget Target(params SimilarLead[] similar) => new(similar, null, "330521", []);

    [Fact]
    public void starts_with_the_lead_of_the_same_person_or_surely_of_the_same_company()
    {
        var (likely, person, same) = (Hit(Verdict.Likely, Clue.ShortName), Hit(Verdict.Likely, Clue.SamePerson), Hit(Verdict.Same, Clue.SameName));
        Target(likely, person).Existing.ShouldBe(person.Id);
        Target(likely, same).Existing.ShouldBe(same.Id);
    }

    [Fact]
    public void starts_with_a_new_one_where_a_person_has_to_look_first()
    {
        var target = Target(Hit(Verdict.Likely, Clue.ShortName));
        (target.Existing, target.Known.Count).ShouldBe((null, 1));
    }

    [Fact]
    public void chooses_nothing_while_the_name_is_being_typed()
    {
        var target = Target();
        var same = Hit(Verdict.Same, Clue.SameName);
        target.Learn([same]);
        (target.Existing, target.Known.Count).ShouldBe((null, 1));
        target.Existing = same.Id;
        target.Learn([same]);
        target.Existing.ShouldBe(same.Id, "what a person chose stays");
        target.Learn([]);
        target.Existing.ShouldBeNull();
    }

    [Fact]
    public void offers_none_that_was_terminated() => Target(Hit(Verdict.Same, Clue.SameName, Stage.Terminated)).Known.ShouldBeEmpty();
}
