using Crm.Policies.Figures.Extracting;

namespace Crm.Policies.Figures.Comparing;

/// <summary>What a cell of a table of figures shows: results and targets, each with its document. The same figure said twice by one document stands there once.</summary>
public sealed record FigureCellContent(IReadOnlyList<RegionFigure> Actual, IReadOnlyList<RegionFigure> Target)
{
    /// <summary>Whether documents, or places of one, say different things.</summary>
    public bool Disagree => Differ(Actual) || Differ(Target);

    private static bool Differ(IReadOnlyList<RegionFigure> figures) => figures.Select(f => (f.Value, f.Upper)).Distinct().Skip(1).Any();
}

/// <summary>Figures as rows × years.</summary>
/// <param name="Years">In order.</param>
/// <param name="Rows">Keys of the rows that have a figure, in order of appearance.</param>
public sealed record FigureGrid(IReadOnlyList<int> Years, IReadOnlyList<string> Rows, IReadOnlyDictionary<(string Row, int Year), FigureCellContent> Cells)
{
    /// <summary>The largest amount, which fills a bar; 0 without figures.</summary>
    public decimal Most => Cells.Values.SelectMany(c => c.Actual.Concat(c.Target)).Select(f => Math.Abs(f.Upper ?? f.Value)).DefaultIfEmpty(0).Max();

    /// <summary>The cell, or null where there is no figure.</summary>
    public FigureCellContent? At(string row, int year) => Cells.GetValueOrDefault((row, year));

    /// <summary>Sorts figures into a grid.</summary>
    /// <param name="row">A figure's row: its indicator or its region.</param>
    public static FigureGrid Of(IEnumerable<RegionFigure> figures, Func<RegionFigure, string> row)
    {
        var cells = figures.GroupBy(f => (Row: row(f), f.Year)).ToDictionary(g => g.Key, g => new FigureCellContent(Once(g, FigureNature.Actual), Once(g, FigureNature.Target)));
        return new([.. cells.Keys.Select(k => k.Year).Distinct().Order()], [.. cells.Keys.Select(k => k.Row).Distinct()], cells);
    }

    private static IReadOnlyList<RegionFigure> Once(IEnumerable<RegionFigure> figures, FigureNature nature) =>
        [.. figures.Where(f => f.Nature == nature).OrderBy(f => f.Verdict is null).ThenBy(f => f.Start).DistinctBy(f => (f.Document, f.Value, f.Upper))];
}
