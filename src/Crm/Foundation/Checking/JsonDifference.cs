using System.Text.Json;

namespace Crm.Foundation.Checking;

/// <summary>Where two pieces of JSON differ, as values: neither the order of properties nor the way a number is written matters.</summary>
internal static class JsonDifference
{
    /// <summary>The first property that differs; null where they are the same, empty where they differ as a whole.</summary>
    public static string? Between(string one, string other)
    {
        using var a = JsonDocument.Parse(one);
        using var b = JsonDocument.Parse(other);
        return Between(a.RootElement, b.RootElement, "");
    }

    private static string? Between(JsonElement one, JsonElement other, string path)
    {
        if (one.ValueKind != other.ValueKind) return path;
        return one.ValueKind switch
        {
            JsonValueKind.Object => InObject(one, other, path),
            JsonValueKind.Array when one.GetArrayLength() != other.GetArrayLength() => path,
            JsonValueKind.Array => one.EnumerateArray().Zip(other.EnumerateArray()).Select((pair, i) => Between(pair.First, pair.Second, $"{path}[{i}]")).FirstOrDefault(found => found is not null),
            JsonValueKind.Number => SameNumber(one, other) ? null : path,
            JsonValueKind.String => one.ValueEquals(other.GetString()) ? null : path,
            _ => null,
        };
    }

    private static string? InObject(JsonElement one, JsonElement other, string path)
    {
        var left = other.EnumerateObject().ToDictionary(property => property.Name, property => property.Value);
        foreach (var property in one.EnumerateObject())
        {
            var at = Step(path, property.Name);
            if (!left.Remove(property.Name, out var value)) return at;
            if (Between(property.Value, value, at) is { } found) return found;
        }
        return left.Count == 0 ? null : Step(path, left.Keys.Order(StringComparer.Ordinal).First());
    }

    private static string Step(string path, string name) => path.Length == 0 ? name : $"{path}.{name}";

    private static bool SameNumber(JsonElement one, JsonElement other) =>
        one.TryGetDecimal(out var a) && other.TryGetDecimal(out var b) ? a == b : one.GetRawText() == other.GetRawText();
}
