using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using Microsoft.AspNetCore.Components;

namespace Crm.PublicSite.Frame;

/// <summary>What a page says, in the words of schema.org, for machines. It is data: no browser runs it, and the content security policy allows no script at all.</summary>
public static class StructuredData
{
    // The encoder writes < and & as escapes, so that no text can end the element.
    private static readonly JsonSerializerOptions Json = new()
    {
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    /// <summary>The element.</summary>
    public static MarkupString Of(params IReadOnlyList<IReadOnlyDictionary<string, object?>> things)
    {
        var graph = new Dictionary<string, object?>
        {
            ["@context"] = "https://schema.org",
            ["@graph"] = things.Select(thing => thing.Where(part => part.Value is not null).ToDictionary(part => part.Key, part => part.Value)),
        };
        return new($"<script type=\"application/ld+json\">{JsonSerializer.Serialize(graph, Json)}</script>");
    }
}
