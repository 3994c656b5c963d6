using Crm.Policies.Figures;

namespace Crm.Tests.Policies.Figures;

public class a_place
{
    private const string Text = "甲园产值9亿元。乙园产值9亿元。甲园产值9亿元。";

    [Fact]
    public void is_found_again_wherever_its_sentence_went()
    {
        var place = FigurePlaces.Of(Text, 1, 12, 3);
        (place.Sentence, place.Offset, place.Nth).ShouldBe(("乙园产值9亿元。", 4, 0));
        FigurePlaces.Find("前言。" + Text, place).ShouldBe(11);
        FigurePlaces.Find("乙园产值10亿元。", place).ShouldBeNull();
    }

    [Fact]
    public void in_one_of_several_equal_sentences_is_that_one_as_long_as_there_are_as_many()
    {
        var place = FigurePlaces.Of(Text, 1, 20, 3);
        (place.Sentence, place.Nth).ShouldBe(("甲园产值9亿元。", 1));
        FigurePlaces.Find(Text, place).ShouldBe(16);
        FigurePlaces.Find("甲园产值9亿元。", place).ShouldBe(0);
    }

    [Fact]
    public void is_known_by_the_same_id_in_every_version()
    {
        var document = Guid.NewGuid();
        FigureReview.IdOf(document, FigurePlaces.Of(Text, 1, 12, 3)).ShouldBe(FigureReview.IdOf(document, FigurePlaces.Of("前言。" + Text, 2, 15, 3)));
        FigureReview.IdOf(document, FigurePlaces.Of(Text, 1, 4, 3)).ShouldNotBe(FigureReview.IdOf(document, FigurePlaces.Of(Text, 1, 20, 3)));
    }
}
