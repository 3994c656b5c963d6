using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Crm.Inquiries.Routing;

/// <summary>Investments as people write them in a sentence: "投资3亿元", "约 5,000 万", "1.5亿".</summary>
public static partial class WrittenAmount
{
    private const decimal WanInYi = 10_000;

    /// <summary>The largest one, 万元 CNY; null where there is none. Numbers without 亿 or 万 are something else: land, people, years.</summary>
    public static decimal? In(string text)
    {
        var amounts = Written().Matches(text.Normalize(NormalizationForm.FormKC)).Select(Read).OfType<decimal>().ToList();
        return amounts.Count == 0 ? null : amounts.Max();
    }

    private static decimal? Read(Match match) => decimal.TryParse(match.Groups[1].Value.Replace(",", ""), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
        ? number * (match.Groups[2].Value == "亿" ? WanInYi : 1)
        : null;

    // 万 of something that is no money: 万亩, 万平方米, 万吨, 万台 …
    [GeneratedRegex(@"(\d{1,12}(?:,\d{3})*(?:\.\d{1,4})?)\s*(亿|万)(?!\s*(?:亩|平|㎡|m|吨|台|套|件|辆|人|只|千瓦|kw|度|公里))", RegexOptions.IgnoreCase)]
    private static partial Regex Written();
}
