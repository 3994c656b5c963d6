using System.Text.Json;
using System.Text.Json.Serialization;

namespace Crm.Foundation;

/// <summary>Reads the JSON files of the top folder <c>seeds</c>, which are embedded in the assembly: reference data and demo material travel with the product.</summary>
public static class SeedFiles
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter() },
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectRequiredConstructorParameters = true,
        RespectNullableAnnotations = true,
    };

    /// <summary>The content of one file. A missing file or a field the type doesn't know is a mistake in the build and throws.</summary>
    /// <param name="path">Path below <c>seeds</c>, with forward slashes: "regions.json".</param>
    public static T Read<T>(string path)
    {
        using var stream = typeof(SeedFiles).Assembly.GetManifestResourceStream("seeds/" + path)
            ?? throw new FileNotFoundException($"seeds/{path} is not embedded in the assembly.");
        return JsonSerializer.Deserialize<T>(stream, Options) ?? throw new InvalidDataException($"seeds/{path} is empty.");
    }
}
