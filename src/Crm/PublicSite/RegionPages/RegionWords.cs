using Crm.Foundation;

namespace Crm.PublicSite.RegionPages;

/// <summary>How places are spoken of.</summary>
internal static class RegionWords
{
    /// <summary>"3 个园区 · 12 份文件", what there is none of left out.</summary>
    public static string Numbers(RegionTile tile) => string.Join(" · ", new[]
    {
        tile.Parks > 0 ? Texts.Of("{0} 个园区", tile.Parks) : null,
        tile.Articles > 0 ? Texts.Of("{0} 份文件", tile.Articles) : null,
    }.Where(part => part is not null));
}
