using Crm.Foundation;
using Crm.Foundation.Formats;
using Crm.Policies.Figures.Extracting;

namespace Crm.Policies.Figures;

/// <summary>Figures in words.</summary>
public static class FigureWords
{
    private const decimal Yi = 10_000;

    /// <summary>Result or target.</summary>
    public static string Of(FigureNature nature) => nature == FigureNature.Target ? Texts.Of("目标数") : Texts.Of("完成数");

    /// <summary>How exact it is.</summary>
    public static string Of(FigureBound bound) => bound switch
    {
        FigureBound.About => Texts.Of("左右"),
        FigureBound.AtLeast => Texts.Of("以上"),
        FigureBound.AtMost => Texts.Of("以内"),
        FigureBound.Range => Texts.Of("区间"),
        _ => Texts.Of("确数"),
    };

    /// <summary>What an editor said.</summary>
    public static string Of(Verdict? verdict) => verdict switch
    {
        Verdict.Confirmed => Texts.Of("已核对"),
        Verdict.Corrected => Texts.Of("已更正"),
        Verdict.Rejected => Texts.Of("不采用"),
        Verdict.Added => Texts.Of("手工添加"),
        _ => Texts.Of("自动提取"),
    };

    /// <summary>The number and its unit, in the scale people read: 31,224,000 万元 is 3,122.4 亿元.</summary>
    public static (string Number, string Unit) Shown(decimal value, decimal? upper, string unit)
    {
        var (scale, name) = Math.Abs(upper ?? value) >= Yi && unit.StartsWith('万') ? (Yi, "亿" + unit[1..]) : Math.Abs(upper ?? value) >= 100 * Yi && unit is not ("元" or "%") ? (Yi, "万" + unit) : (1, unit);
        var number = Measure(value / scale);
        return (upper is { } most ? $"{number}–{Measure(most / scale)}" : number, name);
    }

    /// <summary>"≥", "≈", "≤" before a number that is not exact.</summary>
    public static string Sign(FigureBound bound) => bound switch { FigureBound.About => "≈", FigureBound.AtLeast => "≥", FigureBound.AtMost => "≤", _ => "" };

    /// <summary>A figure on one line.</summary>
    public static string Line(FigureReading reading)
    {
        var (number, unit) = Shown(reading.Value, reading.Upper, reading.Unit);
        return $"{Sign(reading.Bound)}{number}{(unit is "%" ? "" : " ")}{unit}";
    }

    /// <summary>Growth rate, year, target: what a line says behind the number.</summary>
    public static string When(FigureReading reading) => string.Join(" ", new[]
    {
        reading.Growth ? Texts.Of("增速") : null,
        reading.Year is { } year ? Texts.Of("{0} 年", year) : null,
        reading.Span > 1 ? Texts.Of("{0} 年合计", reading.Span) : null,
        reading.Nature == FigureNature.Target ? Texts.Of("目标") : null,
    }.OfType<string>());

    private static string Measure(decimal value) => Figure.Show(decimal.Round(value, 2));
}
