namespace Crm.Foundation;

/// <summary>What stands before the host is built and falls after it has stopped: the data directory and the database.</summary>
public sealed class Installation(DataDirectory data, EmbeddedPostgres postgres, OnlyFollower? follower) : IAsyncDisposable
{
    /// <summary>Where this installation keeps everything of its own.</summary>
    public DataDirectory Data => data;

    /// <summary>How to reach its database.</summary>
    public string ConnectionString => postgres.ConnectionString;

    /// <summary>The setting that says whether this process follows the events; true where it is left out.</summary>
    public const string FollowsEvents = "Clocks:Run";

    /// <summary>Opens what the configuration asks for; null when that is impossible, after telling the person at the console why and what to do.</summary>
    public static async Task<Installation?> Open(WebApplicationBuilder builder, string[] args)
    {
        try
        {
            builder.AddTrustedProxies();
            var data = DataDirectory.Open(builder.Configuration);
            // The output belongs to the command line's verbs, whose answers scripts read.
            var options = EmbeddedPostgresOptions.From(builder.Configuration, data);
            var postgres = CommandLine.NeedsDatabase(args) ? await EmbeddedPostgres.Start(options, Console.Error.WriteLine) : EmbeddedPostgres.None;
            var follower = CommandLine.Serves(args) && builder.Configuration.GetValue(FollowsEvents, true) ? await OnlyFollower.Take(postgres.ConnectionString) : null;
            builder.Services.AddSingleton(data);
            builder.Services.AddSingleton(postgres);
            builder.Services.AddHostedService<Postgres.PostgresWatch>();
            return new Installation(data, postgres, follower);
        }
        catch (OperatorError refusal)
        {
            Console.Error.WriteLine(refusal.Message);
            return null;
        }
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (follower is not null) await follower.DisposeAsync();
        await postgres.DisposeAsync();
    }
}
