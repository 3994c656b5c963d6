namespace Crm.Foundation.Formats;

/// <summary>Floor areas of buildings, in ㎡.</summary>
public static class Area
{
    private const decimal Most = 10_000_000;

    private static readonly (string, decimal)[] Units =
        [("平方米", 1), ("平米", 1), ("m2", 1), ("sqm", 1), ("平方", 1), ("方", 1), ("平", 1), ("亩", Measure.SquareMetresPerMu), ("公顷", 10_000)];

    /// <summary>"12,000 ㎡", from 100,000 on "12.5 万㎡" in Chinese; a dash where it is unknown.</summary>
    public static string Show(decimal? squareMetres) => squareMetres switch
    {
        null => "—",
        >= 100_000 when Texts.IsChinese => $"{Measure.Figure(squareMetres.Value / 10_000)} 万㎡",
        _ => $"{Measure.Figure(squareMetres.Value)} ㎡",
    };

    /// <summary>Reads "12000", "1.2万平方米", "3000平" as ㎡, or refuses it at <paramref name="field"/>.</summary>
    public static decimal Parse(string? text, string? field = null) => Measure.Read(text, Units) switch
    {
        null => throw new RuleBroken("看不懂这个面积，请写成“12000 ㎡”。") { Field = field, Kind = Refusal.Input },
        > Most => throw new RuleBroken("建筑面积大得不像一个项目，请核对单位。") { Field = field, Kind = Refusal.Input },
        { } squareMetres => squareMetres,
    };
}
