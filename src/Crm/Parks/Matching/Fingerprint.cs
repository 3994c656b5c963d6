using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Crm.Parks.Matching;

/// <summary>
/// A SHA-256 that proves what a ranking was made from. Written over canonical JSON: properties sorted, absent values left out, numbers without idle zeros,
/// candidates by id; so neither the order of asking nor the way a number was typed changes it.
/// </summary>
public static class Fingerprint
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter() },
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    /// <summary>The fingerprint of a question with everything that decides its answer.</summary>
    public static string Of(MatchInput input, MatchRules rules, IEnumerable<Candidate> candidates)
    {
        var sorted = candidates.OrderBy(c => c.ParkId).ThenBy(c => c.SiteId);
        var canonical = Canonical(JsonSerializer.SerializeToNode(new { input, rules, candidates = sorted }, Json));
        return Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(canonical)));
    }

    private static JsonNode? Canonical(JsonNode? node) => node switch
    {
        JsonObject o => new JsonObject(o.OrderBy(p => p.Key, StringComparer.Ordinal).Select(p => KeyValuePair.Create(p.Key, Canonical(p.Value)))),
        JsonArray a => new JsonArray([.. a.Select(Canonical)]),
        JsonValue v when v.GetValueKind() == JsonValueKind.Number =>
            JsonValue.Create(v.GetValue<decimal>().ToString("0.############################", CultureInfo.InvariantCulture)),
        _ => node?.DeepClone(),
    };
}
