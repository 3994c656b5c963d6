using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using Npgsql;

namespace Crm.Benchmarks;

/// <summary>A Markdown table with the conditions under which it was taken.</summary>
public sealed class Report(string title)
{
    private readonly StringBuilder text = new($"# {title}\n\n");

    /// <summary>A sentence or a list entry.</summary>
    public void Say(string line) => text.Append(line).Append('\n');

    /// <summary>A table's head.</summary>
    public void Head(params string[] columns)
    {
        text.Append('\n');
        Row(columns);
        Row([.. columns.Select(_ => "---")]);
    }

    /// <summary>A row of the table.</summary>
    public void Row(params string[] cells) => text.Append("| ").AppendJoin(" | ", cells).Append(" |\n");

    /// <summary>What every figure depends on: the database's settings, versions, cores and how busy the machine was.</summary>
    public async Task Conditions(NpgsqlDataSource database)
    {
        await using var command = database.CreateCommand(
            "select current_setting('server_version'), current_setting('fsync'), current_setting('synchronous_commit'), current_setting('full_page_writes'), current_setting('shared_buffers')");
        await using var reader = await command.ExecuteReaderAsync();
        await reader.ReadAsync();
        Say($"- PostgreSQL {reader.GetString(0)}, fsync {reader.GetString(1)}, synchronous_commit {reader.GetString(2)}, full_page_writes {reader.GetString(3)}, shared_buffers {reader.GetString(4)}");
        Say($"- {RuntimeInformation.FrameworkDescription}, {RuntimeInformation.OSDescription.Trim()}, {Environment.ProcessorCount} cores; application, clients and database on the same machine");
        if (File.Exists("/proc/loadavg")) Say($"- load average before the first round: {(await File.ReadAllTextAsync("/proc/loadavg")).Split(' ')[0]}");
        Say($"- Marten {Version(typeof(Marten.IDocumentStore))}, Wolverine {Version(typeof(Wolverine.IMessageContext))}, Npgsql {Version(typeof(NpgsqlConnection))}, {DateTime.UtcNow:yyyy-MM-dd HH:mm} UTC");
    }

    /// <summary>Median [least..most].</summary>
    public static string Of(IReadOnlyCollection<double> values, string format = "F0", string unit = "")
    {
        var sorted = values.Order().ToArray();
        return $"{Text(sorted[sorted.Length / 2])}{unit} [{Text(sorted[0])}..{Text(sorted[^1])}]";

        string Text(double value) => value.ToString(format, CultureInfo.InvariantCulture);
    }

    /// <summary>Prints it and writes it to artifacts/bench.</summary>
    public void Keep(string name)
    {
        Console.WriteLine(text);
        Write(name);
    }

    /// <summary>Writes what there is so far to artifacts/bench: a part that fails after hours must not take the others with it.</summary>
    public void Write(string name)
    {
        var folder = Environment.GetEnvironmentVariable("CRM_BENCH_OUT") ?? Path.Combine("artifacts", "bench");
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, name + ".md"), text.ToString());
    }

    private static string Version(Type type) => type.Assembly.GetName().Version!.ToString(3);
}
