using Crm.Submissions.Correcting;
using CsCheck;

namespace Crm.Tests.Submissions.Correcting;

public class the_difference
{
    private static readonly Gen<string> Text = Gen.String[Gen.Char["招商地，\na1 "], 0, 40];

    [Fact]
    public void holds_both_texts() => Gen.Select(Text, Text).Sample((old, now) =>
    {
        var changes = TextDifference.Of(old, now);
        string.Concat(changes.Where(c => c.Kind != ChangeKind.Added).Select(c => c.Text)).ShouldBe(old);
        string.Concat(changes.Where(c => c.Kind != ChangeKind.Removed).Select(c => c.Text)).ShouldBe(now);
    });

    [Fact]
    public void shows_the_word_that_was_changed() => TextDifference.Of("亩均税收8万元以上。", "亩均税收12万元以上。").ShouldBe(
        [new("亩均税收", ChangeKind.Kept), new("8", ChangeKind.Removed), new("12", ChangeKind.Added), new("万元以上。", ChangeKind.Kept)]);

    [Fact]
    public void of_a_text_with_itself_is_the_text() => TextDifference.Of("一\n二", "一\n二").ShouldBe([new("一\n二", ChangeKind.Kept)]);
}
