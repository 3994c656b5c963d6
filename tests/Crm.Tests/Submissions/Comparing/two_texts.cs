using Crm.Submissions.Comparing;
using CsCheck;

namespace Crm.Tests.Submissions.Comparing;

public class two_texts
{
    private static readonly Gen<string> Chinese = Gen.String[Gen.Char['了', '龥'], 0, 200];

    [Fact]
    public void that_are_the_same_share_everything() => Gen.String[Gen.Char['了', '龥'], 20, 200].Sample(text => CommonPassages.Of(text, text).Percent == 100);

    [Fact]
    public void have_in_common_only_what_stands_in_both() => Gen.Select(Chinese, Chinese, Chinese).Sample((before, shared, after) =>
    {
        var (first, second) = (before + shared, shared + after);
        foreach (var passage in CommonPassages.Of(first, second).Passages)
        {
            first.ShouldContain(passage.Here);
            second.ShouldContain(passage.There);
            passage.Here.Length.ShouldBeGreaterThanOrEqualTo(CommonPassages.Least);
        }
    });

    [Fact]
    public void share_a_passage_whatever_the_punctuation_and_the_characters()
    {
        var common = CommonPassages.Of("前言。工业用地实行标准地出让，亩均税收应达八万元，违约收回。", "某地：工業用地實行「標準地」出讓、畝均稅收應達八萬元");
        var passage = common.Passages.ShouldHaveSingleItem();
        passage.Here.ShouldBe("工业用地实行标准地出让，亩均税收应达八万元");
        passage.There.ShouldBe("工業用地實行「標準地」出讓、畝均稅收應達八萬元");
        common.Percent.ShouldBeInRange(70, 90);
    }

    [Fact]
    public void share_a_fingerprint_where_they_share_eleven_characters() => Gen.Select(Chinese, Gen.String[Gen.Char['了', '龥'], 11, 40], Chinese, Chinese, Chinese).Sample((a, shared, b, c, d) =>
        TextPrints.Of(a + shared + b).Intersect(TextPrints.Of(c + shared + d)).Any());

    [Fact]
    public void are_asked_for_so_densely_that_no_hundred_characters_escape() => Gen.String[Gen.Char['了', '龥'], 1_000, 2_000].Sample(text =>
    {
        var starts = FindSimilarTextsHandler.PhrasesOf(text).Select(phrase => text.IndexOf(phrase, StringComparison.Ordinal)).ToList();
        for (var at = 0; at + 100 <= text.Length; at++) if (!starts.Any(start => start >= at && start + 12 <= at + 100)) return false;
        return true;
    });

    [Fact]
    public void that_are_short_share_nothing() => CommonPassages.Of("招商引资", "招商引资").Passages.ShouldBeEmpty();
}
