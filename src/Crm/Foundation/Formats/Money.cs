using System.Text;
using System.Text.RegularExpressions;

namespace Crm.Foundation.Formats;

/// <summary>Amounts of money. Stored as a decimal in 万元; shown as 万元 or 亿元, in English as thousands, millions or billions.</summary>
public static partial class Money
{
    // a trillion yuan in one project is a slip of the pen
    private const decimal Most = 100_000_000;

    private static readonly (string Sign, string Currency)[] Signs =
    [
        ("人民币", "CNY"), ("rmb", "CNY"), ("cny", "CNY"), ("¥", "CNY"),
        ("美元", "USD"), ("美金", "USD"), ("usd", "USD"), ("us$", "USD"), ("港元", "HKD"), ("港币", "HKD"), ("hkd", "HKD"), ("hk$", "HKD"),
        ("欧元", "EUR"), ("eur", "EUR"), ("€", "EUR"), ("日元", "JPY"), ("jpy", "JPY"), ("英镑", "GBP"), ("gbp", "GBP"), ("£", "GBP"),
        ("韩元", "KRW"), ("krw", "KRW"), ("新台币", "TWD"), ("台币", "TWD"), ("twd", "TWD"), ("新加坡元", "SGD"), ("新币", "SGD"), ("sgd", "SGD"), ("$", "USD"),
    ];

    /// <summary>A difference in 万元: "+3,200 万元", "−1.2 亿元"; nothing where there is none.</summary>
    public static string Signed(decimal difference) => difference switch { > 0 => $"+{Show(difference)}", < 0 => $"−{Show(-difference)}", _ => "" };

    /// <summary>"3.2 亿元", "1,250 万元"; in English "CNY 320 M". A dash where the amount is unknown.</summary>
    /// <param name="wan">In 万 of the currency.</param>
    /// <param name="currency">ISO 4217.</param>
    public static string Show(decimal? wan, string currency = "CNY")
    {
        if (wan is not { } value) return "—";
        if (Texts.IsChinese) return Math.Abs(value) >= 10_000 ? $"{Number(value / 10_000)} 亿{Unit(currency)}" : $"{Number(value)} 万{Unit(currency)}";
        return Math.Abs(value) switch
        {
            >= 100_000 => $"{currency} {Number(value / 100_000)} B",
            >= 100 or 0 => $"{currency} {Number(value / 100)} M",
            _ => $"{currency} {Number(value * 10)} K",
        };
    }

    /// <summary>A sum per 亩, as admission rules name it: "350 万元/亩".</summary>
    public static string PerMu(decimal? wan) => wan is null ? "—" : Texts.IsChinese ? $"{Number(wan.Value)} 万元/亩" : $"{Show(wan)} per mu";

    /// <summary>Reads an amount in 万元: "1.2亿", "3000万", "三千万元", "50000000元"; a bare number is 万元. Refuses other currencies and nonsense at <paramref name="field"/>.</summary>
    public static decimal ParseWan(string? text, string? field = null)
    {
        var amount = Parse(text, field);
        return amount.Currency == "CNY" ? amount.Wan : throw new RuleBroken("这里请填人民币金额；外币金额填在原币一栏。") { Field = field, Kind = Refusal.Input };
    }

    /// <summary>Reads an amount with the currency it names, or refuses it at <paramref name="field"/>: "500万美元", "USD 5M", "1.2亿".</summary>
    public static Amount Parse(string? text, string? field = null)
    {
        var plain = Spaces().Replace((text ?? "").Normalize(NormalizationForm.FormKC), "").ToLowerInvariant();
        if (plain.Length == 0) throw new RuleBroken("请填金额。") { Field = field, Kind = Refusal.Input };
        if (plain[0] is '-' or '−') throw new RuleBroken("金额不能是负数。") { Field = field, Kind = Refusal.Input };

        var (number, currency) = TakeCurrency(plain);
        if (!WrittenNumber.TryRead(number.TrimEnd('元', '块'), out var value, out var scaled))
            throw new RuleBroken("看不懂这个金额，请写成“3000万”或“1.2亿”。") { Field = field, Kind = Refusal.Input };
        // a bare number is in the field's unit; one with a currency or 元 behind it says its own
        var wan = decimal.Round(scaled || number != plain || number[^1] is '元' or '块' ? value / 10_000 : value, 6);
        return wan <= Most ? new(wan, currency) : throw new RuleBroken("金额超过一万亿，请核对单位。") { Field = field, Kind = Refusal.Input };
    }

    private static (string Number, string Currency) TakeCurrency(string plain)
    {
        foreach (var (sign, currency) in Signs)
        {
            if (plain.EndsWith(sign, StringComparison.Ordinal)) return (plain[..^sign.Length], currency);
            if (plain.StartsWith(sign, StringComparison.Ordinal)) return (plain[sign.Length..], currency);
        }
        return (plain, "CNY");
    }

    private static string Number(decimal value) => Measure.Figure(value);

    private static string Unit(string currency) => currency switch
    {
        "CNY" => "元",
        "USD" => "美元",
        "EUR" => "欧元",
        "HKD" => "港元",
        "JPY" => "日元",
        "GBP" => "英镑",
        "KRW" => "韩元",
        "TWD" => "新台币",
        "SGD" => "新加坡元",
        _ => currency,
    };

    [GeneratedRegex(@"\s")]
    private static partial Regex Spaces();
}
