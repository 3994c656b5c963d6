using Crm.Foundation;
using Crm.Submissions.Checking;

namespace Crm.Tests.Submissions.Checking;

public class keeping_the_words
{
    [Fact]
    public void starts_with_words_for_every_kind() => ProhibitedKinds.All.ShouldAllBe(kind => ProhibitedWordBook.Starter(kind).Count > 0);

    [Fact]
    public void knows_twenty_kinds_with_a_name_each()
    {
        ProhibitedKinds.All.Count.ShouldBe(20);
        ProhibitedKinds.All.Select(ProhibitedKinds.Of).Distinct().Count().ShouldBe(20);
    }

    [Fact]
    public void takes_two_spellings_of_one_word_for_one() =>
        Set(["刷 单", "刷單", "代开"]).ShouldHaveSingleItem().ShouldBeOfType<ProhibitedWordsSet>().Words.ShouldBe(["代开", "刷 单"]);

    [Fact]
    public void refuses_what_changes_nothing() => Should.Throw<RuleBroken>(() => Set(["乙甲", "甲乙"], ["甲乙", "乙甲"]));

    [Theory]
    [InlineData("，。")]
    [InlineData("赌")]
    [InlineData("")]
    public void refuses_what_is_no_word(string word) => new SetProhibitedWordsValidator().Validate(new SetProhibitedWords(ProhibitedKind.Other, [word], Articles.Day)).IsValid.ShouldBeFalse();

    private static List<object> Set(IReadOnlyList<string> words, IReadOnlyList<string>? before = null) =>
        [.. SetProhibitedWordsHandler.Decide(new SetProhibitedWords(ProhibitedKind.Other, words, Articles.Day), before ?? [])];
}
