using Crm.Leads.Recognising;
using Crm.Seeding;

namespace Crm.Tests.Leads.Recognising;

/// <summary>
/// Makes pairs by rules, always the same ones. Each rule is a way in which people write one company differently, or in which two companies are alike: its name says
/// which. Names are place + brand + trade + form, as companies are registered.
/// </summary>
internal sealed class PairMaker
{
    private const int EachRule = 70;

    private readonly Random random = new(20_260_601);
    private readonly PairWords words = PairWords.Read();
    private readonly string[] brands;
    private int register;

    private PairMaker() => brands = [.. words.Brands.Select(b => b.Split(' ')[0]), .. DemoWords.Companies.Names];

    /// <summary>A company as it is registered.</summary>
    private sealed record Name(string Place, string Brand, string Trade, string Form)
    {
        public string Text => Place + Brand + Trade + Form;
    }

    public static IReadOnlyList<Pair> All { get; } = [.. new PairMaker().Make()];

    private IEnumerable<Pair> Make() => Same().SelectMany(rule => Times(rule.Name, true, rule.Make)).Concat(Different().SelectMany(rule => Times(rule.Name, false, rule.Make)));

    private IEnumerable<Pair> Times(string rule, bool same, Func<Name, (Investor, Investor)?> make)
    {
        for (var made = 0; made < EachRule;)
        {
            if (make(Any()) is not { } pair) continue;
            made++;
            yield return random.Next(2) == 0 ? new(rule, same, pair.Item1, pair.Item2) : new(rule, same, pair.Item2, pair.Item1);
        }
    }

    private IEnumerable<(string Name, Func<Name, (Investor, Investor)?> Make)> Same() =>
    [
        ("written in another width, with spaces", n => Two(n.Text, Wide(n.Text))),
        ("without its place", n => Two(n.Text, n.Brand + n.Trade + n.Form)),
        ("its place in full", n => Two(n.Text, FullPlace(n.Place) + n.Brand + n.Trade + n.Form)),
        ("its place in brackets", n => Two(n.Text, $"{n.Brand}{n.Trade}（{n.Place}）{n.Form}")),
        ("another legal form", n => Two(n.Text, n.Place + n.Brand + n.Trade + Other(words.Forms, n.Form))),
        ("no legal form", n => Two(n.Text, n.Place + n.Brand + n.Trade)),
        ("the country or the group in brackets", n => Two(n.Text, $"{n.Place}{n.Brand}{n.Trade}{One(["（中国）", "(集团)", "【中国】", "（筹）"])}{n.Form}")),
        ("traditional characters", n => Traditional(n.Text) is var t && t != n.Text ? Two(n.Text, t) : null),
        ("the brand alone", n => Two(n.Text, n.Brand)),
        ("brand and trade alone", n => Two(n.Text, n.Brand + n.Trade)),
        ("the group's short name", n => Two(n.Text, n.Brand + "集团")),
        ("heard wrong", n => Slip(n.Brand, words.Heard) is { } b ? Two(n.Text, n.Place + b + n.Trade + n.Form) : null),
        ("seen wrong", n => Slip(n.Brand, words.Seen) is { } b ? Two(n.Text, n.Place + b + n.Trade + n.Form) : null),
        ("a word of any trade more", n => Two(n.Text, n.Place + n.Brand + n.Trade + One(words.Generic) + n.Form)),
        ("a branch", n => Two(n.Text, $"{n.Text}{One(Places())}分公司")),
        ("renamed, one credit code", n => Coded(n.Text, Any().Text, same: true)),
        ("another name, one contact", n => Known(n.Text, Any().Text)),
        ("in English by its sound", n => English(n) is { } e ? Two(n.Text, e) : null),
        ("mail of one company", n => Mailed(n.Brand + n.Trade, English(n) ?? n.Brand, "@" + register++ + ".example")),
        ("several at once", n => Two(n.Text, Wide(Traditional($"{n.Brand}{n.Trade}（{n.Place}）{Other(words.Forms, n.Form)}")))),
    ];

    private IEnumerable<(string Name, Func<Name, (Investor, Investor)?> Make)> Different() =>
    [
        ("one brand in another city, other codes", n => Coded(n.Text, (n with { Place = Elsewhere(n.Place) }).Text, same: false)),
        ("one brand in another city", n => Two(n.Text, (n with { Place = Elsewhere(n.Place) }).Text)),
        ("one brand in another city, one mail domain", n => Mailed(n.Text, (n with { Place = Elsewhere(n.Place) }).Text, "@" + register++ + ".example")),
        ("one brand, another trade", n => Two(n.Text, (n with { Trade = Other(words.Trades, n.Trade) }).Text)),
        ("one brand, another trade, no places", n => Two(n.Brand + n.Trade, n.Brand + Other(words.Trades, n.Trade) + n.Form)),
        ("another brand", n => Two(n.Text, (n with { Brand = Other(brands, n.Brand) }).Text)),
        ("another brand with a character in common", n => brands.Where(b => b != n.Brand && b[0] == n.Brand[0] | b[^1] == n.Brand[^1]).ToArray() is { Length: > 0 } kin ? Two(n.Text, (n with { Brand = One(kin) }).Text) : null),
        ("a character exchanged for any other", n => n.Brand.Length == 2 ? Two(n.Text, (n with { Brand = n.Brand[..1] + One(brands)[^1] }) is var o && o.Brand != n.Brand ? o.Text : Any().Text) : null),
        ("brand turned round", n => n.Brand.Length == 2 ? Two(n.Text, (n with { Brand = $"{n.Brand[1]}{n.Brand[0]}" }).Text) : null),
        ("another number", n => Two($"{n.Place}第{One(["一", "三", "五"])}{n.Trade}{n.Form}", $"{n.Place}第{One(["二", "四", "六"])}{n.Trade}{n.Form}")),
        ("place and trade alone", n => Two(n.Place + n.Trade + n.Form, n.Place + Other(words.Trades, n.Trade) + n.Form)),
        ("free mail addresses", n => Mailed(n.Text, Other(brands, n.Brand) + Other(words.Trades, n.Trade) + n.Form, One(["@163.com", "@qq.com", "@gmail.com", "@126.com", "@foxmail.com"]))),
        ("one name, two credit codes", n => Coded(n.Brand + n.Trade + n.Form, n.Text, same: false)),
        ("similar surnames", n => One(words.Surnames) is var s ? Two($"{n.Place}{s[0]}氏{n.Trade}{n.Form}", $"{n.Place}{s[1]}氏{n.Trade}{n.Form}") : null),
        ("other English brands", n => English(n) is { } a && English(Any()) is { } b && a.Split(' ')[1] != b.Split(' ')[1] ? Two(a, b) : null),
    ];

    private Name Any() => new(One(Places()), One(brands), One(words.Trades), One(words.Forms));

    private string[] Places() => [.. words.Places.Select(p => p.Split(' ')[0])];

    private string FullPlace(string place) => words.Places.Select(p => p.Split(' ')).Single(p => p[0] == place)[1];

    // Neither the place nor one within it or around it.
    private string Elsewhere(string place)
    {
        var codes = words.Places.Select(p => p.Split(' ')).ToDictionary(p => p[0], p => p[2].TrimEnd('0'));
        return One([.. codes.Where(p => !p.Value.StartsWith(codes[place], StringComparison.Ordinal) && !codes[place].StartsWith(p.Value, StringComparison.Ordinal)).Select(p => p.Key)]);
    }

    private string? English(Name name)
    {
        if (words.Brands.Select(b => b.Split(' ', 2)).FirstOrDefault(b => b[0] == name.Brand) is not { } brand) return null;
        var sound = brand[1].Replace(" ", "");
        var place = words.Places.Select(p => p.Split(' ')).Single(p => p[0] == name.Place)[3];
        return $"{char.ToUpperInvariant(place[0])}{place[1..]} {char.ToUpperInvariant(sound[0])}{sound[1..]} {One(["Technology", "Electric", "Industrial", "New Materials"])} {One(["Co., Ltd.", "Inc.", "Co Ltd", "Group"])}";
    }

    private string? Slip(string brand, IReadOnlyList<string> slips)
    {
        var places = Enumerable.Range(0, brand.Length).Where(i => slips.Any(s => s[0] == brand[i])).ToArray();
        if (places.Length == 0) return null;
        var at = One(places);
        return brand[..at] + slips.First(s => s[0] == brand[at])[1] + brand[(at + 1)..];
    }

    private string Traditional(string text) => string.Concat(text.Select(c => words.Traditional.FirstOrDefault(t => t[0] == c) is { } pair ? pair[1] : c));

    private string Wide(string text) => string.Concat(text.Select((c, i) => c is '(' or '（' ? random.Next(2) == 0 ? "(" : "（" : i > 0 && i < text.Length - 2 && random.Next(5) == 0 ? One([" ", "　", "·"]) + c : c.ToString()));

    private static (Investor, Investor) Two(string one, string other) => (Investor.Of(one), Investor.Of(other));

    private (Investor, Investor) Coded(string one, string other, bool same) =>
        (Investor.Of(one, Pair.CodeOf(++register)), Investor.Of(other, Pair.CodeOf(same ? register : ++register)));

    private (Investor, Investor) Known(string one, string other) => (Investor.Of(one, persons: [Pair.PersonOf(++register)]), Investor.Of(other, persons: [Pair.PersonOf(register), Pair.PersonOf(++register)]));

    private static (Investor, Investor) Mailed(string one, string other, string at) => (Investor.Of(one, email: "info" + at), Investor.Of(other, email: "sales" + at));

    private T One<T>(IReadOnlyList<T> from) => from[random.Next(from.Count)];

    private string Other(IReadOnlyList<string> from, string than) => One([.. from.Where(x => x != than)]);
}
