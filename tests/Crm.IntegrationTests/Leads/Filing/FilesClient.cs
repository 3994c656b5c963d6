using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Crm.Leads;
using Crm.Leads.Opening;
using Crm.Team;

namespace Crm.IntegrationTests.Leads.Filing;

/// <summary>A lead of an officer of 330521, and a machine that sends files to it in the name of whoever a test wants.</summary>
internal sealed class FilesClient(CrmApp app) : IDisposable
{
    public static readonly DateOnly Day = new(2026, 6, 1);

    private const string Own = "";

    private readonly HttpClient client = app.Host.Server.CreateClient();
    private readonly ConcurrentDictionary<string, Lazy<Task<(string Login, string Token)>>> people = new();

    public Guid Lead { get; } = Guid.CreateVersion7();

    /// <summary>Whose lead it is, and who sends where nobody else is named. A person of their own, since tokens per person are few.</summary>
    public string Officer { get; private init; } = "";

    public string Files => $"/api/leads/{Lead}/files";

    public static async Task<FilesClient> OnALead(CrmApp app, string? officer = null)
    {
        var made = new FilesClient(app) { Officer = officer ?? await TestPeople.AddOne(app.Host.Services, Role.Officer) };
        var opened = await app.Send(new OpenLead(made.Lead, "浙江云帆机电有限公司", "电机扩产", Source.Hotline, null, new Needs { Region = "330521" }, Day, Owner: made.Officer), made.Officer);
        opened.Sentence.ShouldBeNull();
        return made;
    }

    public async Task<HttpResponseMessage> Send(HttpMethod method, string url, HttpContent? body = null, string? login = Own, string? key = null)
    {
        var request = new HttpRequestMessage(method, url) { Content = body };
        if (login is not null) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", (await Person(login)).Token);
        if (key is not null) request.Headers.Add("Idempotency-Key", key);
        return await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
    }

    public Task<HttpResponseMessage> Upload(byte[] bytes, string name, Guid? id = null, string? login = Own, string? key = null)
    {
        var form = new MultipartFormDataContent { { new ByteArrayContent(bytes), "content", name } };
        if (id is { } given) form.Add(new StringContent($"{given}"), "fileId");
        return Send(HttpMethod.Post, Files, form, login, key);
    }

    public async Task<Guid> Uploaded(byte[] bytes, string name)
    {
        var answer = await Upload(bytes, name);
        answer.StatusCode.ShouldBe(HttpStatusCode.Created, await answer.Content.ReadAsStringAsync());
        return (await Json(answer)).GetProperty("id").GetGuid();
    }

    public Task<HttpResponseMessage> Get(string url, string? login = Own) => Send(HttpMethod.Get, url, null, login);

    public Task<HttpResponseMessage> Post(string url, object body, string? login = Own) => Send(HttpMethod.Post, url, JsonContent.Create(body), login);

    public Task<HttpResponseMessage> Remove(Guid file, string? login = Own) => Post($"{Files}/{file}/remove", new { reason = "传错了", occurredOn = "2026-06-01" }, login);

    public static async Task<JsonElement> Json(HttpResponseMessage answer) => (await answer.Content.ReadFromJsonAsync<JsonElement>())!;

    /// <summary>Somebody of a role and a unit ("manager@330500") whom no other test sends as.</summary>
    public Task<(string Login, string Token)> Person(string who) => people.GetOrAdd(who, _ => new(async () =>
    {
        var login = who == Own ? Officer : await TestPeople.AddOne(app.Host.Services, Enum.Parse<Role>(who.Split('@')[0], ignoreCase: true), who.Split('@')[1]);
        return (login, await TestPeople.GiveToken(app.Host.Services, login));
    })).Value;

    public void Dispose() => client.Dispose();
}
