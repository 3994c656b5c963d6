using System.Text;
using System.Text.RegularExpressions;
using Crm.Foundation;
using Crm.Foundation.Codes;
using Crm.Foundation.Searching;
using Crm.Policies.Importing.Extracting;

namespace Crm.Policies.Importing.Sources;

/// <summary>Makes an entry of a text that is one document: finds its title, its date and its place, and says where each of them came from if an editor should look.</summary>
internal static partial class SingleDocument
{
    private const int LongestTitle = 200;

    // What stands above or below a text: its source, its day, who signed it.
    private const int Edge = 6;

    /// <summary>The entry; its number is given later.</summary>
    /// <param name="place">The file within an archive or folder, with its folders; null for a file by itself.</param>
    /// <param name="name">The file's name.</param>
    public static ReadEntry Of(ExtractedText text, string? place, string name)
    {
        var lines = text.Lines.Select(line => line.Trim()).Where(line => line.Length > 0).ToList();
        var notes = new List<string>();
        var title = TitleOf(text.Title, lines, name);
        var tagged = Tag().Match(title);
        string? tag = null;
        if (tagged.Success && tagged.Length < title.Length) (tag, title) = (tagged.Groups[1].Value.Trim(), title[tagged.Length..].Trim());
        if (title.Length > LongestTitle) title = title[..LongestTitle];
        if (lines.Count > 1 && FoldedText.Fold(lines[0]) == FoldedText.Fold(title)) lines.RemoveAt(0);
        var body = string.Join('\n', lines);
        if (body.Length == 0) return ReadEntry.Refused(place, 1, title, Texts.Of("没有正文，没有导入。"));
        var published = Published(text.Date, lines, notes);
        var (named, region) = Place(tag, title, body, place, notes);
        return new ReadEntry(0, place, 1, named, region, title, body, published, notes);
    }

    private static string TitleOf(string? own, List<string> lines, string name)
    {
        if (own is not null && !Meaningless().IsMatch(own)) return Clean(own);
        var first = lines.FirstOrDefault() ?? "";
        // A title ends without a stop and has a text below it.
        if (lines.Count > 1 && first.Length is > 1 and <= 80 && !SentenceEnd().IsMatch(first) && PageDates.Read(first.Normalize(NormalizationForm.FormKC)).Form == DateLine.None) return Clean(first);
        var stem = Path.GetFileNameWithoutExtension(name).Trim();
        return stem.Length > 0 ? Clean(stem) : Clean(first);
    }

    private static string Clean(string title) => Spaces().Replace(title, " ").Trim();

    private static DateOnly? Published(string? own, List<string> lines, List<string> notes)
    {
        if (own is not null && Read(own) is { } named) return Told(own, named.Day, notes);
        foreach (var line in lines.Take(Edge))
            if (Labelled().Match(line.Normalize(NormalizationForm.FormKC)) is { Success: true } label && Read(label.Groups[1].Value) is { } day) return Told(label.Groups[1].Value, day.Day, notes);
        // The day under the signature, then one under the title.
        foreach (var line in lines.TakeLast(Edge).Reverse().Concat(lines.Take(Edge)))
            if (Read(line) is { } day) return Told(line, day.Day, notes);
        notes.Add(Texts.Of("没有日期，按没有日期导入。"));
        return null;
    }

    private static DateOnly? Told(string written, DateOnly? day, List<string> notes)
    {
        if (day is null) notes.Add(Texts.Of("“{0}”不是有效的日期，按没有日期导入。", written.Trim()));
        return day;
    }

    private static (DateLine Form, DateOnly? Day)? Read(string line) => PageDates.Read(line.Trim().Normalize(NormalizationForm.FormKC)) is { Form: not DateLine.None } read ? read : null;

    private static (string? Tag, string? Region) Place(string? tag, string title, string body, string? place, List<string> notes)
    {
        if (tag is not null)
        {
            var name = tag.EndsWith("招商", StringComparison.Ordinal) ? tag[..^2] : tag;
            if (Regions.Named(name) is { } tagged) return (name, tagged.Code);
            notes.Add(Texts.Of("认不出地区“{0}”，按没有地区导入。", name));
            return (name, null);
        }
        if (PlaceInText.InTitle(title) is { } titled) return (null, titled.Code);
        if (PlaceInText.InFolders(place) is { } folder) return Proposed(folder, Texts.Of("地区“{0}”按文件夹名推定，请核对。", folder.Label));
        if (PlaceInText.InBody(body) is { } found) return Proposed(found, Texts.Of("地区“{0}”按正文推定，请核对。", found.Label));
        notes.Add(Texts.Of("没有认出地区，按没有地区导入，请编辑补上。"));
        return (null, null);

        // Two places' reports of one name are two documents: the place belongs to what a document is.
        (string?, string?) Proposed(Region region, string note)
        {
            notes.Add(note);
            return (region.Short, region.Code);
        }
    }

    [GeneratedRegex("^[【\\[]([^】\\]]{1,20})[】\\]]\\s*")]
    private static partial Regex Tag();

    [GeneratedRegex(@"^(文档|文稿|新建|无标题|未命名|untitled|document|microsoft word|powerpoint|word 文档|幻灯片|[0-9a-f-]{8,}$|[0-9]+$)|\.(docx?|wps|pdf|txt)$", RegexOptions.IgnoreCase)]
    private static partial Regex Meaningless();

    [GeneratedRegex(@"(?:发布|发文|成文|印发|公布|更新)(?:时间|日期)\s*:?\s*([0-9]{4}\s*[-/.年]\s*[0-9]{1,2}\s*[-/.月]\s*[0-9]{1,2}\s*日?)")]
    private static partial Regex Labelled();

    [GeneratedRegex("[。；;！!？?，,：:]$")]
    private static partial Regex SentenceEnd();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
