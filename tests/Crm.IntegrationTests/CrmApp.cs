using Alba;
using Crm.Foundation;
using Crm.Team.SettingUp;
using Crm.IntegrationTests;
using Crm.Testing;
using Marten;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

[assembly: AssemblyFixture(typeof(CrmApp))]

namespace Crm.IntegrationTests;

/// <summary>The real application on a private, temporary PostgreSQL cluster, started once for all tests. Tests keep apart by using records of their own.</summary>
public sealed class CrmApp : IAsyncLifetime
{
    private TemporaryPostgres? postgres;

    /// <summary>Settings on top of the usual ones, for tests that need an application of their own.</summary>
    public Dictionary<string, string> Settings { get; } = new()
    {
        ["Logging:LogLevel:Default"] = "Warning",
        // No test speaks to a messenger outside; at this port nobody listens.
        ["Compendia:Chromium"] = "none",
        ["Robots:WeCom"] = "http://127.0.0.1:9/cgi-bin/webhook/send",
    };

    /// <summary>Services on top of the product's own.</summary>
    public Action<IServiceCollection> Services { get; init; } = _ => { };

    /// <summary>The running application.</summary>
    public IAlbaHost Host { get; private set; } = null!;

    /// <summary>How to reach its database.</summary>
    public string ConnectionString => postgres!.ConnectionString;

    /// <summary>Its private cluster.</summary>
    public TemporaryPostgres Cluster => postgres!;

    public IDocumentStore Store => Host.Services.GetRequiredService<IDocumentStore>();

    /// <summary>Sends a command as somebody, as the API would.</summary>
    public Task<Outcome> Send(ICommand command, string login, string? key = null) =>
        Desk.Send(Host.Services.GetRequiredService<IServiceScopeFactory>(), command, new Caller(login, "api", key));

    /// <summary>Asks as somebody.</summary>
    public Task<Outcome<T>> Ask<T>(IQuery<T> query, string login) => Host.Services.GetRequiredService<QueryDesk>().Ask(query, new Caller(login, "api"));

    public async ValueTask InitializeAsync()
    {
        postgres = await TemporaryPostgres.Start();
        Host = await Start(postgres.ConnectionString);
        await TestPeople.Add(Host.Services);
    }

    /// <summary>Another installation on an empty database of its own, without people. The caller disposes of it.</summary>
    public async Task<IAlbaHost> StartEmpty(bool followsEvents = true)
    {
        var host = await Start(await postgres!.Postgres.CreateDatabase($"empty_{Guid.NewGuid():N}"), followsEvents: followsEvents);
        // Once it has started it prints a link of its own, and each invitation ends the ones before: a test's has to come after that.
        await Until.Found(async () =>
        {
            await using var session = host.Services.GetRequiredService<IDocumentStore>().QuerySession();
            return await session.Query<SetUpInvitation>().FirstOrDefaultAsync();
        }, "the link that an installation without an administrator prints");
        return host;
    }

    /// <summary>A second process on the same database.</summary>
    public Task<IAlbaHost> StartBeside() => Start(ConnectionString, followsEvents: false);

    /// <summary>A process that follows the events, on the database of one that doesn't.</summary>
    public Task<IAlbaHost> StartFollowing(IAlbaHost other) => Start(other.Services.GetRequiredService<IConfiguration>().GetConnectionString("Crm")!);

    /// <summary>The same product on another installation. The caller disposes of it.</summary>
    public Task<IAlbaHost> StartOn(TemporaryPostgres other) => Start(other.ConnectionString, other.Data.Root);

    private Task<IAlbaHost> Start(string connectionString, string? data = null, bool followsEvents = true) => AlbaHost.For<Program>(web =>
    {
        web.UseSetting("Clocks:Run", followsEvents ? "true" : "false");
        web.UseSetting("ConnectionStrings:Crm", connectionString);
        web.UseSetting("CRM_DATA_DIR", data ?? postgres!.Data.Root);
        foreach (var (name, value) in Settings) web.UseSetting(name, value);
        web.ConfigureServices(services => services.PostConfigure<PasswordHasherOptions>(options => options.IterationCount = 1000));
        web.ConfigureServices(Services);
    });

    public async ValueTask DisposeAsync()
    {
        if (Host is not null) await Host.DisposeAsync();
        if (postgres is not null) await postgres.DisposeAsync();
    }
}
