using System.Globalization;

namespace Crm.Policies.Figures.Extracting;

/// <summary>A number in a text, with its unit where it has one.</summary>
/// <param name="Value">In <paramref name="Unit"/>, as it is kept.</param>
/// <param name="Unit">Null where none stands behind the number.</param>
/// <param name="Qualifies">It names a class of things (50亿元以上项目) and is no figure itself.</param>
internal sealed record RawNumber(int Start, int End, decimal Value, decimal? Upper, string? Unit, FigureBound Bound, bool Qualifies)
{
    public bool IsFigure => Unit is not null && !Qualifies;
}

/// <summary>Reads the numbers of a text from left to right, each character looked at a few times at most.</summary>
/// <param name="text">With digits and signs in half width.</param>
internal sealed class NumberReader(string text)
{
    private const string ChineseDigits = "零一二三四五六七八九";
    private const string ChineseNumber = "零〇一二两三四五六七八九十百千万亿";
    private static readonly string[] People = ["人口", "群众", "居民", "农民", "市民", "职工", "人才", "老年人", "学生", "儿童", "党员"];
    private const int LongestClause = 60;

    // 15分钟健身圈
    private const int LongestRing = 8;
    private const string Dashes = "-—–~～";

    /// <summary>All numbers that may be figures.</summary>
    public List<RawNumber> Read()
    {
        var found = new List<RawNumber>();
        var bare = new List<RawNumber>();
        for (var at = 0; at < text.Length;)
        {
            if (char.IsAsciiLetter(text[at])) at = SkipWord(at);
            else if (Opens(text[at]) && Closing(at) is var end and > 0) at = end;
            else if (char.IsAsciiDigit(text[at])) at = Take(Digits(at), at, bare, found);
            else if (InWords(at) is { } words)
            {
                found.Add(words);
                at = words.End;
            }
            else at++;
        }
        return found;
    }

    // 10、12和13家: numbers in a row share the unit behind the last one.
    private int Take(RawNumber? number, int at, List<RawNumber> bare, List<RawNumber> found)
    {
        if (bare.Count > 0 && (number is null || bare[^1].End != at - 1)) bare.Clear();
        if (number is null) return SkipDigits(at);
        if (number.Unit is null)
        {
            if (At(number.End) is '、' or '和' or '与' && char.IsAsciiDigit(At(number.End + 1))) bare.Add(number);
            else bare.Clear();
            return SkipDigits(number.End);
        }
        if (bare.Count > 0 && Plain(at, out var end, out _))
        {
            foreach (var one in bare)
                if (FigureUnits.Normal(one.Value, text[end..number.End]) is { } shared) found.Add(one with { Value = Plainly(shared.Value), Unit = shared.Unit });
            bare.Clear();
        }
        found.Add(number);
        return number.End;
    }

    // PM2.5, G60, 1X: letters and the digits behind them are a name.
    private int SkipWord(int at)
    {
        while (at < text.Length && (char.IsAsciiLetterOrDigit(text[at]) || text[at] is '.' or '-' or '_' && at + 1 < text.Length && char.IsAsciiLetterOrDigit(text[at + 1]))) at++;
        return at;
    }

    private int SkipDigits(int at)
    {
        while (at < text.Length && (char.IsAsciiDigit(text[at]) || text[at] == '.')) at++;
        return at < text.Length && char.IsAsciiLetter(text[at]) ? SkipWord(at) : at;
    }

    private static bool Opens(char sign) => sign is '“' or '"' or '《' or '〔' or '「';

    // “152”工程, “两山”, 《…2025》: what stands in quotation marks is a name, unless it is long enough to be a sentence.
    private int Closing(int at)
    {
        const int LongestName = 40;
        var close = text[at] switch { '“' => '”', '"' => '"', '《' => '》', '〔' => '〕', _ => '」' };
        var end = text.IndexOf(close, at + 1, Math.Min(LongestName, text.Length - at - 1));
        return end < 0 ? 0 : end + 1;
    }

    private RawNumber? Digits(int at)
    {
        var before = at == 0 ? ' ' : text[at - 1];
        if (before is '第' or '+') return null;
        var negative = before is '-' or '−' && at >= 2 && !char.IsAsciiLetterOrDigit(text[at - 2]) && text[at - 2] != '%';
        if (!Plain(at, out var end, out var value)) return null;
        if (Ranking(at, end)) return null;
        if (end < text.Length && (text[end] == '+' || char.IsAsciiLetter(text[end]) && FigureUnits.UnitAt(text, end) is null)) return null;
        if (Range(at, end, value) is { } range) return range;
        return Unit(at, end, negative ? -value : value);
    }

    // 前3位, 上升3位: places in a ranking are no quantities.
    private bool Ranking(int at, int end)
    {
        if (At(at - 1) == '前' && (At(at - 2) != '提' && FigureUnits.UnitAt(text, end) is null or "位" or "名" or "个")) return true;
        return At(end) == '位' && (At(at - 1) is '进' or '升' or '居' or '列' or '移' or '降' || Is(at - 2, "上升") || Is(at - 2, "前进"));
    }

    private bool Plain(int at, out int end, out decimal value)
    {
        end = at;
        value = 0;
        while (end < text.Length && char.IsAsciiDigit(text[end])) end++;
        while (end - at <= 15 && end + 3 < text.Length + 0 && text[end] is ',' && Three(end + 1)) end += 4;
        if (end + 1 < text.Length && text[end] == '.' && char.IsAsciiDigit(text[end + 1]))
        {
            end++;
            while (end < text.Length && char.IsAsciiDigit(text[end])) end++;
            if (end + 1 < text.Length && text[end] == '.' && char.IsAsciiDigit(text[end + 1])) return false;
        }
        return end - at <= 20 && decimal.TryParse(text.AsSpan(at, end - at).ToString().Replace(",", "", StringComparison.Ordinal), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out value);

        bool Three(int from) => from + 3 <= text.Length && text.AsSpan(from, 3).IndexOfAnyExceptInRange('0', '9') < 0 && (from + 3 == text.Length || !char.IsAsciiDigit(text[from + 3]));
    }

    // 7%-7.5%, 7-7.5%, 300—500万元, 6.5%至7%.
    private RawNumber? Range(int at, int end, decimal lower)
    {
        var first = Unit(at, end, lower);
        var dash = first?.Unit is null ? end : first.End;
        var to = dash < text.Length && (Dashes.Contains(text[dash], StringComparison.Ordinal) || text[dash] == '至' || text[dash] == '到' && first?.Unit is not null) ? dash + 1 : 0;
        if (to > 0 && to < text.Length && text[to] is '—' or '-') to++;
        if (to == 0 || to >= text.Length || !char.IsAsciiDigit(text[to]) || At(at - 1) is '从' or '由') return null;
        if (!Plain(to, out var last, out var upper) || Unit(to, last, upper) is not { Unit: { } unit } second) return null;
        var low = first is { Unit: { } known } ? (first.Value, known) : FigureUnits.Normal(lower, text[last..second.End]);
        if (low is not { } from || from.Item2 != unit || from.Item1 > second.Value) return null;
        return second with { Start = at, Value = Plainly(from.Item1), Upper = second.Value, Bound = FigureBound.Range };
    }

    private RawNumber? Unit(int start, int end, decimal value)
    {
        var at = end;
        var bound = Over(ref at);
        decimal scale = 1;
        var unit = FigureUnits.UnitAt(text, at);
        if (unit is null)
        {
            (scale, var length) = FigureUnits.ScaleAt(text, at);
            at += length;
            if (Over(ref at) is FigureBound.AtLeast) bound = FigureBound.AtLeast;
            unit = FigureUnits.UnitAt(text, at);
        }
        if (unit is null) return scale >= 10_000 && Uncounted(start, at, out var counted) ? new(start, at, Plainly(value * scale), null, counted, bound, false) : new(start, end, value, null, null, FigureBound.Exact, false);
        var stop = at + unit.Length;
        if (unit is "小时" or "分钟" or "天" && text.AsSpan(stop, Math.Min(LongestRing, text.Length - stop)).IndexOf('圈') >= 0) return new(start, stop, value, null, unit, FigureBound.Exact, true);
        var per = FigureUnits.PerAt(text, stop);
        var (kept, name) = FigureUnits.Keep(value * scale, scale, unit, per > 0 ? text.Substring(stop, per) : FigureUnits.PerBefore(text, Math.Max(0, start - 8), start));
        stop += per;
        if (At(stop) is '余' or '多') bound = FigureBound.AtLeast;
        return new(start, stop, Plainly(kept), null, name, bound, Qualifies(stop, unit));
    }

    // 新增522万农村人口, 落户人口6.2万, 用户超过3000万: people are counted without a word for it.
    private bool Uncounted(int start, int at, out string unit)
    {
        const int Near = 9;
        var before = text.AsSpan(Math.Max(0, start - Near), Math.Min(start, Near));
        var behind = text.AsSpan(at, Math.Min(Near, text.Length - at));
        unit = before.IndexOf("用户") >= 0 ? "户" : "人";
        if (unit == "户" || before.IndexOf("人口") >= 0 || before.IndexOf("人才") >= 0 || before.IndexOf("人数") >= 0 || before.IndexOf("人员") >= 0) return true;
        if (Ends(at) && At(at) != '、') return false;
        foreach (var people in People)
            if (behind.IndexOf(people) >= 0) return true;
        return false;
    }

    // 27900.00 is 27900: a product keeps the places of its factors otherwise.
    private static decimal Plainly(decimal value) => value / 1.0000000000000000000000000000m;

    private FigureBound Over(ref int at)
    {
        if (At(at) is not ('多' or '余' or '来')) return FigureBound.Exact;
        at++;
        return FigureBound.AtLeast;
    }

    // 50亿元以上项目13个, 亩均税收1万元以下低效企业, 100亿元级, 3岁以下婴幼儿: the number belongs to the name of what is counted. 400家以上文化礼堂 counts them.
    private bool Qualifies(int at, string unit)
    {
        if (unit is "%" or "‰" or "个百分点" or "百分点" or "倍") return false;
        if (At(at) == '级' || Is(at, "规模") && !Ends(at + 2)) return true;
        var behind = Is(at, "及以上") || Is(at, "及以下") ? at + 3 : Is(at, "以上") || Is(at, "以下") ? at + 2 : at;
        if (behind == at) return FigureUnits.IsMoney(unit) && (Named(at) || At(at) == '的') && NumberFollows(at);
        if (Ends(behind) || char.IsAsciiDigit(At(behind)) || At(behind) is '并' or '且' or '和') return false;
        return FigureUnits.IsMoney(unit) || unit == "岁" || NumberFollows(behind);
    }

    private bool Named(int at) => Is(at, "企业") || Is(at, "项目") || Is(at, "产业集群") || Is(at, "工程");

    private bool Is(int at, string words) => string.CompareOrdinal(text, at, words, 0, words.Length) == 0;

    private bool NumberFollows(int at)
    {
        for (var stop = Math.Min(text.Length, at + LongestClause); at < stop && !Ends(at); at++)
            if (char.IsAsciiDigit(text[at])) return true;
        return false;
    }

    private bool Ends(int at) => at >= text.Length || text[at] is ',' or '，' or '。' or ';' or '；' or '、' or ':' or '：' or '!' or '！' or '?' or '？' or ')' or '）' or '\n' or ' ';

    private char At(int at) => at >= 0 && at < text.Length ? text[at] : '\n';

    // 三百亿元, 两千余家, 百分之三十. Numbers below a hundred in words count headings and slogans, not things.
    private RawNumber? InWords(int at)
    {
        if (text[at] == '百' && Is(at, "百分之")) return Hundredths(at);
        if (ChineseDigits.IndexOf(text[at]) <= 0 && text[at] != '两') return null;
        if (At(at - 1) is '第' or '数' or '几' or '上' || ChineseNumber.Contains(At(at - 1), StringComparison.Ordinal)) return null;
        var end = at;
        while (end < text.Length && end - at < 14 && ChineseNumber.Contains(text[end], StringComparison.Ordinal)) end++;
        if (end - at < 2 || text.AsSpan(at, end - at).IndexOfAny("百千万亿") < 1) return null;
        var (value, scale) = Chinese(text.AsSpan(at, end - at));
        var unitAt = end;
        var bound = Over(ref unitAt);
        if (FigureUnits.UnitAt(text, unitAt) is not { } unit) return null;
        var stop = unitAt + unit.Length;
        var (kept, name) = FigureUnits.Keep(value, scale, unit, "");
        return new(at, stop, Plainly(kept), null, name, bound, Qualifies(stop, unit));
    }

    private RawNumber? Hundredths(int at)
    {
        var from = at + 3;
        if (from < text.Length && char.IsAsciiDigit(text[from])) return Plain(from, out var stop, out var plain) ? new(at, stop, plain, null, "%", FigureBound.Exact, false) : null;
        var end = from;
        while (end < text.Length && end - from < 10 && (ChineseNumber.Contains(text[end], StringComparison.Ordinal) || text[end] == '点')) end++;
        if (end == from || text[from] == '点') return null;
        var point = text.IndexOf('点', from, end - from);
        var value = Chinese(text.AsSpan(from, (point < 0 ? end : point) - from)).Value;
        var place = 1m;
        for (var i = point + 1; point >= 0 && i < end; i++)
        {
            if (Digit(text[i]) is not { } digit) return null;
            value += digit * (place /= 10);
        }
        return new(at, end, value, null, "%", FigureBound.Exact, false);
    }

    private static int? Digit(char sign) => sign is '〇' ? 0 : sign is '两' ? 2 : ChineseDigits.IndexOf(sign) is var digit and >= 0 ? digit : null;

    private static (decimal Value, decimal Scale) Chinese(ReadOnlySpan<char> words)
    {
        decimal sum = 0, section = 0, digit = 0, scale = 1;
        foreach (var sign in words)
        {
            if (Digit(sign) is { } value) digit = value;
            else if (sign is '万' or '亿')
            {
                scale = sign == '万' ? 10_000 : 100_000_000;
                sum = (sum + section + digit) * scale;
                (section, digit) = (0, 0);
            }
            else
            {
                section += (digit == 0 ? 1 : digit) * (sign switch { '十' => 10, '百' => 100, _ => 1000 });
                digit = 0;
            }
        }
        return (sum + section + digit, scale);
    }
}
