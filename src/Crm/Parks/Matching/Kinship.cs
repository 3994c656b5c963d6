namespace Crm.Parks.Matching;

/// <summary>How closely a project's industry is related to a park's leading industry, by the levels of GB/T 4754.</summary>
public enum Kinship
{
    /// <summary>It belongs to the leading industry.</summary>
    Covered,

    /// <summary>Same group (中类).</summary>
    SameGroup,

    /// <summary>Same division (大类).</summary>
    SameDivision,

    /// <summary>Same section (门类).</summary>
    SameSection,

    /// <summary>No relation.</summary>
    None,
}

/// <summary>Reads kinship off two GB/T 4754 codes written with their section letter: "C", "C38", "C381", "C3811".</summary>
public static class Kinships
{
    /// <summary>The closest kinship with any of the leading industries, of which there is at least one, and which of them it is.</summary>
    public static (Kinship Kinship, string Leading) Closest(string industry, IEnumerable<string> leading) => leading
        .Select(code => (Kinship: Of(industry, code), Leading: code))
        .OrderBy(pair => pair.Kinship)
        .ThenBy(pair => pair.Leading, StringComparer.Ordinal)
        .First();

    /// <summary>How <paramref name="industry"/> is related to <paramref name="leading"/>.</summary>
    public static Kinship Of(string industry, string leading) =>
        Covers(leading, industry) ? Kinship.Covered
        : Share(industry, leading, 4) ? Kinship.SameGroup
        : Share(industry, leading, 3) ? Kinship.SameDivision
        : Share(industry, leading, 1) ? Kinship.SameSection
        : Kinship.None;

    /// <summary>Whether the broader code holds the narrower one.</summary>
    public static bool Covers(string broader, string narrower) => narrower.StartsWith(broader, StringComparison.Ordinal);

    private static bool Share(string a, string b, int length) => a.Length >= length && b.Length >= length && a.AsSpan(0, length).SequenceEqual(b.AsSpan(0, length));
}
