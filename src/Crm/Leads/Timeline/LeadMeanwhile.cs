using Crm.Foundation;
using Crm.Shell.Components;

namespace Crm.Leads.Timeline;

/// <summary>Says in words what others did to a lead while somebody had it open.</summary>
public static class LeadMeanwhile
{
    /// <summary>The sentence and the list for a form that was handed in too late; null where nothing happened.</summary>
    /// <param name="since">Everything since the version the person saw.</param>
    /// <param name="version">The lead's version now.</param>
    /// <param name="now">Decides what "2 分钟前" means.</param>
    public static Meanwhile? Of(IReadOnlyList<TimelineEntry> since, long version, DateTimeOffset now)
    {
        if (since.Count == 0) return null;
        var entries = since.OrderBy(entry => entry.Version).ToList();
        var told = entries.LastOrDefault(entry => entry.Now is not null) ?? entries[^1];
        var when = Written.Moment(told.RecordedAt, now);
        var sentence = told.Now is { } stage
            ? Texts.Of("这条线索{0}被{1}改到{2}，你填写的内容已保留。", Spaced(when), told.Who, StageWords.Of(stage))
            : Texts.Of("这条线索{0}被{1}改过，你填写的内容已保留。", Spaced(when), told.Who);
        return new Meanwhile(version, sentence, [.. entries.Select(Line)]);
    }

    /// <summary>The quiet note on an open page: the last thing somebody else did.</summary>
    public static string? Note(IReadOnlyList<TimelineEntry> since, string reader) =>
        since.Where(entry => entry.Login != reader).MaxBy(entry => entry.Version) is { } last ? Texts.Of("{0} 刚刚{1}", last.Who, last.Title) : null;

    private static string Line(TimelineEntry entry) => entry.Details is { } details
        ? Texts.Of("{0} {1}：{2}", entry.Who, entry.Title, string.Join(Texts.IsChinese ? "；" : "; ", details.Changes.Select(Change)))
        : $"{entry.Who} {entry.Title}";

    private static string Change(TimelineChange change) =>
        change.Before is null ? $"{change.What} {change.After}" : $"{change.What} {change.Before} → {change.After ?? "—"}";

    // Between Chinese words no space, between a figure and a word one: "这条线索 2 分钟前被", "这条线索刚刚被", "这条线索昨天 14:02 被".
    private static string Spaced(string when) =>
        Texts.IsChinese ? (char.IsDigit(when[0]) ? " " : "") + when + (char.IsDigit(when[^1]) ? " " : "") : when;
}
