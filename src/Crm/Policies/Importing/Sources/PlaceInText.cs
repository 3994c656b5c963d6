using System.Collections.Frozen;
using Crm.Foundation.Codes;
using Crm.Policies.Cataloguing;

namespace Crm.Policies.Importing.Sources;

/// <summary>Proposes the place that a document is about. A title that names a place decides; else the place that the beginning of the text names most often.</summary>
internal static class PlaceInText
{
    // Government reports name their place in the first paragraph, and others later on.
    private const int Looked = 3_000;

    private static readonly FrozenDictionary<string, Region> Official = Regions.All
        .GroupBy(r => r.Name).Where(g => g.Count() == 1 && g.Key.Length > 2).ToFrozenDictionary(g => g.Key, g => g.First());

    private static readonly int[] Lengths = [.. Official.Keys.Select(name => name.Length).Distinct().OrderDescending()];

    /// <summary>The place that a title names.</summary>
    public static Region? InTitle(string title) => Regions.Find(RegionInText.Of(title)?.Value);

    /// <summary>The place that the innermost folder of a file is named after.</summary>
    public static Region? InFolders(string? place) => place?.Split('/')[..^1].Reverse().Select(folder => Regions.Named(folder)).FirstOrDefault(region => region is not null);

    /// <summary>The place whose official name stands most often in the beginning of a text; of several the first.</summary>
    public static Region? InBody(string body)
    {
        var found = Found(body.Length > Looked ? body[..Looked] : body);
        return found.GroupBy(r => r.Code).OrderByDescending(g => g.Count()).FirstOrDefault()?.First();
    }

    // The longest name at each place counts: 湖州市 is not also 湖州, nor is 南浔区 in 湖州市南浔区 lost.
    private static IEnumerable<Region> Found(string text)
    {
        for (var at = 0; at < text.Length; at++)
        {
            foreach (var length in Lengths)
            {
                if (at + length > text.Length || !Official.TryGetValue(text.Substring(at, length), out var region)) continue;
                yield return region;
                at += length - 1;
                break;
            }
        }
    }
}
