using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Crm.Foundation;

namespace Crm.Api;

/// <summary>How the API writes and reads JSON: camel case, enums by name and never by number, what may be null may be left out, and unknown members are refused, so that a misspelt field is not lost in silence.</summary>
public static class ApiJson
{
    /// <summary>The options, for whoever reads bodies by hand.</summary>
    public static readonly JsonSerializerOptions Options = Configure(new JsonSerializerOptions(JsonSerializerDefaults.Web));

    /// <summary>Sets the options up.</summary>
    public static JsonSerializerOptions Configure(JsonSerializerOptions options)
    {
        options.Converters.Add(new JsonStringEnumConverter(allowIntegerValues: false));
        options.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
        options.RespectNullableAnnotations = true;
        options.RespectRequiredConstructorParameters = true;
        options.TypeInfoResolver = (options.TypeInfoResolver ?? new DefaultJsonTypeInfoResolver()).WithAddedModifier(LeaveOutWhatMayBeNull).WithAddedModifier(LeaveOutWhatIsStoredOnly);
        return options;
    }

    private static void LeaveOutWhatIsStoredOnly(JsonTypeInfo type)
    {
        foreach (var property in type.Properties.Where(p => p.AttributeProvider?.IsDefined(typeof(StoredOnlyAttribute), inherit: true) == true).ToList()) type.Properties.Remove(property);
    }

    private static void LeaveOutWhatMayBeNull(JsonTypeInfo type)
    {
        foreach (var property in type.Properties.Where(p => p is { IsRequired: true, IsSetNullable: true })) property.IsRequired = Nullable.GetUnderlyingType(property.PropertyType) is null && property.PropertyType.IsValueType;
    }
}
