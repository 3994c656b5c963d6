namespace Crm.Compendia;

/// <summary>The configuration section Compendia.</summary>
public sealed class CompendiaSettings
{
    /// <summary>Path of a Chromium that prints PDF; looked for in the usual places where it is left out, and not at all where it says "none". Without one there are Word and HTML files.</summary>
    public string? Chromium { get; set; }

    /// <summary>Whether Chromium may use its sandbox, which needs unprivileged user namespaces; never where the product runs as root.</summary>
    public bool ChromiumSandbox { get; set; } = true;

    /// <summary>Characters that a browser is given to print at once, since its time grows with the square of the pages; a longer book is printed in pieces, two at a time, and joined.</summary>
    public int PrintCharacters { get; set; } = 400_000;

    /// <summary>Seconds that printing a book, or a piece of one, may take before it is ended.</summary>
    public int PrintSeconds { get; set; } = 120;

    /// <summary>Megabytes that a printed file may have.</summary>
    public int PrintMegabytes { get; set; } = 200;

    /// <summary>Documents that one compendium may hold.</summary>
    public int MostDocuments { get; set; } = 500;

    /// <summary>Days that a link to a compendium or a policy pack opens it.</summary>
    public int LinkDays { get; set; } = 14;

    /// <summary>How often a visitor may have a new link mailed for one request.</summary>
    public int MostLinks { get; set; } = 5;
}
