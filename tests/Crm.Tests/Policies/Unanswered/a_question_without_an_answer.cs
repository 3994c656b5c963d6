using Crm.Foundation;
using Crm.Inquiries;
using Crm.Policies.Library;
using Crm.Policies.Unanswered;

namespace Crm.Tests.Policies.Unanswered;

public class a_question_without_an_answer
{
    private static readonly DateOnly Day = new(2026, 6, 1);
    private static readonly Guid Call = Guid.NewGuid();
    private static readonly UnansweredQuestion Open = new() { Calls = [Call] };

    private static NoteUnanswered Note(Guid call) => new(call, ["氢能", "补贴"], Topic.Policy, Day);

    [Fact]
    public void is_recorded_once_for_each_call()
    {
        NoteUnansweredHandler.Decide(Note(Call), null).ShouldHaveSingleItem().ShouldBeOfType<QuestionUnanswered>().Words.ShouldBe(["氢能", "补贴"]);
        NoteUnansweredHandler.Decide(Note(Call), Open).ShouldBeEmpty();
        NoteUnansweredHandler.Decide(Note(Guid.NewGuid()), Open).Count().ShouldBe(1);
    }

    [Fact]
    public void is_not_recorded_without_words() => NoteUnansweredHandler.Decide(Note(Call) with { Words = [] }, null).ShouldBeEmpty();

    [Fact]
    public void is_the_same_in_whatever_order_it_was_said() => UnansweredQuestion.IdOf(["氢能", "补贴"]).ShouldBe(UnansweredQuestion.IdOf(["补贴", "氢能"]));

    [Fact]
    public void opens_again_when_it_is_asked_again_unless_it_was_dismissed()
    {
        var asked = new QuestionUnanswered(Guid.NewGuid(), ["氢能"], Topic.Policy, Day);
        Open.Apply(new QuestionCovered(Guid.NewGuid(), Day)).Apply(asked).IsOpen.ShouldBeTrue();
        Open.Apply(new QuestionDismissed("与招商无关", Day)).Apply(asked).IsOpen.ShouldBeFalse();
    }

    [Fact]
    public void is_covered_by_a_document_that_may_be_quoted()
    {
        var command = new CoverQuestion(Guid.NewGuid(), Guid.NewGuid(), Day);
        CoverQuestionHandler.Decide(command, Open, new PolicyListing()).ShouldBe([new QuestionCovered(command.Document, Day)]);
        Should.Throw<RuleBroken>(() => CoverQuestionHandler.Decide(command, Open, null).ToList()).Field.ShouldBe("Document");
        Should.Throw<RuleBroken>(() => CoverQuestionHandler.Decide(command, Open, new PolicyListing { Withdrawn = true }).ToList());
    }

    [Fact]
    public void is_dealt_with_once()
    {
        var done = Open.Apply(new QuestionCovered(Guid.NewGuid(), Day));
        Should.Throw<RuleBroken>(() => DismissQuestionHandler.Decide(new(Guid.NewGuid(), "重复", Day), done, Day).ToList());
        DismissQuestionHandler.Decide(new(Guid.NewGuid(), " 与招商无关 ", Day), Open, Day).ShouldBe([new QuestionDismissed("与招商无关", Day)]);
    }
}
