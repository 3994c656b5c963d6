using System.Text.Json;

namespace Crm.Tests.Policies.Figures;

/// <summary>The figures that a careful reader marked in a real document before any rule had seen it: facts and places, no sentences.</summary>
/// <param name="Length">Of the body, in characters, to know that it is the same text.</param>
internal sealed record Marked(string Title, int Length, IReadOnlyList<MarkedFigure> Figures)
{
    public static IReadOnlyList<Marked> All { get; } = [.. typeof(Marked).Assembly.GetManifestResourceNames().Where(n => n.StartsWith("marked/", StringComparison.Ordinal)).Order().Select(Read)];

    private static Marked Read(string name)
    {
        using var stream = typeof(Marked).Assembly.GetManifestResourceStream(name)!;
        return JsonSerializer.Deserialize<Marked>(stream, JsonSerializerOptions.Web)!;
    }
}

/// <param name="At">Where its number starts.</param>
/// <param name="Value">In the unit <paramref name="Normal"/>, without a sign.</param>
/// <param name="Subject">What it is about, in the marker's short words.</param>
internal sealed record MarkedFigure(int At, decimal Value, string Normal, string Subject, int? Year, bool Target);
