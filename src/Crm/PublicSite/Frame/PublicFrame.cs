using Crm.PublicSite.Details;
using Microsoft.AspNetCore.Components;

namespace Crm.PublicSite.Frame;

/// <summary>What stands in a page's head, for search engines and for a browser's tab.</summary>
/// <param name="Title">Names this page and no other.</param>
/// <param name="Address">The one address of the page, from the root: other ways to it name this one.</param>
/// <param name="Description">One or two sentences.</param>
public sealed record PageHead(string Title, string Address, string Description)
{
    /// <summary>The same for machines; see <see cref="StructuredData"/>.</summary>
    public MarkupString? Data { get; init; }

    /// <summary>Whether search engines should list it.</summary>
    public bool Listed { get; init; } = true;

    /// <summary>Seconds a browser may show it again without asking. Nothing keeps it but the browser: the language is the visitor's own.</summary>
    public int Keep { get; init; } = 60;
}

/// <summary>What every public page shares, handed down to its components.</summary>
/// <param name="Details">What the installation says about itself.</param>
/// <param name="Origin">Scheme and host for absolute addresses.</param>
/// <param name="Here">The address that was opened, to come back to after the language was changed.</param>
/// <param name="Home">The home page: the front door, or, for whoever it would lead to the workbench, the address behind it.</param>
/// <param name="TakesInquiries">Whether the inquiry form is there to be linked to.</param>
public sealed record PublicFrame(PageHead Head, SiteDetails Details, string Origin, string Here, string Home, bool TakesInquiries);
