namespace Crm.Foundation.Formats;

/// <summary>Areas of land, in 亩 (1 亩 = 666.67 ㎡).</summary>
public static class Land
{
    private const decimal Most = 1_000_000;

    private static readonly (string, decimal)[] Units =
    [
        ("亩", 1), ("mu", 1), ("公顷", 15), ("ha", 15),
        ("平方米", 1 / Measure.SquareMetresPerMu), ("平米", 1 / Measure.SquareMetresPerMu), ("m2", 1 / Measure.SquareMetresPerMu), ("方", 1 / Measure.SquareMetresPerMu), ("平", 1 / Measure.SquareMetresPerMu),
    ];

    /// <summary>"80 亩", or a dash where it is unknown.</summary>
    public static string Show(decimal? mu) => mu is { } value ? Texts.Of("{0} 亩", Measure.Figure(value)) : "—";

    /// <summary>Reads "80", "80亩", "5公顷", "53333㎡" as 亩, or refuses it at <paramref name="field"/>.</summary>
    public static decimal Parse(string? text, string? field = null) => Measure.Read(text, Units) switch
    {
        null => throw new RuleBroken("看不懂这个面积，请写成“80 亩”。") { Field = field, Kind = Refusal.Input },
        > Most => throw new RuleBroken("土地面积大得不像一个项目，请核对单位。") { Field = field, Kind = Refusal.Input },
        { } mu => mu,
    };
}
