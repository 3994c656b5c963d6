using System.Collections.Frozen;
using Crm.Foundation;
using Crm.Policies.Figures.Extracting;

namespace Crm.Policies.Figures;

/// <summary>A measure that figures of many documents are gathered under, whatever words they use for it.</summary>
/// <param name="Code">"GDP", or "GDP.growth" for its growth rate.</param>
/// <param name="Unit">What its figures are kept in.</param>
/// <param name="Growth">Whether it is a growth rate.</param>
/// <param name="Main">Whether it stands on a region's card without being asked for.</param>
public sealed record Indicator(string Code, string Name, string En, string Unit, bool Growth, bool Main)
{
    /// <summary>Its name in the current language.</summary>
    public string Label => Texts.IsChinese ? Name : En;
}

/// <summary>The indicators, in the order of a card. Source: seeds/indicators.json.</summary>
public static class Indicators
{
    private static readonly Seed[] Seeds = SeedFiles.Read<Seed[]>("indicators.json");

    private static readonly FrozenDictionary<(string Subject, bool Growth), Indicator> BySubject = Known();

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Indicator> All { get; } = [.. Seeds.SelectMany(Made)];

    private static readonly FrozenDictionary<string, Indicator> ByCode = All.ToFrozenDictionary(i => i.Code, StringComparer.Ordinal);

    /// <summary>The indicator with this code, or null.</summary>
    public static Indicator? Find(string? code) => code is null ? null : ByCode.GetValueOrDefault(code);

    /// <summary>A fingerprint of the list: documents are read again when it changes.</summary>
    public static string Fingerprint { get; } = Uuid5.Of("indicators", string.Join('\n', Seeds.Select(s => $"{s.Code} {s.Unit} {s.Growth} {string.Join(' ', s.Subjects)}"))).ToString("N");

    /// <summary>The indicator that a figure belongs to, with its value in the indicator's unit; null where it belongs to none.</summary>
    /// <param name="province">Whether the document is a province's: elsewhere 全省 speaks of somebody else.</param>
    public static (Indicator Indicator, decimal Value, decimal? Upper)? Of(FigureReading reading, bool province)
    {
        var subject = province && reading.Subject is ['全' or '我', '省', ..] ? reading.Subject[2..] : reading.Subject;
        if (!BySubject.TryGetValue((Plain(subject), reading.Growth), out var indicator)) return null;
        if (reading.Unit == indicator.Unit) return (indicator, reading.Value, reading.Upper);
        return (reading.Unit, indicator.Unit) switch
        {
            ("元", "万元") => (indicator, reading.Value / 10_000, reading.Upper / 10_000),
            ("万元", "元") => (indicator, reading.Value * 10_000, reading.Upper * 10_000),
            ("个" or "家" or "项", "个" or "家" or "项") => (indicator, reading.Value, reading.Upper),
            _ => null,
        };
    }

    private static FrozenDictionary<(string, bool), Indicator> Known()
    {
        var known = new Dictionary<(string, bool), Indicator>();
        foreach (var seed in Seeds)
            foreach (var indicator in Made(seed))
                foreach (var subject in seed.Subjects) known.Add((Plain(subject), indicator.Growth), indicator);
        return known.ToFrozenDictionary();
    }

    private static IEnumerable<Indicator> Made(Seed seed)
    {
        yield return new(seed.Code, seed.Name, seed.En, seed.Unit, false, seed.Main);
        if (seed.Growth) yield return new(seed.Code + ".growth", seed.Name + "增速", seed.En + ", growth", "%", true, seed.GrowthMain);
    }

    // Quotation marks come and go with whoever typed the text.
    private static string Plain(string subject) => string.Concat(subject.Where(sign => sign is not ('“' or '”' or '"' or '‘' or '’' or ' ')));

    private sealed record Seed(string Code, string Name, string En, string Unit, IReadOnlyList<string> Subjects, bool Growth = false, bool Main = false, bool GrowthMain = false);
}
