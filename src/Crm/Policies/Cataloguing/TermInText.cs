using System.Text;
using System.Text.RegularExpressions;

namespace Crm.Policies.Cataloguing;

/// <summary>From when to when a document says that it applies; a side it does not speak of is null.</summary>
public sealed record Term(DateOnly? From, DateOnly? To);

/// <summary>
/// Finds the sentence in which a document speaks of its own validity ("本办法自2024年8月1日起施行，有效期5年"). Sentences about other documents and about projects
/// are not taken for it: it must name itself or open with the validity.
/// </summary>
internal static partial class TermInText
{
    // Validity stands in the last provisions, now and then in the notice before them.
    private const int Head = 2_000;
    private const int Tail = 10_000;
    private const int LongestSentence = 300;

    /// <summary>The document's term; null where it says none.</summary>
    public static Found<Term>? Of(string title, string body, PolicyKind kind, DateOnly? publishedOn)
    {
        var text = body.Length <= Head + Tail ? body : body[..Head] + "\n" + body[^Tail..];
        foreach (var sentence in text.Split(['。', '；', ';', '\n'], StringSplitOptions.RemoveEmptyEntries).Reverse().Where(s => s.Length <= LongestSentence))
        {
            var plain = Spaces().Replace(sentence.Normalize(NormalizationForm.FormKC), "");
            if (OfItself().IsMatch(plain) && Read(plain, publishedOn) is { } term) return new(term, sentence.Trim());
        }
        return kind == PolicyKind.Plan ? OfPlan(title) : null;
    }

    private static Term? Read(string sentence, DateOnly? publishedOn)
    {
        if (Between().Match(sentence) is { Success: true } between && DayInText.Read(between.Groups["from"].Value) is { } first && DayInText.Read(between.Groups["to"].Value) is { } last && first <= last)
            return new(first, last);
        var from = Start(sentence, publishedOn);
        var to = Until().Match(sentence) is { Success: true } until ? DayInText.Read(until.Groups["to"].Value) : null;
        if (to is null && Years().Match(sentence) is { Success: true } span && (from ?? publishedOn) is { } begin)
        {
            var number = DayInText.Number(span.Groups["number"].Value);
            if (number is > 0 and <= 50) to = (span.Groups["unit"].Value == "年" ? begin.AddYears(number) : begin.AddMonths(number)).AddDays(-1);
        }
        if (to < from) to = null;
        return from is null && to is null ? null : new(from, to);
    }

    private static DateOnly? Start(string sentence, DateOnly? publishedOn)
    {
        if (From().Match(sentence) is { Success: true } from) return DayInText.Read(from.Groups["from"].Value);
        if (publishedOn is not { } day || FromPublication().Match(sentence) is not { Success: true } later) return null;
        return later.Groups["days"].Success ? day.AddDays(DayInText.Number(later.Groups["days"].Value)) : day;
    }

    // A plan's years stand in its title; a five-year plan's go without saying.
    private static Found<Term>? OfPlan(string title)
    {
        if (PlanYears().Match(title.Normalize(NormalizationForm.FormKC)) is { Success: true } years)
        {
            var (from, to) = (DayInText.Number(years.Groups["from"].Value), DayInText.Number(years.Groups["to"].Value));
            if (from is >= 1949 and <= 2100 && to <= 2100 && from <= to) return new(new(new(from, 1, 1), new(to, 12, 31)), years.Value);
        }
        if (FiveYears().Match(title) is not { Success: true } five) return null;
        var start = 2021 + (5 * (DayInText.Number(five.Groups["number"].Value) - 14));
        return new(new(new(start, 1, 1), new(start + 4, 12, 31)), five.Value);
    }

    private const string Force = "(?:施行|实施|执行|生效|试行|实行)";
    private const string Span = "(?:有效期|试行期|执行期|实施期|施行期|政策期|适用期|期限|试行|暂定)";

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();

    [GeneratedRegex($"(?:本|以上|上述|该)(?:办法|意见|规定|细则|通知|政策|措施|方案|条例|决定|标准|规划|计划|公告|通告|指南|指引|规则|若干|实施|文件|制度|行动)|^(?:第?[一二三四五六七八九十百0-9]+[条、.]|[(][一二三四五六七八九十0-9]+[)])?(?:自|有效期|{Force}|执行期|政策执行期|本)")]
    private static partial Regex OfItself();

    [GeneratedRegex($"(?:有效|期限|{Force})[^《》]{{0,12}}?(?<from>{DayInText.Pattern})起?(?:至|到|—+|-|~)(?<to>{DayInText.Pattern})|自(?<from>{DayInText.Pattern})起?(?:至|到)(?<to>{DayInText.Pattern})止?(?:有效|{Force})")]
    private static partial Regex Between();

    [GeneratedRegex($"(?<from>{DayInText.Pattern})(?:起|开始)(?:正式)?{Force}")]
    private static partial Regex From();

    [GeneratedRegex($"自?(?:发布|公布|印发|发文|颁布|下发|签发)之日起?(?:满?(?<days>[0-9]{{1,3}}|[一二三四五六七八九十]{{1,3}})(?:日|天)后?)?(?:起)?(?:正式)?{Force}")]
    private static partial Regex FromPublication();

    [GeneratedRegex($"(?:有效|期限|{Force}|延续|延长)[^《》，,]{{0,8}}?(?:至|到|截至|截止)(?<to>{DayInText.Pattern})")]
    private static partial Regex Until();

    [GeneratedRegex($"{Span}限?(?:为|是|暂定为?|:)?(?<number>[0-9]{{1,2}}|[一二三四五六七八九十两]{{1,2}})(?<unit>年|个月)")]
    private static partial Regex Years();

    [GeneratedRegex("(?<from>(?:19|20)[0-9]{2})年?(?:—+|-|~|至|到|–)(?<to>(?:19|20)[0-9]{2})年?")]
    private static partial Regex PlanYears();

    [GeneratedRegex("“?(?<number>十[一二三四五六七八])五”?")]
    private static partial Regex FiveYears();
}
