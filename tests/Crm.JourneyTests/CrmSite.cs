using System.Text;
using Crm.Foundation;
using Crm.Hotline.Ringing.Keys;
using Crm.JourneyTests;
using Crm.Leads;
using Crm.Leads.Advancing;
using Crm.Leads.FollowingUp;
using Crm.Leads.Opening;
using Crm.Policies.Importing;
using Crm.Privacy;
using Crm.Team;
using Crm.Team.Passwords;
using Crm.Team.People;
using Crm.Team.Units;
using Crm.Testing;
using Marten;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using MimeKit;

[assembly: AssemblyFixture(typeof(CrmSite))]

namespace Crm.JourneyTests;

/// <summary>The real application behind Kestrel on a free port, on a private PostgreSQL cluster, and one Chromium for all journeys. Each journey makes people and records of its own.</summary>
public sealed class CrmSite : IAsyncLifetime
{
    private static readonly Caller Journeys = Caller.Job("journeys");
    private static readonly string[] Arguments =
        ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--lang=zh-CN"];

    private static readonly FoundUnit[] Units =
    [
        new("330000", "浙江省", null, UnitKind.Province),
        new("330500", "湖州市", "330000", UnitKind.City),
        new("330521", "德清县", "330500", UnitKind.District),
        new("330521-P01", "湖州莫干山高新技术产业开发区", "330521", UnitKind.Park),
    ];

    // Milliseconds; only a failing journey waits that long, also on a busy machine.
    private const float Patience = 20_000;

    private int parks = 1;
    private TemporaryPostgres? postgres;
    private WebApplicationFactory<Program>? factory;
    private IPlaywright? playwright;
    private IBrowser? browser;

    /// <summary>The day of the journeys.</summary>
    public static DateOnly Today { get; } = China.Today(TimeProvider.System);

    /// <summary>Debian's browser; <c>CRM_CHROMIUM</c> names another.</summary>
    public static string Chromium => Environment.GetEnvironmentVariable("CRM_CHROMIUM") is { Length: > 0 } named ? named : "/usr/bin/chromium";

    /// <summary>Where the application listens.</summary>
    public Uri Address { get; private set; } = null!;

    private IServiceProvider Services => factory!.Services;

    public async ValueTask InitializeAsync()
    {
        if (!File.Exists(Chromium)) return;
        postgres = await TemporaryPostgres.Start();
        factory = new WebApplicationFactory<Program>().WithWebHostBuilder(web =>
        {
            web.UseSetting(WebHostDefaults.ServerUrlsKey, "http://127.0.0.1:0");
            web.UseSetting("ConnectionStrings:Crm", postgres.ConnectionString);
            web.UseSetting("CRM_DATA_DIR", postgres.Data.Root);
            web.UseSetting("Logging:LogLevel:Default", "Warning");
            // A machine fills in a form faster than anybody types.
            web.UseSetting("Asking:FastestSeconds", "0");
            web.ConfigureServices(services => services.PostConfigure<PasswordHasherOptions>(options => options.IterationCount = 1000));
        });
        factory.UseKestrel(0);
        factory.StartServer();
        Address = new UriBuilder(factory.ClientOptions.BaseAddress) { Host = "localhost" }.Uri;
        foreach (var unit in Units) await Send(unit);
        Assertions.SetDefaultExpectTimeout(Patience);
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Chromium, Args = Arguments });
    }

    /// <summary>A new park committee in 德清, with nobody and nothing in it; its code.</summary>
    public async Task<string> Found(string name)
    {
        var code = $"330521-P{Interlocked.Increment(ref parks):00}";
        await Send(new FoundUnit(code, name, "330521", UnitKind.Park));
        return code;
    }

    /// <summary>A lead that was opened eight days ago; with a next step it has been followed up once.</summary>
    public async Task<Guid> GiveLead(Colleague owner, string company, string project, DateOnly? next, string phone = "13857212345")
    {
        var lead = Guid.CreateVersion7();
        var opened = Today.AddDays(-8);
        var needs = new Needs { Investment = 15000, Site = SitePreference.Land, LandMu = 60 };
        await Send(new OpenLead(lead, company, project, Source.Expo, new Contact("王先生", phone, Position: "总经理"), needs, opened, Owner: owner.Login), owner);
        if (next is { } day) await Send(new LogFollowUp(lead, Guid.CreateVersion7(), FollowUpKind.Phone, "介绍了供地政策和厂房租金。", opened, "回访供地意向", day), owner);
        return lead;
    }

    /// <summary>Moves a lead on, with the proof it takes; recorded today, whenever it happened.</summary>
    public async Task Advance(Colleague colleague, Guid lead, Stage to, DateOnly happened, params Evidence[] evidence)
    {
        await using var session = Services.GetRequiredService<IDocumentStore>().QuerySession();
        var state = await session.Events.FetchStreamStateAsync(lead);
        await Send(new AdvanceStage(lead, to, happened, evidence, state!.Version), colleague);
    }

    /// <summary>The telephone system of a unit.</summary>
    /// <param name="run">Goes before the names of its calls.</param>
    public async Task<Telephone> ConnectTelephone(string run, string unit = "330521")
    {
        var (key, secret) = await CtiKeyCommand.Issue(Services.GetRequiredService<IDocumentStore>(), Services.GetRequiredService<SecretBox>(), unit, "journeys", Today);
        return new Telephone(Address, key, secret, run);
    }

    /// <summary>Fills the policy library from a page of the portal, on behalf of an editor.</summary>
    public async Task Import(string page, Colleague editor)
    {
        await using var scope = Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CallerHere>().Request = new Caller(editor.Login, "api");
        var report = await scope.ServiceProvider.GetRequiredService<PolicyPageImport>().Run(Encoding.UTF8.GetBytes(page));
        report.Answer!.Entries.ShouldAllBe(entry => entry.Result == ImportResult.New);
    }

    /// <summary>A new colleague, with a password that needs no change.</summary>
    public async Task<Colleague> Hire(Role role, string name, string unit = "330521")
    {
        var login = $"{role}-{Guid.NewGuid():N}"[..24].ToLowerInvariant();
        await Send(new AddPerson(login, name, unit, [role], $"{login}@example.test", null));
        var password = Secret.NewPassword();
        await Send(new GivePassword(login, password));
        return new Colleague(login, name, role, password.Text);
    }

    /// <summary>Does what another person, or an earlier day, has done before the journey begins.</summary>
    public async Task Send(ICommand command, Colleague? colleague = null) => (await Desk.Send(
        Services.GetRequiredService<IServiceScopeFactory>(), command, colleague is null ? Journeys : new Caller(colleague.Login, "api"))).Sentence.ShouldBeNull();

    /// <summary>Puts a colleague before a screen of this size, signed in through the sign-in page, and ends with what was wrong on the way, if anything.</summary>
    public async Task Walk(Colleague colleague, Size size, Func<Screen, Task> walk)
    {
        await using var context = await SitDown(size, Address);
        var screen = new Screen(await context.NewPageAsync(), colleague, size);
        try
        {
            await screen.SignIn();
            await walk(screen);
        }
        catch (Exception)
        {
            await screen.Shoot("failed");
            throw;
        }
        screen.Faults.ShouldBeEmpty();
    }

    /// <summary>A browser of somebody's own, with nothing in it yet.</summary>
    public async Task<IBrowserContext> SitDown(Size size, Uri address, bool scripts = true)
    {
        Assert.SkipUnless(File.Exists(Chromium), $"No browser at {Chromium}: apt-get install chromium fonts-noto-cjk, or name one in CRM_CHROMIUM.");
        var context = await browser!.NewContextAsync(new()
        {
            BaseURL = address.ToString(),
            Locale = "zh-CN",
            TimezoneId = "Asia/Shanghai",
            ReducedMotion = ReducedMotion.Reduce,
            ViewportSize = new() { Width = size.Width, Height = size.Height },
            HasTouch = size.IsPhone,
            JavaScriptEnabled = scripts,
        });
        context.SetDefaultTimeout(Patience);
        return context;
    }

    /// <summary>The mail to an address, once it was written: without a mail server mails are files.</summary>
    /// <param name="subject">Part of the subject, where there may be several.</param>
    public async Task<MimeMessage> MailTo(string address, string subject = "")
    {
        for (var end = DateTime.UtcNow.AddMilliseconds(Patience); DateTime.UtcNow < end; await Task.Delay(100))
        {
            foreach (var file in Directory.GetFiles(postgres!.Data.Mail, "*.eml"))
                if (await MimeMessage.LoadAsync(file) is { } mail && mail.To.Mailboxes.Any(to => to.Address == address) && mail.Subject!.Contains(subject, StringComparison.Ordinal)) return mail;
        }
        throw new TimeoutException("No mail to the visitor");
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null) await browser.DisposeAsync();
        playwright?.Dispose();
        if (factory is not null) await factory.DisposeAsync();
        if (postgres is not null) await postgres.DisposeAsync();
    }
}

/// <summary>Somebody who works with the product.</summary>
public sealed record Colleague(string Login, string Name, Role Role, string Password);

/// <summary>The size of a screen, in CSS pixels.</summary>
public sealed record Size(int Width, int Height)
{
    /// <summary>The two that everything is looked at in.</summary>
    public static TheoryData<int, int> Both => new() { { 1440, 900 }, { 390, 844 } };

    /// <summary>One column, menu at the bottom.</summary>
    public bool IsPhone => Width < 768;
}
