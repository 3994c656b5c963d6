using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Crm.Foundation;

namespace Crm.Api;

/// <summary>Reads a request's body: not more than it may hold, and if it is not what was asked for, says where.</summary>
internal static class JsonBody
{
    /// <summary>A document of the policy library is the longest text there is; everything else is far below.</summary>
    public const int MaxBytes = 8 * 1024 * 1024;

    private static readonly JsonNodeOptions AnyCase = new() { PropertyNameCaseInsensitive = true };
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    /// <summary>The body as what was asked for, with what stands in the route; or the refusal.</summary>
    /// <param name="made">A member that is filled in where the body leaves it out.</param>
    public static async Task<(T? Given, IResult? Refusal)> Read<T>(HttpContext http, (string Name, Guid Value)? made = null) where T : class
    {
        if (await BodyBytes.Of(http.Request, MaxBytes) is not { } bytes) return (null, Bad(null, "请求体超过 {0} MB，没有处理。", MaxBytes / 1024 / 1024));
        JsonObject? members = null;
        try
        {
            if ((bytes.Length == 0 ? new JsonObject() : JsonNode.Parse(bytes.Span, AnyCase, Strict)) is not JsonObject given) return (null, Bad(null, "请求体应是一个 JSON 对象。"));
            var named = given.ToList();
            given.Clear();
            members = new JsonObject(named.Select(m => KeyValuePair.Create(Own<T>.Spelling(m.Key), m.Value)));
            foreach (var (name, value) in http.Request.RouteValues) members[Own<T>.Spelling(name)] = JsonValue.Create(value?.ToString());
            if (made is { } id && !members.ContainsKey(id.Name)) members[id.Name] = id.Value;
            return Missing<T>(members) is { } refusal ? (null, refusal) : (members.Deserialize<T>(ApiJson.Options), null);
        }
        catch (JsonException e) when (e.Path is { Length: > 2 } path && path.StartsWith("$.", StringComparison.Ordinal))
        {
            return (null, Bad(path[2..], "“{0}”读不懂：格式不对、缺了内容，或没有这个字段。", path[2..]));
        }
        catch (InvalidOperationException) when (members is not null && HalfCharacter(members) is { } node)
        {
            return (null, Bad(node.GetPath()[2..], "文字里有不能保存的字符，可能是复制时带进来的。请删掉后重新输入。"));
        }
        catch (JsonException e)
        {
            return (null, Bad(null, "请求体不是有效的 JSON：第 {0} 行附近有错。", (e.LineNumber ?? 0) + 1));
        }
    }

    // JSON can spell half a pair of surrogates, which is no text; it comes out when the text is asked for.
    private static JsonNode? HalfCharacter(JsonNode? node)
    {
        if (node is JsonObject members) return members.Select(m => HalfCharacter(m.Value)).FirstOrDefault(n => n is not null);
        if (node is JsonArray items) return items.Select(HalfCharacter).FirstOrDefault(n => n is not null);
        try
        {
            if (node?.GetValueKind() == JsonValueKind.String) node.GetValue<string>();
            return null;
        }
        catch (InvalidOperationException)
        {
            return node;
        }
    }

    private static IResult? Missing<T>(JsonObject members)
    {
        var wanted = ApiJson.Options.GetTypeInfo(typeof(T)).Properties;
        if (members.Select(m => m.Key).FirstOrDefault(name => !wanted.Any(w => Same(w, name))) is { } unknown) return Bad(unknown, "没有“{0}”这个字段。", unknown);
        return wanted.FirstOrDefault(w => w.IsRequired && !members.Any(m => Same(w, m.Key))) is { } missing ? Bad(missing.Name, "缺少“{0}”。", missing.Name) : null;
    }

    private static bool Same(JsonPropertyInfo wanted, string name) => wanted.Name.Equals(name, StringComparison.OrdinalIgnoreCase);

    private static IResult Bad(string? field, string text, params object[] values) => Problems.Of(Outcome.Of(new RuleBroken(text, values) { Field = field, Kind = Refusal.Input }));

    /// <summary>Bodies are camel case, routes too; the command's own spelling is what both are matched to.</summary>
    private static class Own<T>
    {
        private static readonly Dictionary<string, string> Names = typeof(T).GetProperties().ToDictionary(p => p.Name, p => p.Name, StringComparer.OrdinalIgnoreCase);

        public static string Spelling(string name) => Names.GetValueOrDefault(name, name);
    }
}
