using Crm.Foundation;

namespace Crm.Policies.Importing;

/// <summary>Decides for each piece of a page whether it is a whole article, and says what was odd about it.</summary>
internal sealed class EntryBuilder(Func<string, string?> regionCode)
{
    private const int LongestTitle = 200;

    private readonly List<PortalEntry> entries = [];
    private readonly List<RefusedEntry> refused = [];

    public IReadOnlyList<PortalEntry> Entries => entries;

    public IReadOnlyList<RefusedEntry> Refused => refused;

    private int Next => entries.Count + refused.Count + 1;

    public void Add(OpenEntry piece, bool atEndOfText, int? lostFromLine)
    {
        var notes = new List<string>();
        var lines = piece.Body.ToList();
        if (piece is { DateUnderTitle: { } early, Date: not null }) lines.Insert(0, early);
        var cutOff = atEndOfText && !piece.Closed;
        if (cutOff && lines.Count > 0 && PageDates.IsCutOff(lines[^1].Text))
        {
            cutOff = false;
            lines.RemoveAt(lines.Count - 1);
        }
        var title = TakeTitle(piece.Head, lines);
        var body = string.Join('\n', lines.Select(line => line.Text));

        var reason = WhyNot(title, body, cutOff, lines.LastOrDefault()?.Number ?? piece.Head.Number);
        if (reason is not null)
        {
            refused.Add(new(Next, piece.Head.Number, Short(title), reason));
            return;
        }
        var (tag, region) = Place(piece.Head.Tag, notes);
        var published = Published(piece.Date ?? piece.DateUnderTitle, notes);
        if (lostFromLine is { } line)
            notes.Add(Texts.Of("第 {0} 行起、日期之后的文字没有导入，请核对。", line));
        entries.Add(new(Next, piece.Head.Number, tag, region, title, body, published, notes));
    }

    public void RefuseUntitled(IReadOnlyList<PageLine> lines) =>
        refused.Add(new(Next, lines[0].Number, Short(lines[0].Text), Texts.Of("这段文字前面没有标题行，可能页面开头不完整，没有导入。")));

    /// <summary>Some pages break the line between tag and title: then the title is the first line below, if a body follows it.</summary>
    private static string TakeTitle(PageLine head, List<PageLine> body)
    {
        if (head.Title.Length > 0 || body.Count < 2 || body[0].Text.Length > LongestTitle / 2) return head.Title;
        var title = body[0].Text;
        body.RemoveAt(0);
        return title;
    }

    // Where the other articles have dates, one that ends with the text and has none has lost its end, even if it broke off after a sentence.
    private string? WhyNot(string title, string body, bool cutOff, int lastLine)
    {
        if (title.Length == 0) return Texts.Of("没有标题，没有导入。");
        if (title.Length > LongestTitle) return Texts.Of("标题超过 {0} 个字，标题和正文可能连在一起，没有导入。", LongestTitle);
        if (cutOff && (!EndsAsSentence(body) || entries.Any(entry => entry.PublishedOn is not null))) return Texts.Of("正文在第 {0} 行中断，页面可能不完整，没有导入。请重新下载整页。", lastLine);
        return body.Length == 0 ? Texts.Of("没有正文，没有导入。") : null;
    }

    private (string? Tag, string? Region) Place(string? tag, List<string> notes)
    {
        var name = tag?.EndsWith("招商", StringComparison.Ordinal) == true ? tag[..^2].Trim() : tag;
        if (string.IsNullOrEmpty(name))
        {
            notes.Add(Texts.Of("标题没有地区标签，按没有地区导入。"));
            return (null, null);
        }
        var region = regionCode(name);
        if (region is null) notes.Add(Texts.Of("认不出地区“{0}”，按没有地区导入。", name));
        return (name, region);
    }

    private static DateOnly? Published(PageLine? date, List<string> notes)
    {
        if (date is null) notes.Add(Texts.Of("没有日期，按没有日期导入。"));
        else if (date.Day is null) notes.Add(Texts.Of("“{0}”不是有效的日期，按没有日期导入。", date.Text));
        return date?.Day;
    }

    private static bool EndsAsSentence(string body) => body.TrimEnd('”', '’', '』', '」', '）', ')', '"') is [.., '。' or '！' or '？' or '!' or '?'];

    private static string Short(string text) => text.Length <= 40 ? text : text[..40] + "…";
}
