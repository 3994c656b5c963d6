using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Crm.Api;
using Crm.Hotline.Ringing;

namespace Crm.Hotline.Simulating;

/// <summary>What became of one report.</summary>
/// <param name="Status">The answer; 0 where none came.</param>
public sealed record PlayedReport(ScriptedReport Report, int Status)
{
    /// <summary>It was taken in, now or before.</summary>
    public bool Ok => Status == (int)HttpStatusCode.NoContent;
}

/// <summary>Plays a script against a running system, as its telephone system would: signed, at the times of the script or faster.</summary>
public sealed class CtiPlayer(HttpClient client, string keyId, byte[] secret, TimeProvider clock)
{
    /// <summary>As fast as the system takes it.</summary>
    public const double AtOnce = double.PositiveInfinity;

    private const int Tries = 4;

    /// <summary>Plays it to the end.</summary>
    /// <param name="run">Goes before all names, so that a script can be played again.</param>
    /// <param name="speed">How many seconds of the script pass in one; the moments of the reports keep the script's distances and end now.</param>
    /// <param name="told">Hears of each report.</param>
    public async Task<IReadOnlyList<PlayedReport>> Play(
        IReadOnlyList<ScriptedReport> reports, string run, double speed = 1, Action<PlayedReport>? told = null, CancellationToken token = default)
    {
        if (speed < 1) throw new ArgumentOutOfRangeException(nameof(speed), speed, "A script can't be played slower than it happens");
        var (start, whole) = (clock.GetUtcNow(), reports.Count == 0 ? TimeSpan.Zero : reports.Max(r => r.Sent));
        var begin = start - (whole - whole / speed);
        var played = new List<PlayedReport>(reports.Count);
        foreach (var report in reports)
        {
            if (start + report.Sent / speed - clock.GetUtcNow() is { Ticks: > 0 } pause) await Task.Delay(pause, clock, token);
            played.Add(new PlayedReport(report, await Send(report.On(run, begin), token)));
            told?.Invoke(played[^1]);
        }
        return played;
    }

    // A telephone system that was not heard says it again.
    private async Task<int> Send(CtiReport report, CancellationToken token)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(report, ApiJson.Options);
        for (var tries = 1; ; tries++)
        {
            var status = await Post(body, token);
            if (status is > 0 and < 500 || tries == Tries) return status;
            await Task.Delay(TimeSpan.FromSeconds(tries), clock, token);
        }
    }

    private async Task<int> Post(byte[] body, CancellationToken token)
    {
        var timestamp = clock.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/cti/events") { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.Add(CtiSignature.KeyHeader, keyId);
        request.Headers.Add(CtiSignature.TimeHeader, timestamp);
        request.Headers.Add(CtiSignature.SignatureHeader, "sha256=" + Convert.ToHexStringLower(CtiSignature.Sign(secret, timestamp, body)));
        try
        {
            using var response = await client.SendAsync(request, token);
            return (int)response.StatusCode;
        }
        catch (HttpRequestException)
        {
            return 0;
        }
    }
}
