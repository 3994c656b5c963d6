using System.Text.RegularExpressions;
using Crm.Foundation;
using Microsoft.AspNetCore.Routing;

namespace Crm.IntegrationTests.Access;

/// <summary>Makes plausible addresses and bodies for any route, from nothing but the command's shape.</summary>
public static partial class Examples
{
    /// <summary>The route with its places filled: the lead where it asks for one, the file that bears the lead's id, a new id or a word elsewhere.</summary>
    public static string Url(RouteEndpoint route, Guid lead) => Url("/" + route.RoutePattern.RawText!.TrimStart('/'), lead);

    /// <summary>The same for a pattern.</summary>
    public static string Url(string pattern, Guid lead) => Place().Replace(pattern, place =>
        place.Groups[1].Value is var name && (name.Contains("lead", StringComparison.OrdinalIgnoreCase) || name == "fileId") ? $"{lead}" :
        place.Value.Contains(":guid", StringComparison.Ordinal) ? $"{Guid.NewGuid()}" : place.Value.Contains(":int", StringComparison.Ordinal) ? "1" : "x");

    /// <summary>A body with every property filled.</summary>
    public static object Body(Type command, Guid lead) => command.GetProperties()
        .Where(p => p.CanRead && p.GetIndexParameters().Length == 0 && p.Name is not (nameof(IStreamCommand.Stream) or "EqualityContract"))
        .ToDictionary(p => char.ToLowerInvariant(p.Name[0]) + p.Name[1..], p => Value(p.PropertyType, p.Name, lead));

    private static object? Value(Type type, string name, Guid lead)
    {
        var plain = Nullable.GetUnderlyingType(type) ?? type;
        if (plain == typeof(Guid)) return name == "LeadId" ? lead : Guid.NewGuid();
        if (plain == typeof(string)) return "x";
        if (plain == typeof(DateOnly)) return new DateOnly(2026, 6, 2);
        if (plain == typeof(bool)) return true;
        if (plain.IsEnum) return Enum.GetValues(plain).GetValue(0)!.ToString();
        // The version of the lead that the routes are tried on: a refusal must not come from an old one.
        if (name == "Version") return 4;
        if (plain.IsPrimitive || plain == typeof(decimal)) return 3;
        if (plain == typeof(DateTimeOffset)) return DateTimeOffset.UnixEpoch;
        if (typeof(System.Collections.IEnumerable).IsAssignableFrom(plain)) return Array.Empty<object>();
        return Body(plain, lead);
    }

    [GeneratedRegex(@"\{\**(\w+)(:[^}]*)?\}")]
    private static partial Regex Place();
}
