using Npgsql;

namespace Crm.Foundation.Postgres;

/// <summary>PostgreSQL's own programs for copying a database out and in (<c>pg_dump</c>, <c>pg_restore</c>), run against a connection string.</summary>
internal sealed class PostgresTools(PostgresBinaries binaries)
{
    /// <summary>The programs that belong to the running private cluster, or those found on the machine.</summary>
    public static async Task<PostgresTools> Find(EmbeddedPostgres postgres, EmbeddedPostgresOptions options, CancellationToken token) =>
        new(postgres.Binaries is { } folder && await PostgresBinaries.Look(folder, token) is { } own ? own : await PostgresBinaries.Find(options, null, Console.Error.WriteLine, token));

    /// <summary>Runs one program; the password travels in the environment, which other accounts can't read.</summary>
    /// <exception cref="OperatorError">The program is missing or fails; the message holds its own words.</exception>
    public async Task Run(string program, string connectionString, IEnumerable<string> arguments, CancellationToken token)
    {
        var path = binaries.Program(program);
        if (!File.Exists(path)) throw new OperatorError(Texts.Of("{0} 里没有 {1}，请安装完整的 PostgreSQL。", binaries.Folder, program));
        var to = new NpgsqlConnectionStringBuilder(connectionString);
        var result = await PostgresAccount.Self.Run(path, arguments, token, new()
        {
            ["PGHOST"] = to.Host,
            ["PGPORT"] = to.Port.ToString(),
            ["PGUSER"] = to.Username,
            ["PGPASSWORD"] = to.Password,
            ["PGDATABASE"] = to.Database,
            ["PGSSLMODE"] = to.SslMode switch { SslMode.VerifyCA => "verify-ca", SslMode.VerifyFull => "verify-full", var mode => mode.ToString().ToLowerInvariant() },
        });
        if (result.Failed) throw new OperatorError(Texts.Of("{0} 失败：{1}", program, result.Error.Trim()));
    }
}
