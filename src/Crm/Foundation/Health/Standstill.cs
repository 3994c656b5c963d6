namespace Crm.Foundation.Health;

/// <summary>One thing that should move on: where it is, and where it should get to.</summary>
internal readonly record struct Progress(string Name, long At, long Goal);

/// <summary>Something that has not moved although there was work for it.</summary>
/// <param name="Since">When it was first seen where it still is.</param>
internal sealed record Stuck(string Name, DateTimeOffset Since);

/// <summary>Tells what stands still from what is merely busy: something is stuck when it is behind its goal and was seen at the same place for too long.</summary>
internal sealed class Standstill(TimeSpan patience)
{
    private Dictionary<string, (long At, DateTimeOffset Since)> seen = [];

    /// <summary>Takes the whole picture at one moment and returns what is stuck, longest first.</summary>
    public IReadOnlyList<Stuck> See(IEnumerable<Progress> picture, DateTimeOffset now)
    {
        var next = new Dictionary<string, (long At, DateTimeOffset Since)>();
        foreach (var (name, at, goal) in picture)
        {
            if (at >= goal) continue;
            next[name] = seen.TryGetValue(name, out var before) && before.At == at ? before : (at, now);
        }
        seen = next;
        return [.. next.Where(p => now - p.Value.Since >= patience).OrderBy(p => p.Value.Since).Select(p => new Stuck(p.Key, p.Value.Since))];
    }
}
