using System.Security.Cryptography;
using System.Text;
using Crm.Foundation.Searching;

namespace Crm.Testing;

/// <summary>The portal's own page is data, not part of this repository: CRM_SEED_PAGE names it, or it lies in shared/seeds beside the checkout.</summary>
public static class SeedPage
{
    /// <summary>Why a test that needs it is skipped.</summary>
    public const string Missing = "CRM_SEED_PAGE is not set and ../shared/seeds is not there";

    /// <summary>Place, folded characters, and SHA-256 of the folded text, of its ten documents; counted by other means than the product's.</summary>
    public static readonly IReadOnlyList<(string? Tag, string? Region, int Length, string Hash)> Documents =
    [
        ("湖州", "330500", 17042, "2cab262d1b5614c268df6780c09d5200695efba43217be3cdba0719362f8703e"),
        ("浙江", "330000", 17253, "c34d0de9f0ca8788ce2d8006d2e6e75986c553467f0f56a4c337337fad829a5f"),
        ("瑞安市", "330381", 17570, "b6acf0c2704daabaaf9994219db2185b572de29a284b99296d7849e0495c6d2f"),
        ("宁波", "330200", 17683, "4679880747ee82fb04243ec4fb315a20106771e16c22b6be821c83182ebc1392"),
        ("台州", "331000", 15331, "4d98fa7c9fc26915ef3bb6c6cfb835c77cbe223e0333c3635d8172a3e7c8ffa1"),
        ("宁波", "330200", 16252, "89d4d6201c741abaa7f8e3401c276195ca67db97907edf001421d265cded13f6"),
        ("杭州", "330100", 15905, "19eaceaa9ffb15d6b14f46f852d6de15cb09648b4e342aef3a8144ce7f106181"),
        ("绍兴", "330600", 874, "10289d6cfcc8d7ee0c977f85948679aa97aa94525bd32f6b95f21513cd9a7179"),
        ("萧山区", "330109", 1108, "ae82fbb77286da0f6e821cf131b0faaf7a5ceee4933f2411381b928867b382e1"),
        ("安吉县", "330523", 1501, "a6c501ee78ccb9da16925fe6e883c12fe8a9aea52b19115595b308464117505f"),
    ];

    /// <summary>What stands in <see cref="Documents"/> of a text.</summary>
    public static (string? Tag, string? Region, int Length, string Hash) Mark(string? tag, string? region, string body)
    {
        var folded = FoldedText.Fold(body);
        return (tag, region, folded.Length, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(folded))));
    }

    /// <summary>Where the page is; null where it is not.</summary>
    public static string? Find()
    {
        if (Environment.GetEnvironmentVariable("CRM_SEED_PAGE") is { Length: > 0 } named) return named;
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var seeds = new DirectoryInfo(Path.Combine(folder.FullName, "shared", "seeds"));
            if (seeds.Exists) return seeds.EnumerateFiles("*.txt").FirstOrDefault()?.FullName;
        }
        return null;
    }
}
