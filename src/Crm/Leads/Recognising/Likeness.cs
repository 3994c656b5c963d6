using Crm.Foundation;

namespace Crm.Leads.Recognising;

/// <summary>Whether two descriptions are of one investor.</summary>
public enum Verdict
{
    /// <summary>不同.</summary>
    Different,

    /// <summary>可能相同: a person has to look.</summary>
    Likely,

    /// <summary>相同.</summary>
    Same,
}

/// <summary>What speaks for or against two descriptions being of one investor. What each weighs stands in seeds/recognition/weights.json.</summary>
public enum Clue
{
    /// <summary>One 统一社会信用代码.</summary>
    SameCode = 1,

    /// <summary>Two of them: two legal persons, whatever they are called.</summary>
    OtherCode,

    /// <summary>A contact in common, by number or address.</summary>
    SamePerson,

    /// <summary>Mail addresses of one company.</summary>
    SameDomain,

    /// <summary>One name, however it is written.</summary>
    SameName,

    /// <summary>One name but for place and legal form.</summary>
    SameStem,

    /// <summary>One is the other's brand alone: 华为 and 华为技术有限公司.</summary>
    ShortName,

    /// <summary>One brand and one trade; words that fit any trade differ.</summary>
    SameTrade,

    /// <summary>Read alike: 云凡 and 云帆, Huawei and 华为.</summary>
    SoundAlike,

    /// <summary>Taken for each other by the eye: 西门孑 and 西门子.</summary>
    ShapeAlike,

    /// <summary>One character changed, left out, added or two exchanged.</summary>
    NearMiss,

    /// <summary>One brand with another trade: perhaps one group, not one company.</summary>
    SameBrand,

    /// <summary>In one place.</summary>
    SamePlace,

    /// <summary>In two places of which neither lies in the other.</summary>
    OtherPlace,
}

/// <summary>What came of comparing two descriptions.</summary>
/// <param name="Score">The sum of what the clues weigh.</param>
public sealed record Likeness(Verdict Verdict, int Score, IReadOnlyList<Clue> Clues)
{
    private static readonly WeightTable Weights = SeedFiles.Read<WeightTable>("recognition/weights.json");

    /// <summary>Compares two descriptions. Symmetric; needs nothing but the two.</summary>
    public static Likeness Of(Investor one, Investor other)
    {
        var clues = new List<Clue>(4);
        if (one.Code is { } code && other.Code is { } second) clues.Add(code == second ? Clue.SameCode : Clue.OtherCode);
        if (one.Persons.Any(other.Persons.Contains)) clues.Add(Clue.SamePerson);
        var best = (from a in one.Names from b in other.Names select Of(a, b)).OrderByDescending(Sum).FirstOrDefault() ?? [];
        // Companies of one group in two cities share a domain: there it tells nothing.
        if (one.Domain is not null && one.Domain == other.Domain && !best.Contains(Clue.OtherPlace)) clues.Add(Clue.SameDomain);
        clues.AddRange(best);
        var score = Sum(clues);
        return new(score >= Weights.Same ? Verdict.Same : score >= Weights.Likely ? Verdict.Likely : Verdict.Different, score, clues);
    }

    private static List<Clue> Of(CompanyName one, CompanyName other)
    {
        var clues = new List<Clue>(2);
        if (NameLikeness.Of(one, other) is { } name) clues.Add(name);
        if (clues is [] or [Clue.SameName] || one.Places.Count == 0 || other.Places.Count == 0) return clues;
        // 上海沐禾（浙江）has a place in common with 浙江沐禾（上海）
        if (!one.Places.Any(a => other.Places.Any(b => NameWords.Nested(a, b)))) clues.Add(Clue.OtherPlace);
        else if (one.Places.ToHashSet().SetEquals(other.Places)) clues.Add(Clue.SamePlace);
        return clues;
    }

    private static int Sum(IEnumerable<Clue> clues) => clues.Sum(clue => Weights.Clues[clue]);

    private sealed record WeightTable(int Same, int Likely, IReadOnlyDictionary<Clue, int> Clues);
}
