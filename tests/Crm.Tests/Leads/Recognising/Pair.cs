using System.Globalization;
using System.Text.Json;
using Crm.Leads.Recognising;
using Crm.Tests.Architecture;

namespace Crm.Tests.Leads.Recognising;

/// <summary>Two descriptions of which it is known whether they are of one company, and by which rule.</summary>
internal sealed record Pair(string Rule, bool Same, Investor One, Investor Other)
{
    public static string Folder { get; } = Path.Combine(SourceTree.Root, "tests/Crm.Tests/Leads/Recognising");

    /// <summary>The pairs made by hand, written down before the comparison was.</summary>
    public static IReadOnlyList<Pair> Hard { get; } =
    [
        .. File.ReadLines(Path.Combine(Folder, "hard-pairs.txt")).Where(line => !line.StartsWith('#')).Select(line => line.Split('|', StringSplitOptions.TrimEntries))
            .Select(part => new Pair(part[1], part[0] == "same", Read(part[2]), Read(part[3]))),
    ];

    /// <summary>The Nth credit code of a made-up register, with its check sign.</summary>
    public static string CodeOf(int number)
    {
        var first17 = string.Create(CultureInfo.InvariantCulture, $"91330500MADEM{number:0000}");
        return first17 + "0123456789ABCDEFGHJKLMNPQRTUWXY".Single(sign => Crm.Foundation.Formats.CreditCode.TryParse(first17 + sign, out _));
    }

    public static Guid PersonOf(int number) => new(number, 0, 0, [0, 0, 0, 0, 0, 0, 0, 1]);

    public override string ToString() => $"{(Same ? "same" : "different")} ({Rule}): {One.Company} ↔ {Other.Company} → {Likeness.Of(One, Other).Verdict} {string.Join(',', Likeness.Of(One, Other).Clues)}";

    private static Investor Read(string side)
    {
        var parts = side.Split(';', StringSplitOptions.TrimEntries);
        string? Given(string name) => parts.Skip(1).Select(p => p.Split('=')).FirstOrDefault(p => p[0] == name)?[1];
        return Investor.Of(
            parts[0], Given("code") is { } code ? CodeOf(int.Parse(code, CultureInfo.InvariantCulture)) : null, Given("mail") is { } mail ? "a@" + mail : null,
            Given("person") is { } person ? [PersonOf(int.Parse(person, CultureInfo.InvariantCulture))] : []);
    }
}

/// <summary>What generated names are made of; none of it is what the product takes names apart by.</summary>
internal sealed record PairWords(
    IReadOnlyList<string> Brands, IReadOnlyList<string> Trades, IReadOnlyList<string> Places, IReadOnlyList<string> Forms, IReadOnlyList<string> Generic,
    IReadOnlyList<string> Traditional, IReadOnlyList<string> Heard, IReadOnlyList<string> Seen, IReadOnlyList<string> Surnames)
{
    public static PairWords Read() => JsonSerializer.Deserialize<PairWords>(File.ReadAllText(Path.Combine(Pair.Folder, "company-words.json")), JsonSerializerOptions.Web)!;
}
