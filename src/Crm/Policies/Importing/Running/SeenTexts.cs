using Crm.Policies.Importing.Resembling;

namespace Crm.Policies.Importing.Running;

/// <summary>Remembers what an import has met so far: its documents by identity, and their texts by fingerprint and sketch. Holds no text.</summary>
internal sealed class SeenTexts
{
    private readonly Dictionary<Guid, (int Number, string Fingerprint)> documents = [];
    private readonly Dictionary<string, Seen> wholes = [];
    private readonly Dictionary<long, List<Seen>> bands = [];

    /// <summary>The earlier entry that would be the same document.</summary>
    public (int Number, string Fingerprint)? Same(Guid id) => documents.TryGetValue(id, out var before) ? before : null;

    /// <summary>An earlier entry whose text is the same or nearly the same, and how much of it.</summary>
    public (Seen Entry, double Share)? Like(Probe probe)
    {
        if (probe.Length < TextSketch.ShortestWhole) return null;
        if (wholes.TryGetValue(probe.Fingerprint, out var whole)) return (whole, 1);
        if (probe.Sketch is not { } sketch) return null;
        var near = TextSketch.Bands(sketch).SelectMany(band => bands.GetValueOrDefault(band) ?? []).DistinctBy(seen => seen.Number)
            .Select(seen => (Entry: seen, Share: Math.Min(TextSketch.Alike(sketch, seen.Sketch!), .99))).Where(found => found.Share >= TextSketch.Threshold).ToList();
        return near.Count == 0 ? null : near.MaxBy(found => found.Share);
    }

    /// <summary>Remembers an entry that is taken.</summary>
    public void Add(int number, string title, Probe probe)
    {
        documents.TryAdd(probe.DocumentId, (number, probe.Fingerprint));
        if (probe.Length < TextSketch.ShortestWhole) return;
        var seen = new Seen(number, probe.DocumentId, title, probe.Sketch);
        wholes.TryAdd(probe.Fingerprint, seen);
        if (probe.Sketch is null) return;
        foreach (var band in TextSketch.Bands(probe.Sketch))
        {
            if (!bands.TryGetValue(band, out var list)) bands[band] = list = [];
            list.Add(seen);
        }
    }

    /// <summary>An entry that was met.</summary>
    internal sealed record Seen(int Number, Guid DocumentId, string Title, int[]? Sketch);
}
