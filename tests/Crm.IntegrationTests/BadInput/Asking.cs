using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Crm.Team.Tokens;
using Npgsql;
using Microsoft.Extensions.DependencyInjection;

namespace Crm.IntegrationTests.BadInput;

/// <summary>Sends requests as one person and looks at how they are refused. All of them carry one mark, by which whatever they wrote would be found.</summary>
internal sealed partial class Asking(CrmApp app, string token, string address) : IDisposable
{
    // What would be of no use to the person and of some to an intruder.
    private static readonly string[] Inside = ["Exception", "   at ", "System.", "Npgsql", "Marten", "Wolverine", "Crm.", "22P05", "mt_events", ".cs:"];

    private readonly HttpClient client = app.Host.Server.CreateClient();
    private readonly string mark = ActivityTraceId.CreateRandom().ToHexString();

    /// <summary>What was wrong with the answers.</summary>
    public List<string> Wrong { get; } = [];

    /// <summary>How many requests were sent.</summary>
    public int Sent { get; private set; }

    /// <summary>Sends a body and returns the status.</summary>
    public Task<(int Status, string Answer)> Send(HttpContent body, string language = "zh") => Send(HttpMethod.Post, address, body, language);

    private async Task<(int Status, string Answer)> Send(HttpMethod method, string to, HttpContent? body, string language)
    {
        Sent++;
        using var request = new HttpRequestMessage(method, to) { Content = body };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        request.Headers.AcceptLanguage.ParseAdd(language);
        request.Headers.Add("traceparent", $"00-{mark}-{ActivitySpanId.CreateRandom()}-01");
        using var response = await client.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        if ((int)response.StatusCode >= 400 && response.Content.Headers.ContentType?.MediaType != "application/problem+json") text = $"not problem details but {response.Content.Headers.ContentType}: {text}";
        return ((int)response.StatusCode, text);
    }

    /// <summary>Sends what must be refused, with a sentence in the language asked for, at the field where one is at fault.</summary>
    public async Task Refused(string what, HttpContent body, string? field = null)
    {
        var english = Sent % 2 == 1;
        var (status, answer) = await Send(body, english ? "en" : "zh");
        if (Objection(status, answer, field, english) is { } wrong) Wrong.Add($"{address}: {what}{(field is null ? "" : $" at {field}")} → {status} {wrong}: {answer[..Math.Min(answer.Length, 300)]}");
    }

    public Task Refused(string what, string json, string? field = null) => Refused(what, new StringContent(json, Encoding.UTF8, "application/json"), field);

    /// <summary>Asks what may be answered or refused with a sentence, but never with anything else.</summary>
    public async Task Withstood(string what, string question)
    {
        var english = Sent % 2 == 1;
        var (status, answer) = await Send(HttpMethod.Get, address + question, null, english ? "en" : "zh");
        if (status >= 400 && Objection(status, answer, null, english) is { } wrong) Wrong.Add($"{address}{question}: {what} → {status} {wrong}: {answer[..Math.Min(answer.Length, 300)]}");
    }

    /// <summary>How many events these requests left.</summary>
    public async Task<long> Written()
    {
        await using var command = app.Host.Services.GetRequiredService<NpgsqlDataSource>().CreateCommand("select count(*) from crm.mt_events where correlation_id = $1");
        command.Parameters.AddWithValue(mark);
        return (long)(await command.ExecuteScalarAsync())!;
    }

    public void Dispose() => client.Dispose();

    private static string? Objection(int status, string answer, string? field, bool english)
    {
        if (status is < 400 or >= 500) return "is no refusal";
        if (answer.StartsWith("not problem", StringComparison.Ordinal)) return "is no sentence";
        if (Inside.FirstOrDefault(word => answer.Contains(word, StringComparison.Ordinal)) is { } leak) return $"tells of {leak}";
        var problem = JsonDocument.Parse(answer).RootElement;
        var sentence = problem.GetProperty("title").GetString() ?? "";
        if (sentence.Length < 5) return "has no sentence";
        if (Chinese().IsMatch(Quoted().Replace(sentence, "")) == english) return "is in the wrong language";
        if (field is null || status != 400) return null;
        var fields = problem.TryGetProperty("errors", out var errors) ? errors.EnumerateObject().Select(e => e.Name).ToList() : [];
        var first = field.Split('.', '[')[0];
        return fields.Any(name => name.StartsWith(first, StringComparison.OrdinalIgnoreCase)) ? null : $"is not at the field but at [{string.Join(',', fields)}]";
    }

    [GeneratedRegex(@"\p{IsCJKUnifiedIdeographs}")]
    private static partial Regex Chinese();

    [GeneratedRegex("“[^”]*”")]
    private static partial Regex Quoted();
}
