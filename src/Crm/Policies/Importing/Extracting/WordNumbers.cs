using System.Globalization;
using System.Text.RegularExpressions;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Crm.Policies.Importing.Extracting;

/// <summary>The numbers that Word puts before headings and items by itself: 一、 (二) 3. — they stand nowhere in the text, and without them it could not be quoted.</summary>
internal sealed partial class WordNumbers
{
    private const string Digits = "〇一二三四五六七八九";
    private const int MostLevels = 9;
    private readonly Dictionary<int, Level[]> lists = [];
    private readonly Dictionary<string, (int List, int Level)> ofStyles = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<int, int[]> counters = [];

    public WordNumbers(MainDocumentPart main)
    {
        var numbering = main.NumberingDefinitionsPart?.Numbering;
        if (numbering is null) return;
        var kinds = numbering.Elements<AbstractNum>().Where(a => a.AbstractNumberId?.Value is not null).GroupBy(a => a.AbstractNumberId!.Value).ToDictionary(g => g.Key, g => g.First());
        foreach (var list in numbering.Elements<NumberingInstance>())
            if (list.NumberID?.Value is { } id && list.AbstractNumId?.Val?.Value is { } kind && kinds.TryGetValue(kind, out var levels)) lists[id] = Levels(levels);
        foreach (var style in main.StyleDefinitionsPart?.Styles?.Elements<Style>() ?? [])
            if (style.StyleName?.Val?.Value is { } name && style.StyleParagraphProperties?.NumberingProperties is { NumberingId.Val.Value: var list } own)
                ofStyles[name] = (list, own.NumberingLevelReference?.Val?.Value ?? 0);
    }

    /// <summary>The number of the paragraph that begins here; null where it has none.</summary>
    public string? Next(ParagraphProperties about, string style)
    {
        var (list, at) = about.NumberingProperties is { NumberingId.Val.Value: var own } given ? (own, given.NumberingLevelReference?.Val?.Value ?? 0) : ofStyles.GetValueOrDefault(style);
        if (!lists.TryGetValue(list, out var levels) || at < 0 || at >= levels.Length) return null;
        var counts = counters.TryGetValue(list, out var known) ? known : counters[list] = [.. levels.Select(level => level.Start - 1)];
        counts[at]++;
        for (var below = at + 1; below < levels.Length; below++) counts[below] = levels[below].Start - 1;
        if (levels[at].Format == Bullet) return "• ";
        return Place().Replace(levels[at].Text, m => int.Parse(m.Groups[1].ValueSpan, CultureInfo.InvariantCulture) - 1 is var n && n < levels.Length ? Write(Math.Max(counts[n], levels[n].Start), levels[n].Format) : "");
    }

    private const string Bullet = "bullet";

    private static Level[] Levels(AbstractNum kind) => [.. kind.Elements<DocumentFormat.OpenXml.Wordprocessing.Level>().Take(MostLevels).Select(level => new Level(
        level.StartNumberingValue?.Val?.Value ?? 1, level.NumberingFormat?.Val is { } format ? format.InnerText ?? "decimal" : "decimal", level.LevelText?.Val?.Value ?? ""))];

    private static string Write(int number, string format) => format switch
    {
        "chineseCounting" or "chineseCountingThousand" or "japaneseCounting" or "ideographDigital" or "taiwaneseCounting" or "taiwaneseCountingThousand" => Chinese(number),
        "upperLetter" when number is > 0 and <= 26 => $"{(char)('A' + number - 1)}",
        "lowerLetter" when number is > 0 and <= 26 => $"{(char)('a' + number - 1)}",
        "decimalEnclosedCircle" or "decimalEnclosedCircleChinese" when number is > 0 and <= 20 => $"{(char)('①' + number - 1)}",
        "none" => "",
        _ => number.ToString(CultureInfo.InvariantCulture),
    };

    private static string Chinese(int number) => number switch
    {
        < 0 or > 99 => number.ToString(CultureInfo.InvariantCulture),
        < 10 => $"{Digits[number]}",
        < 20 => "十" + (number == 10 ? "" : $"{Digits[number - 10]}"),
        _ => $"{Digits[number / 10]}十" + (number % 10 == 0 ? "" : $"{Digits[number % 10]}"),
    };

    [GeneratedRegex("%([1-9])")]
    private static partial Regex Place();

    private sealed record Level(int Start, string Format, string Text);
}
