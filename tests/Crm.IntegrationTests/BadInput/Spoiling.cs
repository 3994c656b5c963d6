using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Crm.Api;
using Crm.Team.Passwords;

namespace Crm.IntegrationTests.BadInput;

/// <summary>A body with one thing wrong in it.</summary>
/// <param name="What">What was done to it.</param>
/// <param name="Field">The field it was done to; null where the whole body is at fault.</param>
internal sealed record Spoilt(string What, string? Field, string Json);

/// <summary>Makes of a good body all the bad ones: each field in turn gone, of another kind, or holding what it can't.</summary>
internal static class Spoiling
{
    private const string Place = "«here»";

    /// <summary>More than any field takes.</summary>
    private static readonly string Endless = "\"" + new string('x', 1 << 20) + "\"";

    private static readonly JsonSerializerOptions Writing = Options();

    /// <summary>What a client would send.</summary>
    public static JsonObject Body(object command) => (JsonObject)JsonSerializer.SerializeToNode(command, command.GetType(), Writing)!;

    /// <summary>Every way to spoil it. Fields that stand in the address don't stand in the body.</summary>
    /// <param name="made">The id that is made where it is left out.</param>
    public static IEnumerable<Spoilt> Spoil(JsonObject body, Type type, IReadOnlyCollection<string> inAddress, string? made = null)
    {
        foreach (var name in inAddress) body.Remove(name);
        yield return new Spoilt("a field nobody knows", "surprise", With(body, "surprise", "1"));
        foreach (var spoilt in Fields(body, type, "", made, json => json)) yield return spoilt;
    }

    private static IEnumerable<Spoilt> Fields(JsonObject body, Type type, string path, string? made, Func<string, string> around)
    {
        foreach (var field in Writing.GetTypeInfo(type).Properties.Where(p => body.ContainsKey(p.Name)))
        {
            var name = path + field.Name;
            yield return new Spoilt("twice", null, around(With(body, field.Name, body[field.Name]?.ToJsonString() ?? "null", twice: true)));
            if (MustBeThere(field) && name != made) yield return new Spoilt("missing", name, around(Without(body, field.Name)));
            foreach (var (what, json) in Bad(field)) yield return new Spoilt(what, json == "NaN" ? null : name, around(With(body, field.Name, json)));
            var inner = Nullable.GetUnderlyingType(field.PropertyType) ?? field.PropertyType;
            if (body[field.Name] is JsonObject part && Writing.GetTypeInfo(inner).Kind == JsonTypeInfoKind.Object)
                foreach (var spoilt in Fields(part, inner, name + ".", made, json => around(With(body, field.Name, json)))) yield return spoilt;
        }
    }

    private static IEnumerable<(string What, string Json)> Bad(JsonPropertyInfo field)
    {
        var type = Nullable.GetUnderlyingType(field.PropertyType) ?? field.PropertyType;
        var isList = type != typeof(string) && typeof(System.Collections.IEnumerable).IsAssignableFrom(type);
        if (MayNotBeNull(field)) yield return ("null", "null");
        yield return ("a list of lists", "[[]]");
        if (isList) yield return ("a list with a gap", "[null]");
        if (isList || !IsPlain(type)) yield return ("a text in place of it", "\"x\"");
        if (IsPlain(type)) yield return ("an object in place of it", """{"x":1}""");
        foreach (var bad in Values(type, field.Name)) yield return bad;
    }

    private static IEnumerable<(string What, string Json)> Values(Type type, string name)
    {
        if (type == typeof(string) || type == typeof(Secret)) foreach (var bad in Strings(name)) yield return bad;
        if (type == typeof(bool)) yield return ("no yes or no", "\"perhaps\"");
        if (type == typeof(Guid)) foreach (var bad in new[] { "\"x\"", "\"\"", "12", $"\"{Guid.Empty}\"" }) yield return ($"the id {bad}", bad);
        if (type.IsEnum) foreach (var bad in new[] { "\"Unheard\"", "\"\"", "999", "0", "-1", "\"999\"" }) yield return ($"the choice {bad}", bad);
        if (type == typeof(DateOnly) || type == typeof(DateTimeOffset))
            foreach (var bad in new[] { "\"2026-02-30\"", "\"2026-13-01\"", "\"0000-00-00\"", "\"30.02.2026\"", "\"\"", "20260201" }) yield return ($"the day {bad}", bad);
        if (type == typeof(DateOnly)) foreach (var bad in new[] { "\"9999-12-31\"", "\"0001-01-01\"" }) yield return ($"the day {bad}", bad);
        if (type == typeof(decimal)) foreach (var bad in new[] { "-5", "-0.01", "1e20", "1e300", "NaN", "\"NaN\"", "\"much\"" }) yield return ($"the amount {bad}", bad);
        if (type == typeof(long) && name == "version") foreach (var stale in new[] { "-5", "2000000000" }) yield return ($"the version {stale}", stale);
        if (type == typeof(int) || type == typeof(long)) foreach (var bad in new[] { "99999999999999999999", "1.5", "\"many\"" }) yield return ($"the number {bad}", bad);
    }

    private static IEnumerable<(string What, string Json)> Strings(string name)
    {
        yield return ("a number in place of it", "12");
        yield return ("a text with a zero character", "\"a\\u0000b\"");
        yield return ("half a character", "\"a\\ud800\"");
        yield return ("an endless text", Endless);
        if (name == "phone") yield return ("no phone number", "\"1380572\"");
        if (name == "creditCode") yield return ("a credit code with a wrong check digit", "\"91330521MA2B4C5D6X\"");
        if (name is "region" or "industry" or "unit") yield return ($"no {name}", "\"nowhere\"");
        if (name == "email") yield return ("no mail address", "\"nobody at home\"");
    }

    private static bool IsPlain(Type type) => Writing.GetTypeInfo(type).Kind == JsonTypeInfoKind.None;

    private static bool MustBeThere(JsonPropertyInfo field) => field.IsRequired && ApiJson.Options.GetTypeInfo(field.DeclaringType).Properties.Single(p => p.Name == field.Name).IsRequired;

    private static bool MayNotBeNull(JsonPropertyInfo field) => field.PropertyType.IsValueType ? Nullable.GetUnderlyingType(field.PropertyType) is null : !field.IsSetNullable;

    // Put together from text: much of it is no JSON a library would write.
    private static string With(JsonObject body, string name, string json, bool twice = false)
    {
        var changed = (JsonObject)body.DeepClone();
        changed[name] = Place;
        var text = changed.ToJsonString(Writing);
        return text.Replace($"\"{Place}\"", twice ? $"{json},\"{name}\":{json}" : json, StringComparison.Ordinal);
    }

    private static string Without(JsonObject body, string name)
    {
        var changed = (JsonObject)body.DeepClone();
        changed.Remove(name);
        return changed.ToJsonString();
    }

    // Secrets in clear, and nothing that is worked out.
    private static JsonSerializerOptions Options()
    {
        var options = ApiJson.Configure(new JsonSerializerOptions(JsonSerializerDefaults.Web) { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        options.Converters.Insert(0, new InClear());
        options.TypeInfoResolver = options.TypeInfoResolver!.WithAddedModifier(type =>
        {
            foreach (var property in type.Properties.Where(p => p.Set is null && p.AssociatedParameter is null).ToList()) type.Properties.Remove(property);
        });
        return options;
    }

    private sealed class InClear : JsonConverter<Secret>
    {
        public override Secret Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => new(reader.GetString()!);

        public override void Write(Utf8JsonWriter writer, Secret value, JsonSerializerOptions options) => writer.WriteStringValue(value.Text);
    }
}
