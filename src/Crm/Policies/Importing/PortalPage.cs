namespace Crm.Policies.Importing;

/// <summary>What a list page of the industrial-park portal holds: its articles, and what could not be read as one.</summary>
/// <param name="Entries">Whole articles, in the page's order.</param>
/// <param name="Refused">What looked like an article and is not imported, with the reason.</param>
public sealed record PortalPage(IReadOnlyList<PortalEntry> Entries, IReadOnlyList<RefusedEntry> Refused)
{
    /// <summary>
    /// Reads the format of the portal's lists: bullet, region tag and title; body; date; repeated, with page furniture around. It holds to the order of these
    /// lines; spacing, bullets and date forms may vary. An undated article is taken and noted; one without title or body, text that has lost its title line, and the last
    /// article of a text that breaks off (in mid-sentence, or without the date that the others have) are refused, so that nothing enters the library cut and
    /// nothing disappears silently.
    /// </summary>
    /// <param name="text">The page as plain text.</param>
    /// <param name="regionCode">GB/T 2260 code of a place by the name in a region tag (湖州, 瑞安市), or null.</param>
    public static PortalPage Read(string text, Func<string, string?> regionCode) => new PortalPageReader(PageLine.All(text), regionCode).Read();
}

/// <summary>One article of a portal page.</summary>
/// <param name="Number">Its place on the page, counted from 1.</param>
/// <param name="Line">The line of its title.</param>
/// <param name="RegionTag">The place in its tag without 招商; null where the title has none.</param>
/// <param name="Region">GB/T 2260 code of that place; null where it is not known.</param>
/// <param name="Title">The title without bullet and tag.</param>
/// <param name="Body">Its paragraphs, one a line.</param>
/// <param name="PublishedOn">The date printed under it.</param>
/// <param name="Notes">What the editor should know about the reading, as sentences.</param>
public sealed record PortalEntry(
    int Number, int Line, string? RegionTag, string? Region, string Title, string Body, DateOnly? PublishedOn, IReadOnlyList<string> Notes)
{
    /// <summary>The kind its title suggests.</summary>
    public PolicyKind Kind => PolicyKinds.Of(Title);
}

/// <summary>Part of a page that looked like an article and was not taken.</summary>
/// <param name="Number">Its place on the page, counted from 1 together with the articles.</param>
/// <param name="Line">Where it starts.</param>
/// <param name="Title">Its title, or the beginning of its text.</param>
/// <param name="Reason">Why, and what to do, as a sentence.</param>
public sealed record RefusedEntry(int Number, int Line, string Title, string Reason);
