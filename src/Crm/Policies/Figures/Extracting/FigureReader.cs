using System.Globalization;

namespace Crm.Policies.Figures.Extracting;

/// <summary>
/// Finds the figures of a text: numbers with a unit, what they are about, and of which year. Pure and linear; docs/decisions/0023-figures-in-documents.md says what is
/// a figure and what is not.
/// </summary>
public static class FigureReader
{
    /// <summary>Which rules this is. Raised when they change, so that documents are read again.</summary>
    public const int Rules = 1;

    private const int LongestSentence = 400;

    /// <summary>All figures of a text, in order.</summary>
    public static IReadOnlyList<FoundFigure> Read(string text, DocumentTime document)
    {
        var plain = HalfWidth(text);
        var numbers = new NumberReader(plain).Read();
        var found = new List<FoundFigure>();
        var time = new TimeReader(plain, document);
        var next = 0;
        var continues = false;
        for (var start = 0; start < plain.Length;)
        {
            var end = SentenceEnd(plain, start);
            var first = next;
            while (next < numbers.Count && numbers[next].Start < end) next++;
            time.Enter(start, end, continues);
            if (next > first) new SentenceFigures(plain, start, end, time, found).Read(numbers, first, next);
            continues = plain[end - 1] is ';' or '；';
            start = end;
        }
        return found;
    }

    /// <summary>The sentence around a place: its start and length, without the space around it.</summary>
    public static (int Start, int Length) Sentence(string text, int at)
    {
        var start = 0;
        var end = SentenceEnd(text, 0);
        while (end <= at && end < text.Length) (start, end) = (end, SentenceEnd(text, end));
        return Trimmed(text, start, end);
    }

    internal static (int Start, int Length) Trimmed(string text, int start, int end)
    {
        while (start < end && char.IsWhiteSpace(text[start])) start++;
        while (end > start && char.IsWhiteSpace(text[end - 1])) end--;
        return (start, end - start);
    }

    // Behind the sign that ends it. Texts without full stops are cut where a clause ends.
    private static int SentenceEnd(string text, int start)
    {
        var at = start;
        while (at < text.Length)
        {
            var sign = text[at++];
            if (sign is '。' or '！' or '？' or '；' or '!' or '?' or ';' or '\n' || at - start >= LongestSentence && sign is ',' or '，' or '、' or ' ' || at - start >= 2 * LongestSentence) break;
        }
        return at < text.Length && char.IsLowSurrogate(text[at]) ? at + 1 : at;
    }

    // Only digits, letters and the signs of numbers: the text keeps its length and its own punctuation.
    private static string HalfWidth(string text) => text.AsSpan().IndexOfAnyInRange('\uFF05', '\uFF5A') < 0 ? text : string.Create(text.Length, text, static (plain, source) =>
    {
        for (var i = 0; i < source.Length; i++)
            plain[i] = source[i] is >= '０' and <= '９' or >= 'Ａ' and <= 'Ｚ' or >= 'ａ' and <= 'ｚ' or '％' or '．' or '＋' or '－' or '／' ? (char)(source[i] - 0xFEE0) : source[i];
    });
}

/// <summary>Gives the numbers of one sentence their subjects, years and signs.</summary>
internal sealed class SentenceFigures(string text, int start, int end, TimeReader time, List<FoundFigure> found)
{
    private const string Clauses = ",，;；:：。!！?？\n";
    private readonly List<string> subjects = [];

    public void Read(List<RawNumber> numbers, int first, int next)
    {
        var from = start;
        for (var i = first; i < next;)
        {
            if (!numbers[i].IsFigure)
            {
                i++;
                continue;
            }
            var last = i;
            while (last + 1 < next && numbers[last + 1].IsFigure && InARow(numbers[last].End, numbers[last + 1].Start)) last++;
            Chain(numbers, i, last, from);
            from = numbers[last].End + (Behind(numbers[last].End) is null ? 0 : 2);
            i = last + 1;
        }
    }

    // 10.7%、10.4%和12.6%
    private bool InARow(int end, int begin)
    {
        if (begin - end > 2) return false;
        for (; end < begin; end++)
            if (text[end] is not ('、' or '和' or '与' or '及' or ' ' or '或')) return false;
        return true;
    }

    private void Chain(List<RawNumber> numbers, int first, int last, int from)
    {
        var begin = numbers[first].Start;
        var clause = Math.Max(text.AsSpan(from, begin - from).LastIndexOfAny(Clauses) + 1 + from, BehindHeading(from, begin));
        var lead = SubjectReader.Read(text.AsSpan(clause, begin - clause), numbers[first].Unit!);
        var count = last - first + 1;
        var names = Names(lead, count, numbers[first], from > start && clause == from);
        for (var i = 0; i < count; i++) Add(numbers[first + i], lead, names[Math.Min(i, names.Count - 1)]);
        foreach (var name in names)
            if (name.Length > 0 && (subjects.Count == 0 || subjects[^1] != name)) subjects.Add(name);
    }

    // Portals run a heading and its text together with nothing but a space in between; one before a number parts nothing.
    private int BehindHeading(int from, int begin)
    {
        for (var at = begin - 2; at > from; at--)
            if (text[at] is ' ' or '\u3000' && char.GetUnicodeCategory(text[at - 1]) == UnicodeCategory.OtherLetter && char.GetUnicodeCategory(text[at + 1]) == UnicodeCategory.OtherLetter) return at + 1;
        return from;
    }

    private IReadOnlyList<string> Names(NumberLead lead, int count, RawNumber number, bool follows)
    {
        if (count > 1 && lead.Shares && lead.Subject.Length > 0)
        {
            var items = SubjectReader.Items(lead.Subject);
            if (items.Count >= count) return [.. items.Skip(items.Count - count).Select(item => Whole(item, lead))];
        }
        if (count > 1 && lead.Subject.Length == 0 && (lead.Growth || lead.Shares) && subjects.Count >= count) return subjects[^count..];
        return [Name(lead, number, follows)];
    }

    private string Name(NumberLead lead, RawNumber number, bool follows)
    {
        var subject = lead.Subject;
        var verbal = SubjectWords.IsVerb(subject);
        if (!lead.Growth && (FigureUnits.Counts(number.Unit!) || verbal && number.Unit == "%") && (verbal || number.Start > start && text[number.Start - 1] is '和' or '与' or '及' || follows && subject.Length <= 8 || SubjectWords.Verbs.AtEnd(subject) > 0))
        {
            var noun = SubjectReader.NounBehind(text, number.End);
            if (noun.Length > 0) return Joined(subject, noun, verbal);
        }
        if (subject.Length == 0) return subjects.Count > 0 ? subjects[^1] : "";
        if (verbal && subjects.Count > 0 && subject.Length > 1) return SubjectReader.WithoutVerbs(subjects[^1]) is var thing && thing != subject ? thing + subject : subject;
        // 增长15%，占地区生产总值比重10%: the share of what was named before
        if (subject[0] == '占' && subjects.Count > 0) return subjects[^1] + subject;
        return Whole(subject, lead);
    }

    // 启动建设 重点平台; of a longer lead only the verb right before the number belongs to what stands behind it
    private static string Joined(string subject, string noun, bool verbal)
    {
        if (verbal) return (subject.EndsWith('等') ? subject[..^1] : subject) + noun;
        var verb = SubjectWords.Verbs.AtEnd(subject);
        return verb == 0 ? noun : subject[^verb..] is var does && does == "等" ? noun : does + noun;
    }

    // 规上工业增加值增长8.4%，其中装备制造业增长12.6%: it is the value added of that industry
    private string Whole(string subject, NumberLead lead)
    {
        if (!lead.Part || !lead.Growth || subjects.Count == 0 || SubjectReader.Head(subject).Length > 0) return subject;
        return SubjectReader.Head(subjects[^1]) is "增加值" or "投资" or "产值" or "税收" ? subject + SubjectReader.Head(subjects[^1]) : subject;
    }

    private void Add(RawNumber number, NumberLead lead, string subject)
    {
        var (year, span, nature) = time.At(number.Start);
        var sign = lead is { Growth: true, Falls: true } && number.Value > 0 ? -1 : 1;
        var (value, upper) = sign < 0 && number.Upper is { } most ? (-most, (decimal?)-number.Value) : (number.Value * sign, number.Upper);
        var bound = number.Bound != FigureBound.Exact ? number.Bound : Behind(number.End) ?? lead.Bound ?? FigureBound.Exact;
        var (from, length) = FigureReader.Trimmed(text, start, end);
        found.Add(new(number.Start, number.End - number.Start, from, length, new(value, upper, number.Unit!, subject, lead.Growth, year, span, nature, bound)));
    }

    private FigureBound? Behind(int at)
    {
        if (at >= end) return null;
        var rest = text.AsSpan(at, end - at);
        if (rest.StartsWith("左右") || rest.StartsWith("上下")) return FigureBound.About;
        if (rest.StartsWith("以上") || rest.StartsWith("及以上")) return FigureBound.AtLeast;
        return rest.StartsWith("以下") || rest.StartsWith("以内") || rest.StartsWith("之内") ? FigureBound.AtMost : null;
    }
}
