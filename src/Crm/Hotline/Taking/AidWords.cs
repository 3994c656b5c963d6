using Crm.Foundation;
using Crm.Foundation.Formats;
using Crm.Foundation.Searching;
using Crm.Policies.Searching;
using Crm.Shell.Components;

namespace Crm.Hotline.Taking;

/// <summary>A policy passage in the words of somebody who reads it out.</summary>
public static class AidWords
{
    /// <summary>From when to when it applies; null where nobody has said.</summary>
    public static string? Term(PolicyAnswer answer) => (answer.ValidFrom, answer.ValidTo) switch
    {
        (null, null) => null,
        ({ } from, null) => Texts.Of("{0} 起", Iso(from)),
        (null, { } to) => Texts.Of("到 {0}", Iso(to)),
        ({ } from, { } to) => Texts.Of("{0} 到 {1}", Iso(from), Iso(to)),
    };

    /// <summary>The passage word for word with its source: title, number, day, version and whether it applies.</summary>
    public static string ToReadOut(PolicyAnswer answer)
    {
        var source = new[]
        {
            answer.Number, answer.Passage.RegionTag, answer.Passage.PublishedOn is { } day ? Iso(day) : null, Policies.PolicyWords.Of(answer.Passage.Validity), Term(answer),
        }.Where(part => !string.IsNullOrEmpty(part));
        return $"“{answer.Passage.Text}”——《{answer.Passage.Title}》（{string.Join("，", source)}）";
    }

    /// <summary>The document's own page, the words marked.</summary>
    public static string Href(PolicyAnswer answer, IReadOnlyList<string> words) =>
        $"/policies/{answer.Passage.DocumentId}?version={answer.Passage.TextVersion}&q={Uri.EscapeDataString(Fitting(words))}";

    // The reader takes no longer query.
    private static string Fitting(IReadOnlyList<string> words) => string.Join(' ', words) is { Length: <= SearchQuery.LongestQuery } all ? all : words[0];

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
