using System.Text.Json;
using System.Text.Json.Serialization;

namespace Crm.Api;

/// <summary>How the API writes and reads JSON: camel case, enums by name, unknown members refused, so that a misspelt field is not lost in silence.</summary>
public static class ApiJson
{
    /// <summary>The options, for whoever reads bodies by hand.</summary>
    public static readonly JsonSerializerOptions Options = Configure(new JsonSerializerOptions(JsonSerializerDefaults.Web));

    /// <summary>Sets the options up.</summary>
    public static JsonSerializerOptions Configure(JsonSerializerOptions options)
    {
        options.Converters.Add(new JsonStringEnumConverter());
        options.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
        options.RespectNullableAnnotations = true;
        options.RespectRequiredConstructorParameters = true;
        return options;
    }
}
