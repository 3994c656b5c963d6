using Crm.Policies.Comparing;
using Crm.Policies.Quoting;
using CsCheck;

namespace Crm.Tests.Policies.Quoting;

public class a_quote_in_a_later_version
{
    private const string Body = "一、用地\n对新建项目给予每亩三万元补助，期限为两年。工业用地可以分期供应。\n二、人才\n对引进的博士给予安家补贴五十万元。";
    private const string Quote = "对新建项目给予每亩三万元补助，期限为两年。";
    private static readonly string? Land = QuoteState.AnchorOf(Body, Quote);

    [Fact]
    public void is_unchanged_where_it_stands_under_its_heading_whatever_came_before_it() =>
        Shown(QuoteState.Of(Quote, Land, "一、总则\n提高质量。\n二、用地\n工业用地可以分期供应。对新建项目给予每亩三万元补助， 期限为两年。")).ShouldBe((QuoteFate.Unchanged, Land, "二、用地", 0));

    [Fact]
    public void is_unchanged_where_its_heading_only_got_another_number() =>
        QuoteState.Of("（一）用地保障。给予补助。", QuoteState.AnchorOf("（一）用地保障。给予补助。", "给予补助。"), "（一）人才。\n（二）用地保障。给予补助。").Fate.ShouldBe(QuoteFate.Unchanged);

    [Fact]
    public void has_moved_where_it_stands_under_another_heading()
    {
        var state = QuoteState.Of(Quote, Land, "一、用地\n工业用地可以分期供应。\n二、奖补\n" + Quote);
        (state.Fate, state.Heading).ShouldBe((QuoteFate.Moved, "二、奖补"));
    }

    [Fact]
    public void without_a_heading_known_cannot_move() => QuoteState.Of(Quote, null, "一、奖补\n" + Quote).Fate.ShouldBe(QuoteFate.Unchanged);

    [Fact]
    public void is_shown_with_what_changed()
    {
        var state = QuoteState.Of(Quote, Land, Body.Replace("三万元", "五万元"));
        (state.Fate, state.Anchor, state.Heading).ShouldBe((QuoteFate.Changed, Land, "一、用地"));
        state.Runs.Where(r => r.Kind != RunKind.Same).Select(r => r.Text).ShouldBe(["三万元", "五万元"]);
    }

    [Fact]
    public void of_several_sentences_is_held_against_as_many()
    {
        var state = QuoteState.Of(Quote + "工业用地可以分期供应。", Land, Body.Replace("可以分期", "应当分期"));
        state.Fate.ShouldBe(QuoteFate.Changed);
        string.Concat(state.Runs.Where(r => r.Kind != RunKind.Deleted).Select(r => r.Text)).ShouldBe(Quote + "工业用地应当分期供应。");
    }

    [Fact]
    public void prefers_the_passage_under_its_own_heading()
    {
        var twice = "一、厂房\n对新建项目给予每亩四万元补助，期限为两年。\n二、用地\n对新建项目给予每亩五万元补助，期限为两年。";
        QuoteState.Of(Quote, Land, twice).Heading.ShouldBe("二、用地");
    }

    [Fact]
    public void is_gone_where_nothing_comes_near() => Shown(QuoteState.Of(Quote, Land, "一、用地\n另行规定。")).ShouldBe((QuoteFate.Gone, null, null, 0));

    [Fact]
    public void from_the_text_itself_is_always_unchanged() =>
        (from parts in Gen.OneOf<string>("一、用地", "（一）目标", "对新建项目给予补助。", "增长7.9%。", "\n", "企业，", "字").Array[1, 40] from at in Gen.Int[0, 100] from length in Gen.Int[2, 30] select (Body: string.Concat(parts), at, length))
        .Sample(p =>
        {
            var start = p.at % p.Body.Length;
            var quote = p.Body.Substring(start, Math.Min(p.length, p.Body.Length - start));
            if (string.IsNullOrWhiteSpace(quote)) return;
            QuoteState.Of(quote, QuoteState.AnchorOf(p.Body, quote), p.Body).Fate.ShouldBe(QuoteFate.Unchanged);
        });

    private static (QuoteFate, string?, string?, int) Shown(QuoteState state) => (state.Fate, state.Anchor, state.Heading, state.Runs.Count);
}
