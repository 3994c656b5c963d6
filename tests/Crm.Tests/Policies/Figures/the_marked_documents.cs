using Crm.Policies.Figures.Extracting;
using Crm.Policies.Importing;
using Crm.Testing;
using Crm.Tests.Policies.Importing;

namespace Crm.Tests.Policies.Figures;

/// <summary>Three real documents in which a reader marked every figure by hand. The page itself is not in this repository.</summary>
public class the_marked_documents
{
    private readonly List<(Marked Document, MarkedFigure Mark, FoundFigure? Found)> compared = [];

    public the_marked_documents()
    {
        var path = SeedPage.Find();
        Assert.SkipWhen(path is null, SeedPage.Missing);
        var entries = Pages.Read(PageText.Read(File.ReadAllBytes(path!))).Entries;
        foreach (var document in Marked.All)
        {
            var entry = entries.Single(e => e.Title == document.Title);
            entry.Body.Length.ShouldBe(document.Length);
            var found = FigureReader.Read(entry.Body, DocumentTime.Of(entry.Title, entry.PublishedOn, entry.Kind));
            compared.AddRange(document.Figures.Select(mark => (document, mark, found.FirstOrDefault(f => f.Start <= mark.At && mark.At < f.Start + f.Length))));
        }
    }

    [Fact]
    public void at_least_nine_in_ten_of_the_marked_figures_are_found()
    {
        foreach (var (title, all, found) in compared.GroupBy(c => c.Document.Title).Select(g => (g.Key, g.Count(), g.Count(c => c.Found is not null))))
            ((double)found / all).ShouldBeGreaterThanOrEqualTo(.9, title);
    }

    [Fact]
    public void of_those_nineteen_in_twenty_have_the_right_value_and_unit()
    {
        var found = compared.Where(c => c.Found is not null).ToList();
        var right = found.Count(c => Math.Abs(c.Found!.Reading.Value) == c.Mark.Value && c.Found.Reading.Unit == FigureUnits.Normal(1, c.Mark.Normal)?.Unit);
        ((double)right / found.Count).ShouldBeGreaterThanOrEqualTo(.95);
    }

    [Fact]
    public void so_have_they_the_right_year_and_are_told_targets_from_results()
    {
        var dated = compared.Where(c => c.Found is not null && c.Mark.Year is not null).ToList();
        ((double)dated.Count(c => c.Found!.Reading.Year == c.Mark.Year) / dated.Count).ShouldBeGreaterThanOrEqualTo(.95);
        ((double)dated.Count(c => c.Found!.Reading.Nature == FigureNature.Target == c.Mark.Target) / dated.Count).ShouldBeGreaterThanOrEqualTo(.95);
    }
}
