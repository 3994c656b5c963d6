using System.Globalization;

namespace Crm.Policies.Figures.Extracting;

/// <summary>What is known of a document's time before its text is read.</summary>
/// <param name="Year">The year it is about, which 去年 and 今年 go by: the one in its title, else that of its publication.</param>
public sealed record DocumentTime(int? Year, PolicyKind Kind)
{
    /// <summary>What title and day of publication say.</summary>
    public static DocumentTime Of(string title, DateOnly? publishedOn, PolicyKind kind) => new(YearIn(title) ?? publishedOn?.Year, kind);

    private static int? YearIn(string title)
    {
        for (var at = title.IndexOf('年', StringComparison.Ordinal); at >= 0; at = title.IndexOf('年', at + 1))
            if (at >= 4 && int.TryParse(title.AsSpan(at - 4, 4), NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year is >= 1900 and < 2100) return year;
        return null;
    }
}

/// <summary>The year of a figure and whether it was or is wanted.</summary>
internal readonly record struct FigureTime(int? Year, int Span, FigureNature Nature);

/// <summary>
/// Follows a text from sentence to sentence and knows which year it speaks of. A work report looks back on the year before and then says what is wanted of its own;
/// a word in the sentence (2019年, 去年, 力争) goes before the part it stands in.
/// </summary>
internal sealed class TimeReader
{
    private const string Numerals = "一二三四五六七八九十";
    private readonly string text;
    private readonly int? year;
    private readonly bool report;
    private readonly string own;
    private readonly string before;
    private readonly List<(int At, FigureTime Time)> marks = [];
    private FigureTime part;

    public TimeReader(string text, DocumentTime time)
    {
        (this.text, year, report) = (text, time.Year, time.Kind == PolicyKind.WorkReport);
        (own, before) = (Written(time.Year), Written(time.Year - 1));
        part = report ? new(year - 1, 1, FigureNature.Actual) : new(null, 1, time.Kind == PolicyKind.Plan ? FigureNature.Target : FigureNature.Actual);
    }

    /// <summary>Reads on to the end of the next sentence.</summary>
    /// <param name="continues">The sentence before ended with a semicolon: what it said of the time still holds.</param>
    public void Enter(int start, int end, bool continues)
    {
        if (continues && marks.Count > 0) marks.RemoveRange(0, marks.Count - 1);
        else marks.Clear();
        for (var at = start; at < end; at++)
        {
            if (report) Part(at, end);
            if (Mark(at) is { } time) marks.Add((at, time));
        }
    }

    /// <summary>The time of a figure in the sentence that was entered.</summary>
    public FigureTime At(int place)
    {
        for (var i = marks.Count - 1; i >= 0; i--)
            if (marks[i].At < place) return marks[i].Time;
        return part;
    }

    // 二、2020年的主要任务; 今年经济社会发展的主要预期目标
    private void Part(int at, int end)
    {
        const int LongestHeading = 40;
        if (text[at] == '、' && at > 0 && Numerals.Contains(text[at - 1], StringComparison.Ordinal) && (at < 2 || !IsHan(text[at - 2]) || at < 3))
        {
            var heading = text.AsSpan(at, Math.Min(LongestHeading, end - at));
            if (heading.IndexOf("今后五年") >= 0) part = new(null, 1, FigureNature.Target);
            else if (Has(heading, "回顾", "过去", "去年", before + "年工作", before + "年主要")) part = new(year - 1, 1, FigureNature.Actual);
            else if (Has(heading, "今年", own, "目标", "任务", "安排", "总体要求", "部署")) part = new(year, 1, FigureNature.Target);
        }
        else if (part.Nature == FigureNature.Actual && TurnsToThisYear(at))
        {
            part = new(year, 1, FigureNature.Target);
        }
    }

    private bool TurnsToThisYear(int at) => text[at] switch
    {
        '预' => Is(at, "预期目标"),
        '今' => Is(at, "今年工作") || Is(at, "今年的") || Is(at, "今年是") || Is(at, "今年,我们") || Is(at, "今年，我们") || Is(at, "今年我们") || Is(at, "今年要") || Is(at, "今年政府工作"),
        '2' => Is(at, own) && Is(at + own.Length, "年是"),
        _ => false,
    };

    private FigureTime? Mark(int at)
    {
        switch (text[at])
        {
            case '1' or '2' when at == 0 || !char.IsAsciiDigit(text[at - 1]):
                return Named(at);
            case '去' or '上' or '过' or '今' or '明' or '年' when !Compared(at):
                return Relative(at);
            case '力' or '预' or '争' or '目' or '计' when Wants(at):
                return At(at) is { Nature: FigureNature.Target } already ? already : new(Explicit(at) ?? year, 1, FigureNature.Target);
            default:
                return null;
        }
    }

    private FigureTime? Named(int at)
    {
        if (Compared(at) || at > 0 && text[at - 1] == '从' || YearAt(at, out var stop) is not { } named) return null;
        if (Is(stop, "以来") || Is(stop, "起")) return year is { } now && now - 1 >= named ? new FigureTime(now - 1, now - named, FigureNature.Actual) : null;
        var wanted = year is { } own && (report ? named >= own : named > own);
        return new(named, 1, wanted || part.Nature == FigureNature.Target && !report ? FigureNature.Target : FigureNature.Actual);
    }

    private FigureTime? Relative(int at)
    {
        if (Is(at, "去年") || Is(at, "上年") || Is(at, "过去一年") || Is(at, "过去的一年")) return new(year - 1, 1, FigureNature.Actual);
        if (Is(at, "今年以来")) return new(year, 1, FigureNature.Actual);
        if (Is(at, "今年") && !Is(at + 2, "初")) return new(year, 1, report ? FigureNature.Target : FigureNature.Actual);
        if (Is(at, "明年")) return new(year + 1, 1, FigureNature.Target);
        if (Is(at, "过去五年")) return new(part.Year ?? year, 5, FigureNature.Actual);
        return Is(at, "年来") && at > 0 && Numerals.IndexOf(text[at - 1], StringComparison.Ordinal) is var years and > 0 ? new FigureTime(part.Year ?? year, years + 1, FigureNature.Actual) : null;
    }

    // 比2015年, 较上年: what it is compared with is not its year.
    private bool Compared(int at) => at > 0 && text[at - 1] is '比' or '较' or '自' or '超' || at > 1 && text[at - 1] == '到' && text[at - 2] == '达';

    private bool Wants(int at) => text[at] switch
    {
        '力' => Is(at, "力争"),
        '预' => Is(at, "预期目标"),
        '争' => Is(at, "争取"),
        '目' => Is(at, "目标是") || Is(at, "目标为"),
        '计' => Is(at, "计划完成") || Is(at, "计划新增") || Is(at, "计划实现") || Is(at, "计划投资") || Is(at, "计划总投资") || Is(at, "计划建设") || Is(at, "计划引进") || Is(at, "计划到"),
        _ => false,
    };

    // A year that the sentence has named already.
    private int? Explicit(int at)
    {
        for (var i = marks.Count - 1; i >= 0; i--)
            if (marks[i].At < at && marks[i].Time.Year is { } named) return named;
        return null;
    }

    private int? YearAt(int at, out int stop)
    {
        stop = at + 5;
        if (at + 4 >= text.Length || !int.TryParse(text.AsSpan(at, 4), NumberStyles.None, CultureInfo.InvariantCulture, out var named) || named is < 1900 or > 2100) return null;
        if (text[at + 4] == '年') return named;
        // 2018-2020年: the last of them
        return text[at + 4] is '-' or '—' or '至' && at + 9 < text.Length && text[at + 9] == '年' ? YearAt(at + 5, out stop) : null;
    }

    private bool Is(int at, string words) => string.CompareOrdinal(text, at, words, 0, words.Length) == 0;

    private static bool Has(ReadOnlySpan<char> heading, params ReadOnlySpan<string> words)
    {
        foreach (var word in words)
            if (heading.IndexOf(word) >= 0) return true;
        return false;
    }

    private static bool IsHan(char sign) => sign is >= '\u4E00' and <= '\u9FFF';

    private static string Written(int? year) => year?.ToString(CultureInfo.InvariantCulture) ?? "\0";
}
