namespace Crm.Policies.Figures.Extracting;

/// <summary>What the words before a number say about it.</summary>
/// <param name="Subject">What is counted or measured; empty where the words do not say.</param>
/// <param name="Falls">The change goes down.</param>
/// <param name="Shares">Several numbers follow, one for each thing named (分别).</param>
/// <param name="Part">It is a part of what was named before (其中).</param>
internal sealed record NumberLead(string Subject, bool Growth, bool Falls, FigureBound? Bound, bool Shares, bool Part);

/// <summary>Finds the subject in the words before a number. Pure text work without patterns that could run away: words are taken off either end, one after another.</summary>
internal static class SubjectReader
{
    private const int Longest = 40;
    private const int LongestNoun = 20;

    // 杭州、宁波跨境电商交易额, 城镇、农村居民收入: two characters before a measure they share.
    private const int Place = 2;

    /// <summary>Reads the words between the last clause's end, or the number before, and the number.</summary>
    public static NumberLead Read(ReadOnlySpan<char> words, string unit)
    {
        var (growth, falls) = (false, false);
        FigureBound? bound = null;
        var share = words.LastIndexOf("分别");
        for (var rest = words; ;)
        {
            rest = rest.TrimEnd();
            if (SubjectWords.BoundWords.AtEnd(rest) is var b and > 0 && SubjectWords.Endings.AtEnd(rest) <= b && !(rest[^1] == '约' && rest.Length > 1 && "签节预合集履违大".Contains(rest[^2], StringComparison.Ordinal) && b == 1))
            {
                bound ??= SubjectWords.Bounds[rest[^b..].ToString()];
                rest = rest[..^b];
                continue;
            }
            var (rises, drops, ends) = growth ? (0, 0, SubjectWords.Endings.AtEnd(rest)) : (SubjectWords.Rising.AtEnd(rest), SubjectWords.Falling.AtEnd(rest), SubjectWords.Endings.AtEnd(rest));
            if (!growth && Math.Max(rises, drops) > ends && Changes(rest[^Math.Max(rises, drops)..], unit))
            {
                (growth, falls) = (true, drops > rises);
                rest = rest[..^Math.Max(rises, drops)];
                continue;
            }
            if (growth && Comparison(rest) is var compared and > 0)
            {
                rest = rest[..^compared];
                continue;
            }
            if (ends > 0)
            {
                rest = rest[..^ends];
                continue;
            }
            var part = rest.TrimStart().StartsWith("其中");
            var subject = Opened(rest);
            return new(subject.Length > Longest ? subject[^Longest..].ToString() : subject.ToString(), growth, falls, bound, share >= 0, part);
        }
    }

    /// <summary>What stands behind a number of things: 4家 企业, 70%以上的 行政村.</summary>
    public static string NounBehind(string text, int at)
    {
        if (At("以上") || At("以下") || At("左右")) at += 2;
        if (At("的")) at++;
        if (at >= text.Length || text[at] is '和' or '与' or '及') return "";
        var end = at;
        while (end < text.Length && end - at < LongestNoun && IsNoun(text[end]) && SubjectWords.Predicates.AtStart(text.AsSpan(end)) == 0) end++;
        return text[at..end].TrimEnd('的', '等', '和', '与', '及');

        bool At(string words) => string.CompareOrdinal(text, at, words, 0, words.Length) == 0;
    }

    /// <summary>The subject without the verbs at its end: 亿元以上项目 of 亿元以上项目开工建设.</summary>
    public static string WithoutVerbs(string subject)
    {
        var rest = subject.AsSpan();
        while (SubjectWords.Verbs.AtEnd(rest) is var length and > 0 && length < rest.Length) rest = rest[..^length];
        return rest.ToString();
    }

    /// <summary>The things of a list, each with the measure that the list names once behind the last: 城镇、农村居民人均可支配收入.</summary>
    public static IReadOnlyList<string> Items(string list)
    {
        var items = list.Split(['、', '和', '与', '及'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (items.Length < 2) return items;
        var last = items[^1];
        var same = items[0].Length;
        if (same == Place && last.Length >= same + 2 && items[..^1].All(item => item.Length == same)) return [.. items[..^1].Select(item => item + last[same..]), last];
        var head = SubjectWords.Heads.AtEnd(last);
        if (head == 0) return items;
        return [.. items.Select(item => SubjectWords.Heads.AtEnd(item) > 0 ? item : item + last[^head..])];
    }

    /// <summary>The measure a subject ends with: 增加值 of 规上工业增加值.</summary>
    public static string Head(string subject) => SubjectWords.Heads.AtEnd(subject) is var length and > 0 ? subject[^length..] : "";

    /// <summary>Takes fillers, years and heading numbers off the beginning.</summary>
    internal static ReadOnlySpan<char> Opened(ReadOnlySpan<char> words)
    {
        for (var rest = words; ;)
        {
            rest = rest.TrimStart(" \n\t、()（）.");
            var year = NumberAtStart(rest);
            if (year > 0) rest = rest[year..];
            else if (SubjectWords.Openings.AtStart(rest) is var length and > 0 && !IsWord(rest, length)) rest = rest[length..];
            else return rest.Trim();
        }
    }

    // 年产值, 月均, 和谐, 以上…, 从业人员, 比重: a filler's character that begins a word of its own.
    private static bool IsWord(ReadOnlySpan<char> rest, int length) => length == 2 && rest.Length > 2 && rest[0] == '全' && rest[2] == '性' || length == 1 && rest.Length > 1 && rest[0] switch
    {
        '年' => rest[1] is '产' or '均' or '销' or '度' or '末',
        '月' => rest[1] is '均',
        '和' => rest[1] is '谐',
        '以' => rest[1] is '上' or '下',
        '从' => rest[1] is '业',
        '比' => rest[1] is '重' or '例' or '率',
        '到' => rest[1] is '位' or '账' or '资',
        '在' => rest[1] is '建' or '校' or '册' or '役' or '园',
        '由' => rest[1] is '于',
        '要' => rest[1] is '素',
        '初' => rest[1] is '中' or '次' or '创',
        '日' => rest[1] is '均' or '处',
        '共' => rest[1] is '建' or '享' or '同',
        '再' => rest[1] is '生' or '开' or '利',
        '均' => rest[1] is '价',
        '为' => rest[1] is '民',
        '将' => rest[1] is '军',
        '也' or '都' => rest[1] is '市',
        '末' or '底' => rest[1] is '端' or '线',
        '较' => rest[1] is '大',
        '及' => rest[1] is '时',
        '与' => rest[1] is '会',
        _ => false,
    };

    // 2019年, 2018-2020年; 10.新建…, 3、完成…
    private static int NumberAtStart(ReadOnlySpan<char> words)
    {
        var at = 0;
        while (at < words.Length && (char.IsAsciiDigit(words[at]) || words[at] is '-' or '—')) at++;
        if (at == 0 || at == words.Length) return 0;
        return at >= 4 && words[at] == '年' || at <= 2 && words[at] is '.' or '、' ? at + 1 : 0;
    }

    // 改造提升20个 is work done, 增长20个 and 下降20% are changes.
    private static bool Changes(ReadOnlySpan<char> verb, string unit) =>
        unit is "%" or "‰" or "个百分点" or "倍" || verb is "增长" or "增加" or "净增" or "下降" or "减少" or "降低" or "回落" or "缩短" or "下滑" or "上升" or "上涨" or "提高";

    // 比上年, 较2015年, 比年初, 较五年前
    private static int Comparison(ReadOnlySpan<char> words)
    {
        const int LongestComparison = 14;
        var at = words.LastIndexOfAny('比', '较');
        if (at < 0 || words.Length - at > LongestComparison || words.Length - at < 2) return 0;
        return words[^1] is '年' or '期' or '初' or '前' or '末' or '底' or '均' or '平' ? words.Length - at : 0;
    }

    private static bool IsNoun(char sign) => sign is >= '\u4E00' and <= '\u9FFF' or '“' or '”' or '(' or ')' or '"' || char.IsAsciiLetter(sign);
}
