using System.Text.RegularExpressions;
using Crm.Foundation;
using Crm.Foundation.Codes;
using Crm.Policies;
using Crm.Policies.Importing;
using Crm.Seeding;

namespace Crm.Benchmarks;

/// <summary>A made document.</summary>
public sealed record LibraryText(Guid Id, string Title, string Body, PolicyKind Kind, Region Place, DateOnly Day, DateOnly? From, DateOnly? To, IReadOnlyList<string> Industries, bool Withdrawn);

/// <summary>
/// A library of any size, made from real sentences by fixed rules and always the same dice, document by document, so that it never stands in memory as a whole:
/// the sentences of the source (split after 。！？；) are drawn at random; each place named in one becomes the document's own place; seven of ten numbers become another of as many digits; one sentence
/// in twelve ends a paragraph, and one paragraph in four begins with a numbered heading, which is a clause of the source. Lengths: from 1,000 up to 36,000 characters, 12,000 on average. Titles are
/// those of the source's sorts (work report, measures, plan, notice, interpretation, park news) with place, year and trade. A third has days of validity, half of them over; one in fifty is withdrawn.
/// </summary>
public sealed partial class LibraryTexts
{
    private static readonly string[] Trades = ["智能制造", "数字经济", "生物医药", "新材料", "新能源汽车", "现代物流", "集成电路", "绿色石化", "人才引进", "招商引资", "工业用地", "科技创新"];
    private static readonly string[] Numerals = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十"];

    private readonly string[] sentences;
    private readonly string[] headings;
    private readonly Region[] places = [.. Regions.All.Where(r => r.Level is RegionLevel.City or RegionLevel.County or RegionLevel.Province)];
    private readonly Regex names;

    private LibraryTexts(string source, IEnumerable<string> bodies)
    {
        Source = source;
        var text = string.Join("\n", bodies);
        sentences = [.. Sentence().Matches(text).Select(m => m.Value.Trim()).Where(s => s.Length is > 3 and < 400)];
        headings = [.. Clause().Matches(text).Select(m => m.Value).Distinct()];
        names = new Regex(string.Join('|', places.SelectMany(p => new[] { p.Name, p.Short }).Where(n => n.Length > 1).Distinct().OrderByDescending(n => n.Length).Select(Regex.Escape)), RegexOptions.Compiled);
        // A sentence whose places are known need not be searched for them again for each of a million drawings.
        sentences = [.. sentences.Select(s => names.Replace(s, "\u0001"))];
        headings = [.. headings.Select(s => names.Replace(s, "\u0001"))];
    }

    /// <summary>Where the sentences come from.</summary>
    public string Source { get; }

    /// <summary>How many sentences there are.</summary>
    public int Sentences => sentences.Length;

    /// <summary>From the portal's page where it lies beside the repository, else from the demo's texts.</summary>
    public static LibraryTexts Read()
    {
        for (var folder = new DirectoryInfo(Environment.CurrentDirectory); folder is not null; folder = folder.Parent)
        {
            var file = Path.Combine(folder.FullName, "shared", "seeds", "000_1d3ab0f540b61540.txt");
            if (!File.Exists(file)) continue;
            var page = PortalPage.Read(PageText.Read(File.ReadAllBytes(file)), name => Regions.Named(name)?.Code);
            return new($"the {page.Entries.Count} real documents of the portal's page", page.Entries.Select(e => e.Body));
        }
        return new("the demo's texts", [.. DemoWords.Policies.Select(p => p.Body), .. DemoWords.FollowUps.Select(f => f.Text + "。"), .. DemoWords.Calls.Select(c => c.Wish + "。")]);
    }

    /// <summary>One document, always the same for a number.</summary>
    public LibraryText Make(int number)
    {
        var dice = new Random(number * 7919 + 5);
        var place = places[dice.Next(places.Length)];
        var day = new DateOnly(2005, 1, 1).AddDays(dice.Next(7_600));
        var body = Body(dice, place.Short, 1_000 + (int)(35_000 * Math.Pow(dice.NextDouble(), 2.2)));
        var title = Title(dice, place, day.Year, number);
        DateOnly? from = dice.Next(3) == 0 ? day : null;
        DateOnly? to = from is null ? null : dice.Next(2) == 0 ? day.AddYears(2) : new DateOnly(2099, 12, 31);
        var industries = Enumerable.Range(0, dice.Next(3)).Select(_ => Industries.All[dice.Next(Industries.All.Count)].Code).Distinct().ToList();
        return new(Uuid5.Of("library", $"{number}"), title, body, PolicyKinds.Of(title), place, day, from, to, industries, dice.Next(50) == 0);
    }

    private string Body(Random dice, string place, int length)
    {
        var body = new System.Text.StringBuilder(length + 500);
        var paragraph = 0;
        while (body.Length < length)
        {
            Add(body, sentences[dice.Next(sentences.Length)], place, dice);
            if (dice.Next(12) != 0) continue;
            body.Append('\n');
            if (dice.Next(4) != 0 || headings.Length == 0) continue;
            body.Append(Numerals[paragraph++ % Numerals.Length]).Append('、');
            Add(body, headings[dice.Next(headings.Length)], place, dice);
            body.Append('\n');
        }
        return body.ToString();
    }

    private static void Add(System.Text.StringBuilder body, string sentence, string place, Random dice)
    {
        for (var i = 0; i < sentence.Length; i++)
        {
            if (sentence[i] == '\u0001') body.Append(place);
            else if (!char.IsAsciiDigit(sentence[i])) body.Append(sentence[i]);
            else
            {
                var start = i;
                while (i + 1 < sentence.Length && char.IsAsciiDigit(sentence[i + 1])) i++;
                var keep = dice.Next(10) < 3;
                for (var at = start; at <= i; at++) body.Append(keep ? sentence[at] : (char)('0' + (at == start ? dice.Next(1, 10) : dice.Next(10))));
            }
        }
    }

    private static string Title(Random dice, Region place, int year, int number)
    {
        var trade = Trades[dice.Next(Trades.Length)];
        return dice.Next(6) switch
        {
            0 => $"{year}年{place.Name}政府工作报告（{number}）",
            1 => $"{place.Name}关于促进{trade}发展的若干政策（{number}）",
            2 => $"{place.Name}{trade}发展规划（{year}—{year + 5}年）（{number}）",
            3 => $"关于印发{place.Name}{trade}扶持办法的通知（{number}）",
            4 => $"一图读懂{place.Short}{trade}政策（{number}）",
            _ => $"{place.Short}{trade}项目加快集聚（{number}）",
        };
    }

    [GeneratedRegex(@"[^。！？；\n]+[。！？；]")]
    private static partial Regex Sentence();

    [GeneratedRegex(@"(?<=[，,。])[\u4e00-\u9fff]{6,12}(?=[，,。])")]
    private static partial Regex Clause();
}
