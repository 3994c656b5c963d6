using System.Text.Json.Nodes;
using Crm.Hotline.Confiding;

namespace Crm.Api.Events;

/// <summary>Takes what was said in confidential calls out of raw events: of the calls themselves, of the inquiries that came of them, of what leads were told of them.</summary>
public static class ConfidentialEvents
{
    // What of an event tells who called or what they said.
    private static readonly Dictionary<string, string[]> OfCalls = new()
    {
        ["call_logged"] = ["record"], ["call_corrected"] = ["record"], ["call_annotated"] = ["note"], ["call_back_planned"] = ["note"], ["call_back_done"] = ["result"],
        ["call_back_failed"] = ["note"], ["call_transferred"] = ["note"],
    };

    /// <summary>The same events, in the same order.</summary>
    public static async Task<IReadOnlyList<RawEvent>> Hide(IReadOnlyList<RawEvent> events, ConfidentialCalls confidential, CancellationToken token)
    {
        var calls = await confidential.Among(events.Select(CallOf), token);
        var inquiries = await confidential.InquiriesAmong(events.Select(InquiryOf), token);
        return [.. events.Select(e => Without(e, FieldsOf(e, calls, inquiries)))];
    }

    private static Guid? CallOf(RawEvent e) => OfCalls.ContainsKey(e.Type) ? e.Stream : e.Type == "inquiry_received" ? Id(e, "call") : null;

    private static Guid? InquiryOf(RawEvent e) => e.Type == "lead_touched" ? Id(e, "inquiry") : null;

    private static IReadOnlyList<string> FieldsOf(RawEvent e, IReadOnlySet<Guid> calls, IReadOnlySet<Guid> inquiries)
    {
        if (CallOf(e) is { } call && calls.Contains(call)) return OfCalls.GetValueOrDefault(e.Type, ["company", "contact", "wish", "region"]);
        return InquiryOf(e) is { } inquiry && inquiries.Contains(inquiry) ? ["gist"] : [];
    }

    /// <summary>The event without some of its fields; where there is something in them, it says that it is confidential.</summary>
    public static RawEvent Without(RawEvent e, IReadOnlyList<string> fields)
    {
        if (fields.Count == 0) return e;
        var data = JsonNode.Parse(e.Data)!.AsObject();
        foreach (var field in fields) Hide(data, field);
        return e with { Data = data.ToJsonString() };
    }

    // Of a record the topic and the direction stay: they are counted everywhere.
    private static void Hide(JsonObject data, string field)
    {
        if (data[field] is JsonObject record && field == "record")
            foreach (var part in new[] { "caller", "company", "region", "wish", "remarks" }) Hide(record, part);
        else if (data[field] is not null) data[field] = ConfidentialCalls.Hidden;
    }

    private static Guid? Id(RawEvent e, string field) => JsonNode.Parse(e.Data)![field] is JsonValue value && value.TryGetValue<Guid>(out var id) ? id : null;
}
