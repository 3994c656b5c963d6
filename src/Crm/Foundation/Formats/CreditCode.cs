using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace Crm.Foundation.Formats;

/// <summary>
/// 统一社会信用代码 of an organisation, GB 32100-2015: 18 signs out of digits and letters without I, O, S, V, Z; the places 3–8 are the registering
/// authority's GB/T 2260 code, the last one is a check sign.
/// </summary>
/// <param name="Value">18 upper-case signs.</param>
public sealed record CreditCode(string Value)
{
    private const string Signs = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    // 3^(place-1) mod 31
    private static readonly int[] Weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];

    /// <summary>Reads a code (lower case, full width, spaces and dashes are taken), or refuses it at <paramref name="field"/> and says what is wrong.</summary>
    public static CreditCode Parse(string? text, string? field = null) => Read(text, field, out var code) is { } refusal ? throw refusal : code!;

    /// <summary>Reads a code; false where it isn't one.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out CreditCode? code) => Read(text, null, out code) is null;

    /// <summary>GB/T 2260 code of the authority that registered the organisation.</summary>
    public string Region => Value[2..8];

    /// <summary>In groups for reading aloud: "9133 0500 MA28 A1B2 C3".</summary>
    public string Display => string.Join(' ', Value.Chunk(4).Select(group => new string(group)));

    /// <inheritdoc/>
    public override string ToString() => Value;

    /// <summary>The check sign that belongs to the first 17 signs.</summary>
    internal static char CheckSign(ReadOnlySpan<char> first17)
    {
        var sum = 0;
        for (var place = 0; place < 17; place++) sum += Signs.IndexOf(first17[place]) * Weights[place];
        return Signs[(31 - sum % 31) % 31];
    }

    private static RuleBroken? Read(string? text, string? field, out CreditCode? code)
    {
        code = null;
        var value = string.Concat((text ?? "").Normalize(NormalizationForm.FormKC).Where(sign => !char.IsWhiteSpace(sign) && sign != '-')).ToUpperInvariant();
        if (value.Length == 0) return new RuleBroken("请填统一社会信用代码。") { Field = field, Kind = Refusal.Input };
        if (value.Length == 15 && value.All(char.IsAsciiDigit)) return new RuleBroken("这是 15 位的旧注册号，请填营业执照上 18 位的统一社会信用代码。") { Field = field, Kind = Refusal.Input };
        if (value.Length != 18) return new RuleBroken("统一社会信用代码应为 18 位，现在是 {0} 位。", value.Length) { Field = field, Kind = Refusal.Input };

        var strange = value.AsSpan().IndexOfAnyExcept(Signs);
        if (strange >= 0) return NotASign(value[strange], strange + 1, field);
        if (value.AsSpan(2, 6).ContainsAnyExceptInRange('0', '9')) return new RuleBroken("第 3 至 8 位是登记机关的行政区划代码，只能是数字。") { Field = field, Kind = Refusal.Input };
        if (CheckSign(value) != value[17]) return new RuleBroken("校验位对不上，有一位写错了，请对照营业执照核对。") { Field = field, Kind = Refusal.Input };
        code = new(value);
        return null;
    }

    private static RuleBroken NotASign(char sign, int place, string? field)
    {
        var meant = sign switch { 'O' => '0', 'I' => '1', 'Z' => '2', 'S' => '5', _ => '\0' };
        return meant == '\0'
            ? new RuleBroken("第 {0} 位“{1}”不会出现在统一社会信用代码里，请核对。", place, sign) { Field = field, Kind = Refusal.Input }
            : new RuleBroken("第 {0} 位“{1}”不会出现在统一社会信用代码里，是不是数字 {2}？", place, sign, meant) { Field = field, Kind = Refusal.Input };
    }
}
