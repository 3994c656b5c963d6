using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using Crm.Inquiries;

namespace Crm.IntegrationTests.Hotline;

/// <summary>The hotline's figures as somebody counts them who reads the raw events over the API and knows nothing of our tables.</summary>
internal sealed class CountedHotline(string unit)
{
    private readonly Dictionary<Guid, CountedCall> phones = [];
    private readonly Dictionary<string, List<(DateTimeOffset At, string State)>> duty = [];
    private readonly HashSet<Guid> inquiries = [];

    public IReadOnlyCollection<CountedCall> Calls => phones.Values;

    public IReadOnlyCollection<CountedCall> Answered => [.. phones.Values.Where(c => c.Answered is not null)];

    public int Missed => phones.Values.Count(c => c.Answered is null && c.Ended is not null);

    public List<double> Waits { get; } = [];

    public List<double> Talks { get; } = [];

    public List<double> AfterCalls { get; } = [];

    public Dictionary<string, int> Topics { get; } = Enum.GetNames<Topic>().ToDictionary(name => name, _ => 0);

    public int OpenInquiries => inquiries.Count;

    /// <summary>Reads all events there are, as the topmost unit's auditor, and counts.</summary>
    public static async Task<CountedHotline> Over(CrmApp app, string unit)
    {
        var counted = new CountedHotline(unit);
        foreach (var e in await RawEvents(app)) counted.Hear(e["stream"]!.GetValue<Guid>(), e["type"]!.GetValue<string>(), e["data"]!);
        return counted.Finish();
    }

    /// <summary>All events, as the API gives them out.</summary>
    public static async Task<IReadOnlyList<JsonNode>> RawEvents(CrmApp app)
    {
        using var auditor = app.Host.Server.CreateClient();
        auditor.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", await TestPeople.TokenOf(app, "auditor@330000"));
        await using var session = app.Store.QuerySession();
        var last = (await session.QueryAsync<long>("select max(seq_id) from crm.mt_events where type <> 'tombstone'", TestContext.Current.CancellationToken))[0];
        var events = new List<JsonNode>();
        for (long after = 0; after < last;)
        {
            // A gap that may still be filled ends a page early, even at nothing: what was recorded by now comes with a later one.
            var lines = (await auditor.GetStringAsync($"/api/events?after={after}&limit=5000", TestContext.Current.CancellationToken)).Split('\n', StringSplitOptions.RemoveEmptyEntries);
            events.AddRange(lines.Select(line => JsonNode.Parse(line)!));
            if (lines.Length > 0) after = events[^1]["sequence"]!.GetValue<long>();
        }
        return events;
    }

    /// <summary>Between two waits lies what is in proportion.</summary>
    public static double Part(IReadOnlyList<double> waits, double part)
    {
        var sorted = waits.Order().ToList();
        var place = part * (sorted.Count - 1);
        var low = (int)place;
        return low + 1 == sorted.Count ? sorted[low] : sorted[low] + (place - low) * (sorted[low + 1] - sorted[low]);
    }

    private void Hear(Guid stream, string type, JsonNode data)
    {
        if (type.StartsWith("phone_", StringComparison.Ordinal) && data["sign"] is { } sign && Text(sign, "unit") == unit)
        {
            var call = phones.TryGetValue(stream, out var known) ? known : phones[stream] = new CountedCall();
            var at = DateTimeOffset.Parse(Text(sign, "at")!, CultureInfo.InvariantCulture);
            if (type == "phone_rang") call.Rang = Earlier(call.Rang, at);
            if (type == "phone_answered") call.Answered = Earlier(call.Answered, at);
            if (type is "phone_hung_up" or "phone_missed") call.Ended = Earlier(call.Ended, at);
        }
        else if (type == "phone_call_written_down" && phones.TryGetValue(stream, out var written)) written.Written = true;
        else if (type == "duty_changed" && Text(data, "unit") == unit)
        {
            if (!duty.TryGetValue(Text(data, "login")!, out var states)) duty[Text(data, "login")!] = states = [];
            states.Add((DateTimeOffset.Parse(Text(data, "at")!, CultureInfo.InvariantCulture), Text(data, "state")!));
        }
        else if (type == "call_logged" && Text(data, "unit") == unit) Topics[Text(data["record"]!, "topic")!]++;
        else if (type == "inquiry_received" && Text(data, "unit") == unit) inquiries.Add(stream);
        else if (type is "inquiry_answered" or "inquiry_closed" or "inquiry_withdrawn" or "inquiry_turned_into_lead" or "inquiry_touched_lead") inquiries.Remove(stream);
    }

    private CountedHotline Finish()
    {
        Waits.AddRange(phones.Values.Where(c => c.Answered is not null && c.Rang is not null).Select(c => (c.Answered!.Value - c.Rang!.Value).TotalSeconds));
        Talks.AddRange(phones.Values.Where(c => c.Answered is not null && c.Ended is not null).Select(c => (c.Ended!.Value - c.Answered!.Value).TotalSeconds));
        foreach (var states in duty.Values)
            for (var i = 0; i + 1 < states.Count; i++)
                if (states[i].State == "AfterCall") AfterCalls.Add((states[i + 1].At - states[i].At).TotalSeconds);
        return this;
    }

    private static DateTimeOffset Earlier(DateTimeOffset? known, DateTimeOffset heard) => known is { } k && k < heard ? k : heard;

    private static string? Text(JsonNode node, string name) => node[name]?.GetValue<string>();

    /// <summary>What was heard of one phone call.</summary>
    public sealed class CountedCall
    {
        public DateTimeOffset? Rang { get; set; }

        public DateTimeOffset? Answered { get; set; }

        public DateTimeOffset? Ended { get; set; }

        public bool Written { get; set; }
    }
}
