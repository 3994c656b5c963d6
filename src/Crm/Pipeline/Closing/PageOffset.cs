using System.Globalization;
using Crm.Foundation;

namespace Crm.Pipeline.Closing;

/// <summary>Where a page of a short list ended: how many rows lie before it.</summary>
internal static class PageOffset
{
    /// <summary>How many rows to leave out.</summary>
    /// <exception cref="RuleBroken">The mark is none of ours.</exception>
    public static int Read(string? after) => after is null ? 0
        : int.TryParse(after, NumberStyles.None, CultureInfo.InvariantCulture, out var skip) && skip < 1_000_000 ? skip
        : throw new RuleBroken("翻页标记无效，请从第一页开始。") { Field = "After", Kind = Refusal.Input };

    /// <summary>The mark behind some rows; null where there are no more.</summary>
    public static string? Of(int skipped, int taken, bool more) => more ? (skipped + taken).ToString(CultureInfo.InvariantCulture) : null;
}
