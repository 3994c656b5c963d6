namespace Crm.Policies.Figures.Extracting;

/// <summary>What a figure says about its quantity.</summary>
public enum FigureBound
{
    /// <summary>达到 531 个: exactly that.</summary>
    Exact,

    /// <summary>8% 左右, 近 2 万亿元: about that.</summary>
    About,

    /// <summary>突破 3000 亿元, 8% 以上, 2.1 万多家次: that or more.</summary>
    AtLeast,

    /// <summary>控制在 3% 以内: that or less.</summary>
    AtMost,

    /// <summary>7%-7.5%: from the value to the upper end.</summary>
    Range,
}

/// <summary>Whether a figure tells what was or what is wanted.</summary>
public enum FigureNature
{
    /// <summary>完成数: it has come about.</summary>
    Actual,

    /// <summary>目标数: it is planned, expected or promised.</summary>
    Target,
}

/// <summary>What a figure says, whoever says so: the extraction or an editor.</summary>
/// <param name="Value">In <paramref name="Unit"/>; the lower end of a range; negative where something falls.</param>
/// <param name="Upper">The upper end of a range.</param>
/// <param name="Unit">As figures are kept: 万元, 元 (sums below 10,000 of it), 亩, %, 人, 个 …; see <see cref="FigureUnits"/>.</param>
/// <param name="Subject">What is counted or measured, in the document's words; empty where the sentence does not say.</param>
/// <param name="Growth">Whether it is the change of the subject and not its level.</param>
/// <param name="Year">The year it is about; null where nobody can tell.</param>
/// <param name="Span">How many years up to that one it sums up; 1 for a year's own figure.</param>
public sealed record FigureReading(
    decimal Value, decimal? Upper, string Unit, string Subject, bool Growth, int? Year, int Span, FigureNature Nature, FigureBound Bound);

/// <summary>A figure that the extraction found in a text.</summary>
/// <param name="Start">Where its number starts, in characters.</param>
/// <param name="Length">Of number and unit.</param>
/// <param name="SentenceStart">Where its sentence starts.</param>
/// <param name="SentenceLength">Of its sentence.</param>
public sealed record FoundFigure(int Start, int Length, int SentenceStart, int SentenceLength, FigureReading Reading);
