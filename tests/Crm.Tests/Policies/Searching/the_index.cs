using Crm.Foundation.Searching;
using Crm.Policies.Searching;
using CsCheck;

namespace Crm.Tests.Policies.Searching;

public class the_index
{
    [Fact]
    public void finds_exactly_what_a_scan_finds() =>
        Gen.Select(Repetitive.Any, Repetitive.Long, Repetitive.Any.Select(t => t.Length <= 12 ? t : t[..12])).Sample((title, body, typed) =>
        {
            var query = SearchSyntax.Read(typed);
            Finds(title, body, query).ShouldBe(Scan(title, body, query), typed);
        }, iter: 2000);

    [Fact]
    public void finds_any_stretch_of_a_text() =>
        Gen.Select(Repetitive.Long, Gen.Int[0, 5000], Gen.Int[1, SearchQuery.LongestQuery]).Sample((body, at, length) =>
        {
            if (at >= body.Length) return;
            var words = body.Substring(at, Math.Min(length, body.Length - at)).Split(default(char[]), StringSplitOptions.RemoveEmptyEntries).Distinct().Take(SearchQuery.MostTerms);
            Finds("", body, SearchQuery.Of(string.Join(' ', words))).ShouldBeTrue();
        });

    [Fact]
    public void keeps_a_phrase_across_the_border_of_two_sections()
    {
        var body = new string('甲', SearchSection.Length - 3) + "招商引资" + new string('乙', SearchSection.Length);
        for (var length = 1; length <= SearchQuery.LongestQuery; length++)
            Finds("", body, SearchQuery.Of(body.Substring(SearchSection.Length - length / 2, length))).ShouldBeTrue();
    }

    [Fact]
    public void bears_one_character_repeated_for_ever() => Finds("", new string('的', 50_000) + "末", SearchQuery.Of("的的的的的的末")).ShouldBeTrue();

    [Fact]
    public void does_not_join_title_and_body() => Finds("招商", "引资", SearchQuery.Of("招商引资")).ShouldBeFalse();

    [Fact]
    public void gives_every_run_its_own_number()
    {
        var one = Grams.OfText("𠮷招a7");
        one.ShouldBeUnique();
        one.Length.ShouldBe(4 + 3 + 2);
        one.ShouldAllBe(number => number > 0);
    }

    [Fact]
    public void keeps_runs_of_four_apart_from_shorter_ones()
    {
        var all = PolicyRuns.OfTexts("𠮷招a7末");
        all.ShouldBeUnique();
        all.Count(number => number < 0).ShouldBe(2);
        all.Length.ShouldBe(5 + 4 + 3 + 2);
        PolicyRuns.OfTerm("招a7末").ShouldBe(all.Where(number => number < 0).Intersect(PolicyRuns.OfTexts("招a7末")));
        PolicyRuns.OfTerm("招a 7末").Count(number => number < 0).ShouldBe(1);
        PolicyRuns.OfTerm("a 7").Except(PolicyRuns.OfTexts("招a 7末")).ShouldBeEmpty();
        PolicyRuns.OfTerm("a 7").Except(PolicyRuns.OfTexts("招a末 末7")).ShouldNotBeEmpty();
    }

    [Fact]
    public void keeps_the_original_of_every_section() => Repetitive.Long.Sample(body =>
    {
        foreach (var section in SearchSection.Of("", body))
        {
            body.Substring(section.Start, section.Original.Length).ShouldBe(section.Original);
            FoldedText.Fold(section.Original).ShouldBe(section.Folded.Trim(' '));
        }
    });

    // As the database does it: the document's runs propose, a section's text decides where they do not settle the word.
    private static bool Finds(string title, string body, SearchQuery query)
    {
        var runs = PolicyRuns.OfTexts(FoldedText.Fold(title), FoldedText.Fold(body)).ToHashSet();
        var sections = SearchSection.Of(title, body).ToArray();
        return query.Terms.All(Has) && !query.Excluded.Any(Has);

        bool Has(SearchTerm term) => PolicyRuns.OfTerm(term.Folded).All(runs.Contains) && (term.Settled || sections.Any(section => section.Folded.Contains(term.Folded, StringComparison.Ordinal)));
    }

    private static bool Scan(string title, string body, SearchQuery query)
    {
        return query.Terms.All(Has) && !query.Excluded.Any(Has);

        bool Has(SearchTerm term) => FoldedText.Fold(title).Contains(term.Folded, StringComparison.Ordinal) || FoldedText.Fold(body).Contains(term.Folded, StringComparison.Ordinal);
    }
}
