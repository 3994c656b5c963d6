using System.Text.Json.Serialization;

namespace Crm.Policies.Importing.Sources;

/// <summary>A document as it was read from a source, or what was there instead and why it is not taken.</summary>
/// <param name="Number">Its place in the whole import, counted from 1.</param>
/// <param name="Place">The file it stands in, where there are several; never used as a path.</param>
/// <param name="Line">The line it starts in.</param>
/// <param name="RegionTag">The place as the source names it.</param>
/// <param name="Region">GB/T 2260 code of that place, or of the one proposed from title and text.</param>
/// <param name="Body">Its paragraphs, one a line; empty where it was refused.</param>
/// <param name="Notes">What an editor should know about the reading.</param>
/// <param name="Reason">Why it is not taken; null where it is.</param>
public sealed record ReadEntry(
    int Number, string? Place, int Line, string? RegionTag, string? Region, string Title, string Body, DateOnly? PublishedOn, IReadOnlyList<string> Notes, string? Reason = null)
{
    /// <summary>The kind its title suggests.</summary>
    [JsonIgnore]
    public PolicyKind Kind => PolicyKinds.Of(Title);

    /// <summary>The articles of a list page, refused ones among them, in the page's order.</summary>
    public static IEnumerable<ReadEntry> Of(PortalPage page, string? place) =>
        page.Entries.Select(e => new ReadEntry(e.Number, place, e.Line, e.RegionTag, e.Region, e.Title, e.Body, e.PublishedOn, e.Notes))
            .Concat(page.Refused.Select(r => Refused(place, r.Line, r.Title, r.Reason) with { Number = r.Number }))
            .OrderBy(e => e.Number);

    /// <summary>What is not taken.</summary>
    public static ReadEntry Refused(string? place, int line, string title, string reason) => new(0, place, line, null, null, title, "", null, [], reason);
}
