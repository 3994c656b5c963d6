using System.Collections.Concurrent;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Crm.Api;
using Crm.Foundation;
using Crm.Hotline.Ringing;
using Crm.Hotline.Ringing.Keys;
using Crm.Privacy;
using Microsoft.Extensions.DependencyInjection;

namespace Crm.IntegrationTests.Hotline;

/// <summary>A unit's telephone system with a key of its own, which signs what it reports.</summary>
internal sealed class TelephoneSystem(CrmApp app, string keyId, string secret)
{
    private readonly HttpClient client = app.Host.Server.CreateClient();

    public string KeyId => keyId;

    // A unit has a few keys at most: tests that don't end theirs share one.
    private static readonly ConcurrentDictionary<(CrmApp App, string Unit), Lazy<Task<TelephoneSystem>>> Kept = new();

    public static Task<TelephoneSystem> Of(CrmApp app, string unit = "330521") =>
        Kept.GetOrAdd((app, unit), static key => new Lazy<Task<TelephoneSystem>>(() => New(key.App, key.Unit))).Value;

    /// <summary>One with a key that the test ends.</summary>
    public static async Task<TelephoneSystem> New(CrmApp app, string unit = "330521")
    {
        var services = app.Host.Services;
        var (id, secret) = await CtiKeyCommand.Issue(app.Store, services.GetRequiredService<SecretBox>(), unit, "tests", China.Today(services.GetRequiredService<TimeProvider>()));
        return new TelephoneSystem(app, id, secret);
    }

    public static CtiReport Report(PhoneReport kind, string call, string? number = null, string? extension = null, int second = 0) =>
        new($"{Guid.NewGuid()}", kind, call, DateTimeOffset.UtcNow.AddSeconds(second - 60), number, extension);

    public static string Write(CtiReport report) => JsonSerializer.Serialize(report, ApiJson.Options);

    public Task<(int Status, string Answer)> Send(CtiReport report) => Send(Write(report));

    /// <summary>Sends a body, signed well unless something is said to be different.</summary>
    public async Task<(int Status, string Answer)> Send(
        string body, DateTimeOffset? signedAt = null, string? signed = null, string? key = null, string? token = null, Func<string, string>? signature = null)
    {
        var timestamp = (signedAt ?? DateTimeOffset.UtcNow).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var hex = Convert.ToHexStringLower(CtiSignature.Sign(Convert.FromBase64String(secret), timestamp, Encoding.UTF8.GetBytes(signed ?? body)));
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/cti/events") { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        if (key != "") request.Headers.Add(CtiSignature.KeyHeader, key ?? keyId);
        request.Headers.Add(CtiSignature.TimeHeader, timestamp);
        request.Headers.Add(CtiSignature.SignatureHeader, signature is null ? "sha256=" + hex : signature(hex));
        if (token is not null) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var response = await client.SendAsync(request);
        return ((int)response.StatusCode, await response.Content.ReadAsStringAsync());
    }

    /// <summary>What a refusal says, without the mark of the request.</summary>
    public static string Words(string answer)
    {
        var problem = JsonNode.Parse(answer)!.AsObject();
        problem.Remove("traceId");
        return problem.ToJsonString();
    }
}
