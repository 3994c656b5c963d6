using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using PhoneNumbers;

namespace Crm.Foundation.Formats;

/// <summary>Finds the number in what somebody wrote, or says what is wrong with it. Strips what the library doesn't know (转, 分机, labels), then asks the library.</summary>
internal static partial class PhoneText
{
    /// <summary>Null where <paramref name="phone"/> was read; otherwise the refusal.</summary>
    public static RuleBroken? Read(string? text, string? field, out Phone? phone)
    {
        phone = null;
        if (string.IsNullOrWhiteSpace(text)) return new RuleBroken("请填电话号码。") { Field = field, Kind = Refusal.Input };
        if (text.Length > 80) return new RuleBroken("这里只填一个电话号码，其他内容请写到备注。") { Field = field, Kind = Refusal.Input };

        var written = Remark().Replace(Label().Replace(Plain(text), ""), "").Trim();
        var (main, extension) = SplitExtension(written);
        if (Several(main)) return new RuleBroken("一次只填一个号码，另一个请再加一个联系方式。") { Field = field, Kind = Refusal.Input };
        if (!OnlyPhoneSigns().IsMatch(main)) return new RuleBroken("号码里有不认识的字，请只写数字；分机写成“转 801”。") { Field = field, Kind = Refusal.Input };

        if (Normalise(main) is { } number)
        {
            phone = new Phone(number, extension);
            return null;
        }
        // "0571-88888888-8001": a last group that only makes sense as an extension
        if (extension is null && TrailingGroup().Match(main) is { Success: true } tail && Normalise(tail.Groups["main"].Value) is { } switchboard)
        {
            phone = new Phone(switchboard, tail.Groups["ext"].Value);
            return null;
        }
        return WhatIsWrong(string.Concat(main.Where(char.IsAsciiDigit)), IsInternational(main), field);
    }

    /// <summary>400 and 800 numbers, given without the country code.</summary>
    public static bool IsNationwide(string digits) => Nationwide().IsMatch(digits);

    /// <summary>Five and six digit service numbers, given without the country code and area.</summary>
    public static bool IsService(string digits) => Service().IsMatch(digits);

    /// <summary>How many digits of a Chinese land line are the area code without its zero: 10 and 2x have two, all others three.</summary>
    public static int AreaLength(string digits) => digits[0] == '2' || digits.StartsWith("10", StringComparison.Ordinal) ? 2 : 3;

    private static string? Normalise(string main)
    {
        var digits = string.Concat(main.Where(char.IsAsciiDigit));
        var dialled = IsInternational(main) ? "+" + digits : digits;
        var coded = CountryCode().Match(dialled);
        var subscriber = digits[(coded.Success ? coded.Value.Count(char.IsAsciiDigit) : 0)..].TrimStart('0');
        var hasArea = coded.Success || digits.StartsWith('0');
        if (IsService(subscriber) || (hasArea && LocalService().IsMatch(subscriber))) return "+86" + subscriber;
        if (LacksArea(dialled)) return null;
        try
        {
            var number = Phone.Numbers.Parse(dialled, "CN");
            return Phone.Numbers.IsValidNumber(number) ? Phone.Numbers.Format(number, PhoneNumberFormat.E164) : null;
        }
        catch (NumberParseException)
        {
            return null;
        }
    }

    private static RuleBroken WhatIsWrong(string digits, bool foreign, string? field)
    {
        if (digits.Length < 5) return new RuleBroken("号码太短，请核对。") { Field = field, Kind = Refusal.Input };
        if (foreign) return new RuleBroken("这个国家或地区没有这样的号码，请核对国家代码和位数。") { Field = field, Kind = Refusal.Input };
        if (LacksArea(digits)) return new RuleBroken("座机请带上区号，例如 0572-2034567。") { Field = field, Kind = Refusal.Input };
        if (digits[0] == '1' && digits.Length != 11) return new RuleBroken("手机号应为 11 位，现在是 {0} 位。", digits.Length) { Field = field, Kind = Refusal.Input };
        if (digits[0] == '1') return new RuleBroken("没有 {0} 开头的手机号段，请核对。", digits[..3]) { Field = field, Kind = Refusal.Input };
        return new RuleBroken("这不是有效的电话号码，请核对区号和位数。") { Field = field, Kind = Refusal.Input };
    }

    private static bool IsInternational(string main) => main.TrimStart('(').StartsWith('+');

    private static bool LacksArea(string dialled) => dialled.Length is 7 or 8 && dialled[0] is not ('0' or '+');

    private static (string Main, string? Extension) SplitExtension(string written) =>
        Extension().Match(written) is { Success: true } found
            ? (written[..found.Index].Trim(), found.Groups["ext"].Value)
            : (written, null);

    private static bool Several(string main) =>
        Between().Split(main).Count(part => part.Count(char.IsAsciiDigit) >= 5) > 1 || main.Split(' ').Count(part => part.Count(char.IsAsciiDigit) >= 10) > 1;

    // full-width digits and signs to ASCII, every kind of dash to one, invisible marks copied from address books away
    private static string Plain(string text)
    {
        var plain = new StringBuilder();
        foreach (var sign in text.Normalize(NormalizationForm.FormKC))
        {
            var kind = char.GetUnicodeCategory(sign);
            if (kind == UnicodeCategory.DashPunctuation || sign is '−' or 'ー') plain.Append('-');
            else if (kind is UnicodeCategory.SpaceSeparator or UnicodeCategory.Control) plain.Append(' ');
            else if (sign is '[' or '【' or '〔') plain.Append('(');
            else if (sign is ']' or '】' or '〕') plain.Append(')');
            else if (kind != UnicodeCategory.Format) plain.Append(char.ToLowerInvariant(sign));
        }
        return plain.ToString();
    }

    [GeneratedRegex(@"^\s*(联系电话|手机号码|手机号|电话号码|手机|电话|座机|固话|热线|总机|sips?|tel|phone|mobile|cell|mob|t|m)\s*[:.]?\s*(?=[\d+(])")]
    private static partial Regex Label();

    // brackets without a digit hold a remark: "(微信同号)"
    // and of a telephone system's address only what stands before the host: "sip:13805721234@10.0.0.1"
    [GeneratedRegex(@"\([^()\d]*\)|微信同号|同微信|@[\w.:\-]+$")]
    private static partial Regex Remark();

    // also in brackets, and as it is keyed in after the main number: "*801", "按 3", "801#"
    [GeneratedRegex(@"[\s,;\-]*\(?\s*(?:(?:;ext=|转接|转|轉|分机号|分机|分機|内线|按|拨|extension|extn|ext|x|#|\*)\s*[:.\-]?\s*)+(?<ext>\d{1,8})\s*(?:分机|号|#)?\s*\)?$")]
    private static partial Regex Extension();

    [GeneratedRegex(@"[/、,;|]|或者|或|和|及")]
    private static partial Regex Between();

    [GeneratedRegex(@"^\(?\+?[\d\s()\-.·]+$")]
    private static partial Regex OnlyPhoneSigns();

    [GeneratedRegex(@"^(?<main>.*\d)\s*-\s*(?<ext>\d{1,6})$")]
    private static partial Regex TrailingGroup();

    [GeneratedRegex(@"^(\+86|0086)")]
    private static partial Regex CountryCode();

    [GeneratedRegex(@"^[48]00\d{7}$")]
    private static partial Regex Nationwide();

    // 95xxx banks and carriers, 96xxx provincial lines, 12xxx government lines, 10xxx carriers
    [GeneratedRegex(@"^(95\d{3,4}|96\d{3,4}|12\d{3}|10[01]\d{2})$")]
    private static partial Regex Service();

    [GeneratedRegex(@"^(10|2\d|[3-9]\d{2})(12\d{3}|96\d{3,4})$")]
    private static partial Regex LocalService();
}
