using Crm.Foundation;
using Crm.IntegrationTests;
using Crm.Testing;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Crm.Benchmarks;

/// <summary>The product as it is installed: Production, listening on a real socket, on a private PostgreSQL that makes every commit durable.</summary>
public sealed class BenchApp : IAsyncDisposable
{
    private readonly TemporaryPostgres postgres;
    private readonly Action<IServiceCollection>? services;
    private Factory factory;

    private BenchApp(TemporaryPostgres postgres, Action<IServiceCollection>? services, Factory factory)
    {
        (this.postgres, this.services, this.factory) = (postgres, services, factory);
        Database = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(postgres.ConnectionString) { MaxAutoPrepare = 200, AutoPrepareMinUsages = 2, Options = null, MaxPoolSize = 40 }.ConnectionString);
    }

    /// <summary>The product's services.</summary>
    public IServiceProvider Services => factory.Services;

    /// <summary>Connections of their own for what is written or asked by hand, with prepared statements.</summary>
    public NpgsqlDataSource Database { get; }

    /// <summary>How to reach its database.</summary>
    public string ConnectionString => postgres.ConnectionString;

    /// <summary>Its data directory.</summary>
    public string Data => postgres.Data.Root;

    /// <summary>Where it listens.</summary>
    public Uri Address => factory.ClientOptions.BaseAddress;

    /// <summary>Starts it, with some people.</summary>
    /// <param name="services">What plays demo stories; then nobody is added, since stories bring their own people.</param>
    /// <param name="settings">Settings on top of the product's own.</param>
    /// <param name="server">Settings of the database server on top of the product's own.</param>
    public static async Task<BenchApp> Start(
        Action<IServiceCollection>? services = null, IReadOnlyDictionary<string, string>? settings = null, IReadOnlyDictionary<string, string>? server = null)
    {
        var durable = new Dictionary<string, string>(server ?? new Dictionary<string, string>()) { ["max_connections"] = "200" };
        var postgres = await TemporaryPostgres.Start(durable);
        var app = new BenchApp(postgres, services, Serve(postgres, services, settings));
        if (services is null) await TestPeople.Add(app.Services);
        return app;
    }

    private static Factory Serve(TemporaryPostgres postgres, Action<IServiceCollection>? services, IReadOnlyDictionary<string, string>? settings)
    {
        var factory = new Factory(postgres.ConnectionString, postgres.Data.Root, services, settings ?? new Dictionary<string, string>());
        factory.UseKestrel(0);
        factory.StartServer();
        return factory;
    }

    /// <summary>Sends a command as a page would; whatever is refused ends the run.</summary>
    public async Task Send(ICommand command, string login)
    {
        var outcome = await Desk.Send(Services.GetRequiredService<IServiceScopeFactory>(), command, new Caller(login, "page"));
        if (!outcome.Ok) throw new InvalidOperationException($"{command.GetType().Name}: {outcome.Sentence}");
    }

    /// <summary>A client over a real connection with somebody's bearer token.</summary>
    public async Task<HttpClient> Client(string login)
    {
        var client = new HttpClient { BaseAddress = factory.ClientOptions.BaseAddress };
        client.DefaultRequestHeaders.Authorization = new("Bearer", await TestPeople.GiveToken(Services, login));
        return client;
    }

    /// <summary>Stops the application alone; its database goes on answering.</summary>
    public ValueTask StopApplication() => factory.DisposeAsync();

    /// <summary>Starts the application again on the same database.</summary>
    public void StartApplication(IReadOnlyDictionary<string, string>? settings = null) => factory = Serve(postgres, services, settings);

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await Database.DisposeAsync();
        await factory.DisposeAsync();
        await postgres.DisposeAsync();
    }

    private sealed class Factory(string connectionString, string data, Action<IServiceCollection>? services, IReadOnlyDictionary<string, string> settings) : WebApplicationFactory<Program>
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder) => settings.Aggregate(builder, (web, setting) => web.UseSetting(setting.Key, setting.Value))
            .UseContentRoot(AppContext.BaseDirectory)
            .UseEnvironment("Production")
            .UseSetting("ConnectionStrings:Crm", connectionString)
            .UseSetting("CRM_DATA_DIR", data)
            .UseSetting("Logging:LogLevel:Default", "Error")
            .ConfigureServices(given => services?.Invoke(given));
    }
}
