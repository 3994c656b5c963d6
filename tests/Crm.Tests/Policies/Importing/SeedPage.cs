namespace Crm.Tests.Policies.Importing;

/// <summary>Where the portal's own page lies, which is no part of this repository; null where it does not.</summary>
internal static class SeedPage
{
    public const string Missing = "CRM_SEED_PAGE is not set and ../shared/seeds is not there";

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
