using System.Diagnostics;
using Npgsql;

namespace Crm.Foundation;

/// <summary>
/// Of several processes on one database one alone may follow the events: a second one would write the same progress and stop the first for good. Whoever follows holds a
/// lock in the database for as long as it lives; whoever can't get it does not start.
/// </summary>
public sealed class OnlyFollower : IAsyncDisposable
{
    /// <summary>The number of the lock; any does, as long as nothing else locks it.</summary>
    internal const long Key = 0x43_52_4d_63_6c_6f_63_6b;

    // A process that was killed a moment ago may still be seen by the database.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly NpgsqlConnection connection;

    private OnlyFollower(NpgsqlConnection connection) => this.connection = connection;

    /// <summary>Takes the lock.</summary>
    /// <param name="patience">How long to wait for another process to let go; ten seconds where it is left out.</param>
    /// <exception cref="OperatorError">Another process holds it.</exception>
    public static async Task<OnlyFollower> Take(string connectionString, TimeSpan? patience = null)
    {
        var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false }.ConnectionString);
        try
        {
            await connection.OpenAsync();
            await using var command = new NpgsqlCommand("select pg_try_advisory_lock($1)", connection) { Parameters = { new() { Value = Key } } };
            for (var waited = Stopwatch.StartNew(); !(bool)(await command.ExecuteScalarAsync())!; await Task.Delay(100))
            {
                if (waited.Elapsed > (patience ?? Patience))
                    throw new OperatorError(Texts.Of("这个数据库上已经有一个进程在运行。请先停止它；确实要再开一个的，给新进程设 Clocks__Run=false。"));
            }
            return new OnlyFollower(connection);
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync() => connection.DisposeAsync();
}
