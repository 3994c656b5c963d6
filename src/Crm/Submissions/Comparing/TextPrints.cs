using Crm.Submissions.Checking;

namespace Crm.Submissions.Comparing;

/// <summary>
/// Fingerprints of a text: of every stretch of eight characters a number, and of every four neighbouring numbers the smallest (winnowing). Two texts that share eleven
/// characters in a row share a fingerprint; punctuation, width and traditional characters make no difference.
/// </summary>
public static class TextPrints
{
    /// <summary>Characters of a stretch.</summary>
    public const int Stretch = 8;

    private const int Window = 4;

    /// <summary>The fingerprints, each once.</summary>
    public static long[] Of(string text)
    {
        var stretches = Stretches(FoldedSigns.Of(text));
        var prints = new HashSet<long>();
        for (var i = 0; i < stretches.Length; i++)
        {
            var end = Math.Min(stretches.Length, i + Window);
            prints.Add(stretches[i..end].Min());
        }
        return [.. prints.Order()];
    }

    /// <summary>The number of the stretch that begins at each character.</summary>
    internal static long[] Stretches(IReadOnlyList<FoldedSign> signs)
    {
        if (signs.Count < Stretch) return [];
        var all = new long[signs.Count - Stretch + 1];
        for (var i = 0; i < all.Length; i++)
        {
            var hash = 14695981039346656037UL;
            for (var k = 0; k < Stretch; k++) hash = (hash ^ (uint)signs[i + k].Sign) * 1099511628211UL;
            // The last mixing, without which neighbouring stretches would have neighbouring numbers.
            hash ^= hash >> 32;
            hash *= 0xD6E8FEB86659FD93UL;
            all[i] = (long)((hash ^ (hash >> 32)) & long.MaxValue);
        }
        return all;
    }
}
