using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;

namespace Crm.IntegrationTests.Crashing;

/// <summary>Somebody who works on through every crash: opens leads, hands them over, logs follow-ups, and repeats what was not acknowledged under the same key.</summary>
public sealed class Writer : IDisposable
{
    private readonly HttpClient http;
    private readonly Random random;
    private readonly Witness witness;
    private readonly List<Guid> opened = [];
    private readonly HashSet<Guid> atOfficer = [];

    public Writer(Uri address, string token, int seed, Witness witness)
    {
        http = new HttpClient { BaseAddress = address, Timeout = TimeSpan.FromSeconds(5) };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        (random, this.witness) = (new Random(seed), witness);
    }

    /// <summary>Works until told to stop; what is under way then is still finished.</summary>
    public async Task Work(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            var wish = Next();
            while (true)
            {
                if (await Post(wish) is { } status && (int)status < 500)
                {
                    ((int)status).ShouldBeInRange(200, 299, $"{wish.Path} {wish.Key}");
                    break;
                }
                await Task.Delay(25, CancellationToken.None);
            }
            witness.Acknowledge(wish);
            if (wish.Path == "/api/leads") opened.Add(wish.Lead);
        }
    }

    /// <summary>Posts a wish; null where no answer came.</summary>
    public async Task<HttpStatusCode?> Post(Wish wish)
    {
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, wish.Path) { Content = JsonContent.Create(wish.Body) };
            request.Headers.Add("Idempotency-Key", wish.Key);
            using var answer = await http.SendAsync(request);
            return answer.StatusCode;
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException or IOException)
        {
            return null;
        }
    }

    private Wish Next()
    {
        var key = Guid.NewGuid().ToString("N");
        var lead = opened.Count == 0 ? Guid.Empty : opened[random.Next(opened.Count)];
        return (opened.Count == 0 ? 0 : random.Next(10)) switch
        {
            < 3 => Open(key, Guid.CreateVersion7()),
            < 6 => HandOver(key, lead),
            _ => new Wish(key, $"/api/leads/{lead}/follow-ups", new { followUp = Guid.Parse(key), kind = "Phone", text = key, occurredOn = "2026-06-02" }, lead),
        };
    }

    private static Wish Open(string key, Guid lead) => new(
        key, "/api/leads", new { leadId = lead, company = key, project = key, source = "Hotline", needs = new { }, occurredOn = "2026-06-01", unit = "330521" }, lead);

    // Handing over to where the lead already lies would be refused: this writer alone moves its leads, so it knows where each one lies.
    private Wish HandOver(string key, Guid lead)
    {
        var owner = atOfficer.Remove(lead) ? null : "officer@330521";
        if (owner is not null) atOfficer.Add(lead);
        return new Wish(key, $"/api/leads/{lead}/assign", new { unit = "330521", owner, reason = key, occurredOn = "2026-06-02" }, lead);
    }

    public void Dispose() => http.Dispose();
}
