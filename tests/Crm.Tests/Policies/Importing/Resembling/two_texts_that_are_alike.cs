using Crm.Foundation.Searching;
using Crm.Policies.Importing.Resembling;
using CsCheck;

namespace Crm.Tests.Policies.Importing.Resembling;

public class two_texts_that_are_alike
{
    private const string Characters = "一二三四五六七八九十百千万亿元亩项目园区招商引资政策工业用地厂房仓库企业投资";

    private static readonly Gen<string> Texts = Gen.Char[Characters].Array[600, 1500].Select(chars => new string(chars));

    private static readonly string Text = string.Concat(Enumerable.Range(1, 60).Select(i => $"第{i}条，对年销售额超过{i * 37}万元的企业，按{i % 7 + 1}%给予奖励。"));

    [Fact]
    public void share_a_fingerprint_where_only_spacing_and_punctuation_differ_and_a_sketch_too() =>
        Alike(Text, Text.Replace("，", ",").Replace("。", "。\n")).ShouldBe(1);

    [Fact]
    public void are_found_with_a_few_words_changed() => Alike(Text, Text.Replace("第30条", "第三十条").Replace("第40条", "第四十条")).ShouldBeGreaterThan(.9);

    [Fact]
    public void are_found_with_a_paragraph_more() => Alike(Text, "发布机关：某区投资促进局。" + Text + "本办法自发布之日起施行，由投资促进局负责解释。").ShouldBeGreaterThan(TextSketch.Threshold);

    [Fact]
    public void are_not_found_where_half_is_another() => Alike(Text, Text[..(Text.Length / 2)] + string.Concat(Enumerable.Range(200, 30).Select(i => $"各区县应当在{i}日内完成清单{i}的编制并报市里备案。"))).ShouldBeLessThan(TextSketch.Threshold);

    // An estimate is a matter of chance: what holds is its spread over many pairs (sqrt(s(1-s)/128) for a share s), not the worst of them. The same pairs every time.
    [Fact]
    public void are_estimated_without_bias_and_give_or_take_four_percent()
    {
        var random = new Random(5);
        var errors = Enumerable.Range(0, 500).Select(_ =>
        {
            var text = new string(random.GetItems<char>(Characters, random.Next(600, 1500)));
            var at = random.Next(0, 200);
            var other = text[..at] + text[Math.Min(text.Length, at + random.Next(1, 300))..];
            var (one, two) = (TextSketch.Runs(text), TextSketch.Runs(other));
            return TextSketch.Alike(TextSketch.Of(text)!, TextSketch.Of(other)!) - one.Intersect(two).Count() / (double)one.Union(two).Count();
        }).ToList();
        errors.Average().ShouldBe(0, .005);
        Math.Sqrt(errors.Average(e => e * e)).ShouldBeInRange(.01, .04);
    }

    [Fact]
    public void share_a_band() => Texts.Sample(text =>
    {
        // A tenth is cut away at the end: well above the threshold.
        var other = text[..(text.Length * 9 / 10)];
        TextSketch.Bands(TextSketch.Of(text)!).Intersect(TextSketch.Bands(TextSketch.Of(other)!)).ShouldNotBeEmpty();
    }, iter: 200);

    [Fact]
    public void have_the_same_sketch_for_ever() =>
        TextSketch.Bands(TextSketch.Of(FoldedText.Fold(Text))!)[..2].ShouldBe(Known);

    [Fact]
    public void are_not_compared_where_they_are_short() => TextSketch.Of(new string('短', TextSketch.Shortest - 1)).ShouldBeNull();

    private static readonly long[] Known = [-7902989622108064724, 6421373307511170136];

    private static double Alike(string one, string other) => TextSketch.Alike(TextSketch.Of(FoldedText.Fold(one))!, TextSketch.Of(FoldedText.Fold(other))!);
}
