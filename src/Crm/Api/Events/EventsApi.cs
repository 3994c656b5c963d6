using System.Text.Json;
using Crm.Foundation;

namespace Crm.Api.Events;

/// <summary><c>GET /api/events?after=N&amp;limit=M</c>: one JSON object a line (NDJSON).</summary>
public static class EventsApi
{
    private static readonly byte[] NewLine = "\n"u8.ToArray();

    public static void Map(RouteGroupBuilder api) => api.MapGet("/events", async ([AsParameters] ReadEvents query, Desk desk, HttpResponse response, CancellationToken token) =>
        {
            var outcome = await desk.Ask(query, token);
            return outcome.Ok ? Results.Stream(body => Write(outcome.Answer!, body, token), "application/x-ndjson") : Problems.Of(outcome);
        })
        .WithName(nameof(ReadEvents)).WithMetadata(new Carries(typeof(ReadEvents))).Produces(StatusCodes.Status200OK, contentType: "application/x-ndjson");

    private static async Task Write(IReadOnlyList<RawEvent> events, Stream body, CancellationToken token)
    {
        foreach (var e in events)
        {
            using var line = new MemoryStream();
            await using (var json = new Utf8JsonWriter(line)) Write(e, json);
            line.Write(NewLine);
            await body.WriteAsync(line.GetBuffer().AsMemory(0, (int)line.Length), token);
        }
    }

    private static void Write(RawEvent e, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteNumber("sequence", e.Sequence);
        json.WriteString("stream", e.Stream);
        json.WriteNumber("version", e.Version);
        json.WriteString("type", e.Type);
        json.WritePropertyName("data");
        json.WriteRawValue(e.Data);
        json.WriteString("recordedAt", e.RecordedAt);
        json.WriteString("user", e.User);
        json.WriteString("correlation", e.Correlation);
        json.WriteString("causation", e.Causation);
        json.WritePropertyName("headers");
        json.WriteRawValue(e.Headers ?? "{}");
        json.WriteEndObject();
    }
}
