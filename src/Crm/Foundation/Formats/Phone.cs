using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;
using PhoneNumbers;

namespace Crm.Foundation.Formats;

/// <summary>
/// A telephone number as it is stored: E.164 and, where the caller sits behind a switchboard, an extension. Read from any form people in China write.
/// Service numbers (95588, 12345, 0572-12345) are kept in the same shape behind +86, though E.164 has no place for them.
/// </summary>
/// <param name="E164">"+8613805721234". The keyed hash for look-ups is made of this part alone.</param>
/// <param name="Extension">Digits of the extension, or null.</param>
public sealed partial record Phone(string E164, string? Extension = null)
{
    internal static readonly PhoneNumberUtil Numbers = PhoneNumberUtil.GetInstance();

    /// <summary>Reads a number, or refuses it with a sentence at <paramref name="field"/>. The sentence never repeats the number: it is personal data.</summary>
    public static Phone Parse(string? text, string? field = null) => PhoneText.Read(text, field, out var phone) is { } refusal ? throw refusal : phone!;

    /// <summary>Reads a number; false where it isn't one.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out Phone? phone) => PhoneText.Read(text, null, out phone) is null;

    /// <summary>One string for storage, which <see cref="Parse"/> reads again: "+8657188888888;ext=8001".</summary>
    public override string ToString() => Extension is null ? E164 : $"{E164};ext={Extension}";

    /// <summary>As people write it: "138 0572 1234", "0572-2034567 转 801", "400-162-2002", "+1 650-253-0000".</summary>
    public string Display => Extension is null ? DisplayNumber : Texts.Of("{0} 转 {1}", DisplayNumber, Extension);

    /// <summary>For people who needn't call: "138****1234". Four digits stay at the end, and never more than half of the number.</summary>
    public string Masked
    {
        get
        {
            var digits = IsChinese ? E164[3..] : E164[1..];
            var tail = Math.Min(4, digits.Length / 2);
            var head = Math.Min(3, digits.Length / 2 - 1);
            return string.Concat(digits.AsSpan(0, head), new string('*', digits.Length - head - tail), digits.AsSpan(digits.Length - tail));
        }
    }

    /// <summary>A mobile number of mainland China, which a text message can reach.</summary>
    public bool IsMobile => Mobile().IsMatch(E164);

    internal bool IsChinese => E164.StartsWith("+86", StringComparison.Ordinal);

    private string DisplayNumber
    {
        get
        {
            var digits = E164[3..];
            if (!IsChinese) return Numbers.Format(Numbers.Parse(E164, null), PhoneNumberFormat.INTERNATIONAL);
            if (IsMobile) return $"{digits[..3]} {digits[3..7]} {digits[7..]}";
            if (PhoneText.IsNationwide(digits)) return $"{digits[..3]}-{digits[3..6]}-{digits[6..]}";
            return PhoneText.IsService(digits) ? digits : $"0{digits[..PhoneText.AreaLength(digits)]}-{digits[PhoneText.AreaLength(digits)..]}";
        }
    }

    [GeneratedRegex(@"^\+861[3-9]\d{9}$")]
    private static partial Regex Mobile();
}
