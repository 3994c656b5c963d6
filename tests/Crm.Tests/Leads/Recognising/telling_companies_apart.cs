using System.Globalization;
using Crm.Leads.Recognising;

namespace Crm.Tests.Leads.Recognising;

public class telling_companies_apart(ITestOutputHelper output)
{
    [Fact]
    public void is_right_about_pairs_made_by_rules()
    {
        PairMaker.All.Count.ShouldBeGreaterThanOrEqualTo(2_000);
        Judge(PairMaker.All);
    }

    [Fact]
    public void is_right_about_hard_pairs_made_by_hand()
    {
        Pair.Hard.Count.ShouldBeGreaterThanOrEqualTo(200);
        Judge(Pair.Hard);
    }

    [Fact]
    public void does_not_depend_on_the_order() =>
        PairMaker.All.Concat(Pair.Hard).Where(p => Likeness.Of(p.One, p.Other).Verdict != Likeness.Of(p.Other, p.One).Verdict).ShouldBeEmpty();

    // What the index doesn't find the comparison never sees. Persons and mail domains are looked up apart from it.
    [Fact]
    public void finds_by_its_keys_whatever_it_would_call_the_same() =>
        PairMaker.All.Concat(Pair.Hard).Where(p => !p.One.Persons.Any(p.Other.Persons.Contains) && (p.One.Domain is null || p.One.Domain != p.Other.Domain))
            .Where(p => Likeness.Of(p.One, p.Other).Verdict != Verdict.Different && !p.One.Keys().Intersect(p.Other.Keys()).Any()).ShouldBeEmpty();

    private void Judge(IReadOnlyList<Pair> pairs)
    {
        var judged = pairs.Select(pair => (Pair: pair, Found: Likeness.Of(pair.One, pair.Other).Verdict != Verdict.Different)).ToList();
        foreach (var rule in judged.GroupBy(j => (j.Pair.Same, j.Pair.Rule)))
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{(rule.Key.Same ? "same     " : "different")} {rule.Count(j => j.Found == j.Pair.Same),3}/{rule.Count(),-3} {rule.Key.Rule}"));
        var wrong = judged.Where(j => j.Found != j.Pair.Same).Select(j => j.Pair.ToString()).ToList();
        foreach (var pair in wrong) output.WriteLine(pair);
        var (right, found, same) = (judged.Count(j => j.Found && j.Pair.Same), judged.Count(j => j.Found), judged.Count(j => j.Pair.Same));
        var (precision, recall) = ((double)right / found, (double)right / same);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{pairs.Count} pairs, precision {precision:0.000}, recall {recall:0.000}"));
        precision.ShouldBeGreaterThanOrEqualTo(0.90);
        recall.ShouldBeGreaterThanOrEqualTo(0.95);
    }
}
