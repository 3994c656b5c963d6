using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using Crm.Foundation;
using Crm.Hotline.Ringing;
using Crm.IntegrationTests.Hotline;
using Crm.Notifications.Reading;
using Crm.Team;
using Marten;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Crm.IntegrationTests.Privacy;

/// <summary>An application of its own that keeps what it logs, down to the last detail, and fails to store while it is told to.</summary>
public sealed class CrmAppWithKeptLog : IAsyncLifetime
{
    internal KeptLog Log { get; } = new();

    internal Stumbling Stumbling { get; } = new();

    public CrmApp App { get; }

    public CrmAppWithKeptLog() => App = new CrmApp
    {
        Settings = { ["Logging:LogLevel:Default"] = "Debug" },
        Services = services => services.AddSingleton<ILoggerProvider>(Log).ConfigureMarten(options => options.Listeners.Add(Stumbling)),
    };

    public ValueTask InitializeAsync() => App.InitializeAsync();

    public ValueTask DisposeAsync() => App.DisposeAsync();
}

/// <summary>Fails in the middle of storing.</summary>
internal sealed class Stumbling : DocumentSessionListenerBase
{
    public bool Now { get; set; }

    public override Task BeforeSaveChangesAsync(IDocumentSession session, CancellationToken token) =>
        Now ? throw new InvalidOperationException("stumbled on purpose") : Task.CompletedTask;
}

/// <summary>Whatever is done with a person's name, number, mail address and WeChat, done well, done wrongly or broken off: the log knows nothing of them.</summary>
public class the_log(CrmAppWithKeptLog product) : IClassFixture<CrmAppWithKeptLog>
{
    private readonly string name = "金丝雀" + Guid.NewGuid().ToString("N")[..8];
    private readonly string phone = Calls.NewNumber()[3..];
    private readonly string email = $"{Guid.NewGuid():N}@canary.test";
    private readonly string weChat = "wx" + Guid.NewGuid().ToString("N")[..10];

    // What people write about each other stands in texts, and those have no place in a log either.
    private readonly string words = "来电人说" + Guid.NewGuid().ToString("N")[..8];

    private async Task<bool> Sent(Guid mail)
    {
        await using var session = product.App.Store.QuerySession();
        return (await session.LoadAsync<Crm.Notifications.Sending.Delivery>(mail))?.State == Crm.Notifications.Sending.DeliveryState.Sent;
    }

    private object Contact => new { name, phone, email, weChat };

    [Fact]
    public async Task holds_nothing_of_a_person()
    {
        using var agent = await Client(Calls.Agent);
        using var officer = await Client("officer@330521");
        var company = "金丝雀厂" + Guid.NewGuid().ToString("N")[..8];
        var (call, lead) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        object Sheet(object caller) => new { topic = "IndustrialLand", caller, company, region = "330521", wish = words };

        await Says(201, agent.PostAsJsonAsync("/api/calls", new { callId = call, sheet = Sheet(Contact), outcome = "Answered", occurredOn = "2026-06-01" }));
        await Says(200, agent.PostAsJsonAsync("/api/callers/find", new { number = phone }));
        await Says(204, agent.PostAsJsonAsync($"/api/calls/{call}/lead", new { inquiryId = Guid.CreateVersion7(), leadId = lead, occurredOn = "2026-06-01", unit = "330521", owner = "officer@330521" }));
        var notice = await Until.Found(async () => (await product.App.Ask(new MyNotices(100), "officer@330521")).Answer!.Notices.FirstOrDefault(n => n.Title == company), "the officer's notice");
        await Until.Found(async () => await Sent(notice.Id) ? "sent" : null, "the mail to the officer");
        await Says(204, officer.PostAsJsonAsync($"/api/leads/{lead}/contacts", new { contact = Contact, occurredOn = "2026-06-01" }));
        await Says(200, officer.GetAsync($"/api/leads/{lead}"));
        foreach (var list in new[] { "/api/leads?text=", "/api/calls?text=", "/api/inquiries?text=" })
            foreach (var word in new[] { phone, name, email }) await Says(200, (list == "/api/calls?text=" ? agent : officer).GetAsync(list + Uri.EscapeDataString(word)));

        var system = await TelephoneSystem.Of(product.App);
        (await system.Send(TelephoneSystem.Report(PhoneReport.Ringing, phone, phone))).Status.ShouldBe(204);
        (await system.Send(TelephoneSystem.Write(TelephoneSystem.Report(PhoneReport.Ringing, phone, phone)).Replace("ringing", phone))).Status.ShouldBe(400);
        (await system.Send(TelephoneSystem.Write(TelephoneSystem.Report(PhoneReport.Ringing, phone, phone)), key: phone)).Status.ShouldBe(401);
        await Says(200, agent.GetAsync("/api/hotline/queue"));

        await Says(400, agent.PostAsJsonAsync("/api/calls", new { sheet = Sheet(new { name, phone = phone[..7], email, weChat }), outcome = "Answered", occurredOn = "2026-06-01" }));
        await Says(400, agent.PostAsJsonAsync("/api/calls", new { sheet = Sheet(new { name, phone, email = email + " " + name, weChat }), outcome = phone, occurredOn = name }));
        await Says(400, officer.PostAsync($"/api/leads/{lead}/contacts", new StringContent($"{{\"contact\":{{\"name\":\"{name}\",\"phone\":{phone}x", Encoding.UTF8, "application/json")));
        await Says(404, officer.PostAsJsonAsync($"/api/leads/{Guid.NewGuid()}/contacts", new { contact = Contact, occurredOn = "2026-06-01" }));
        await Says(409, agent.PostAsJsonAsync("/api/calls", new { callId = call, sheet = Sheet(Contact), outcome = "Answered", occurredOn = "2026-06-01" }));

        product.Stumbling.Now = true;
        try
        {
            await Says(500, officer.PostAsJsonAsync($"/api/leads/{lead}/contacts", new { contact = Contact, occurredOn = "2026-06-01" }));
            await Says(500, agent.PostAsJsonAsync("/api/calls", new { sheet = Sheet(Contact), outcome = "Answered", occurredOn = "2026-06-01" }));
        }
        finally
        {
            product.Stumbling.Now = false;
        }

        product.Log.Lines.ShouldContain(line => line.Contains("stumbled on purpose"), "what broke is logged");
        product.Log.Lines.ShouldContain(line => line.Contains("/api/callers/find"), "requests are logged");
        foreach (var canary in new[] { name, phone, email, weChat, words, Uri.EscapeDataString(name), Uri.EscapeDataString(email) })
            product.Log.Lines.Where(line => line.Contains(canary, StringComparison.OrdinalIgnoreCase)).Take(5).ShouldBeEmpty(canary);
    }

    private async Task<HttpClient> Client(string login)
    {
        var client = product.App.Host.Server.CreateClient();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", await TestPeople.GiveToken(product.App.Host.Services, login));
        return client;
    }

    private static async Task Says(int status, Task<HttpResponseMessage> asked)
    {
        using var response = await asked;
        var text = await response.Content.ReadAsStringAsync();
        ((int)response.StatusCode).ShouldBe(status, text);
        if (status >= 400) text.ShouldNotContain("stumbled");
    }
}
