using System.Globalization;
using System.Text.RegularExpressions;

namespace Crm.Foundation.Formats;

/// <summary>Numbers as people type them into a form: "1,250", "1.2亿", "3千万", "一亿二千万", "两千五百", "320M".</summary>
internal static partial class WrittenNumber
{
    /// <summary>Reads a whole text as one number.</summary>
    /// <param name="text">Normalised to compatibility form, without spaces.</param>
    /// <param name="value">The number.</param>
    /// <param name="scaled">Whether a scale was named (万, 亿, M); without one the field's own unit counts.</param>
    public static bool TryRead(string text, out decimal value, out bool scaled)
    {
        value = 0;
        scaled = false;
        if (text.Length is 0 or > 40 || Whole().Match(text) is not { Success: true } match) return false;

        var above = decimal.MaxValue;
        foreach (Capture capture in match.Groups["part"].Captures)
        {
            var part = Part().Match(capture.Value);
            var (digits, small, big) = (part.Groups["number"].Value, part.Groups["small"].Value, part.Groups["big"].Value);
            if (Scale(big) >= above) return false;
            // "1亿2" leaves out the 千万 that goes without saying
            var unsaid = scaled && capture.Length == 1;
            value += Digits(digits) * Scale(small) * (unsaid ? above / 10 : Scale(big));
            above = Scale(big);
            scaled |= small.Length + big.Length > 0;
        }
        return true;
    }

    private static decimal Digits(string number) =>
        char.IsAsciiDigit(number[0]) ? decimal.Parse(number.Replace(",", ""), CultureInfo.InvariantCulture) : Chinese(number);

    // 两千五百零三: each digit is worth the unit after it; 十五 has its one left out
    private static decimal Chinese(string number)
    {
        decimal sum = 0, digit = 0;
        foreach (var sign in number)
        {
            var unit = Scale(sign.ToString());
            if (unit == 1) digit = "零一二三四五六七八九".IndexOf(sign is '两' ? '二' : sign is '〇' ? '零' : sign);
            else
            {
                sum += (digit == 0 ? 1 : digit) * unit;
                digit = 0;
            }
        }
        return sum + digit;
    }

    private static decimal Scale(string sign) => sign.ToLowerInvariant() switch
    {
        "十" => 10,
        "百" => 100,
        "千" or "k" => 1_000,
        "万" => 10_000,
        "m" or "million" => 1_000_000,
        "亿" => 100_000_000,
        "b" or "bn" or "billion" => 1_000_000_000,
        _ => 1,
    };

    private const string Number = @"(?<number>(?:\d{1,3}(?:,\d{3})+|\d{1,18})(?:\.\d{1,8})?|[零〇一二两三四五六七八九十百千]{1,10})(?<small>[十百千])?";
    private const string Big = "(?<big>亿|万|million|billion|bn|[kmb])";

    // only the last part may go without a scale: digits can then be split in one way alone
    [GeneratedRegex($"^(?<part>{Number}{Big})*(?<part>{Number})?$", RegexOptions.IgnoreCase)]
    private static partial Regex Whole();

    [GeneratedRegex($"^{Number}{Big}?$", RegexOptions.IgnoreCase)]
    private static partial Regex Part();
}
