using System.Text;
using Npgsql;

namespace Crm.Benchmarks;

/// <summary>
/// What hand-written SQL needs to store what one command stores. The product carries the command out once; every row that thereby came or changed is remembered with its
/// columns and types, and written again for other leads: one transaction, one round trip, prepared statements, in tables of the same columns and indexes.
/// </summary>
public sealed class Floor
{
    private const string Schema = "floor";

    private readonly NpgsqlDataSource database;
    private readonly Guid sample;
    private readonly List<Row> rows;

    private Floor(NpgsqlDataSource database, Guid sample, List<Row> rows) => (this.database, this.sample, this.rows) = (database, sample, rows);

    /// <summary>The rows, for the report: "2 mt_events, 1 mt_streams".</summary>
    public string Contents => string.Join(", ", rows.GroupBy(r => r.Table.Name).Select(g => $"{g.Count()} {g.Key}"));

    /// <summary>Whether a row of this table is among them.</summary>
    public bool Writes(string table) => rows.Any(r => r.Table.Name == table);

    /// <summary>Watches the product carry out a command about one lead.</summary>
    /// <param name="without">Tables that are not part of the command's own transaction.</param>
    public static async Task<Floor> Watch(NpgsqlDataSource database, Guid lead, Func<Task> command, params string[] without)
    {
        var tables = (await Tables(database)).Where(t => !without.Contains(t.Name)).ToList();
        var before = await Read(database, tables, lead);
        await command();
        var after = await Read(database, tables, lead);
        var texts = before.Select(r => r.Text).ToHashSet();
        var ids = before.Select(r => r.Identity).ToHashSet();
        var rows = after.Where(r => !texts.Contains(r.Text)).Select(r => r with { Update = ids.Contains(r.Identity) }).ToList();
        await Execute(database, $"create schema if not exists {Schema}; create sequence if not exists {Schema}.seq");
        foreach (var table in rows.Select(r => r.Table).Distinct())
            await Execute(database, $"""create table if not exists {Schema}."{table.Name}" (like "{table.Schema}"."{table.Name}" including all)""");
        return new Floor(database, lead, rows);
    }

    /// <summary>Writes the rows for another lead.</summary>
    /// <param name="version">Version of the stream where the command adds to one that is there; the sample's own for a new one.</param>
    public async Task Write(Guid lead, long? version = null)
    {
        await using var connection = await database.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await using var batch = new NpgsqlBatch(connection, transaction);
        foreach (var row in rows) batch.BatchCommands.Add(row.Command(new Target(sample, lead, version)));
        await batch.ExecuteNonQueryAsync();
        await transaction.CommitAsync();
    }

    private static async Task<List<Table>> Tables(NpgsqlDataSource database)
    {
        await using var command = database.CreateCommand("""
            select n.nspname, c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
            where c.relkind in ('r', 'p') and not c.relispartition and n.nspname not in ('pg_catalog', 'information_schema', 'floor') order by 1, 2
            """);
        await using var reader = await command.ExecuteReaderAsync();
        var tables = new List<Table>();
        while (await reader.ReadAsync()) tables.Add(new Table(reader.GetString(0), reader.GetString(1)));
        return tables;
    }

    private static async Task<List<Row>> Read(NpgsqlDataSource database, List<Table> tables, Guid lead)
    {
        var rows = new List<Row>();
        foreach (var table in tables)
        {
            // A message's body is bytes, in which the text form of the row shows no id.
            var hex = Convert.ToHexStringLower(Encoding.UTF8.GetBytes($"{lead}"));
            await using var command = database.CreateCommand($"""select t::text as whole, * from "{table.Schema}"."{table.Name}" t where t::text like $1 or t::text like $2""");
            command.Parameters.AddWithValue($"%{lead}%");
            command.Parameters.AddWithValue($"%{hex}%");
            await using var reader = await command.ExecuteReaderAsync();
            while (await reader.ReadAsync()) rows.Add(Row.From(table, reader));
        }
        return rows;
    }

    private static async Task Execute(NpgsqlDataSource database, string sql)
    {
        await using var command = database.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    private sealed record Table(string Schema, string Name);

    private sealed record Target(Guid Sample, Guid Lead, long? Version);

    private sealed record Column(string Name, string Type, object Value);

    private sealed record Row(Table Table, string Text, List<Column> Columns)
    {
        public bool Update { get; init; }

        public string Identity => Table.Name + Columns.Find(c => c.Name is "seq_id")?.Value + Columns.Find(c => c.Name is "id")?.Value;

        public static Row From(Table table, NpgsqlDataReader reader) => new(
            table, reader.GetString(0),
            [.. Enumerable.Range(1, reader.FieldCount - 1).Select(i => new Column(reader.GetName(i), reader.GetDataTypeName(i).Split('(')[0], reader.GetValue(i)))]);

        public NpgsqlBatchCommand Command(Target target)
        {
            var given = Columns.Where(c => c.Name != "seq_id").ToList();
            var places = given.Select((c, i) => $"\"{c.Name}\" = ${i + 1}");
            var sql = Update
                ? $"""update {Floor.Schema}."{Table.Name}" set {string.Join(", ", places)} where id = ${given.FindIndex(c => c.Name == "id") + 1}"""
                : Insert(given);
            var command = new NpgsqlBatchCommand(sql);
            foreach (var column in given) command.Parameters.Add(new NpgsqlParameter { Value = For(column, target), DataTypeName = column.Type });
            return command;
        }

        private string Insert(List<Column> given)
        {
            var sequenced = given.Count < Columns.Count;
            var names = string.Join(", ", given.Select(c => $"\"{c.Name}\"")) + (sequenced ? ", seq_id" : "");
            var values = string.Join(", ", given.Select((_, i) => $"${i + 1}")) + (sequenced ? $", nextval('{Floor.Schema}.seq')" : "");
            return $"""insert into {Floor.Schema}."{Table.Name}" ({names}) values ({values})""";
        }

        private static object For(Column column, Target target) => column switch
        {
            { Value: Guid id } when id == target.Sample => target.Lead,
            { Name: "id", Value: Guid } => Guid.CreateVersion7(),
            { Name: "version" } when target.Version is { } version => Convert.ChangeType(version, column.Value.GetType(), null),
            { Value: string text } => text.Replace($"{target.Sample}", $"{target.Lead}", StringComparison.Ordinal),
            { Value: byte[] bytes } => Latin1(bytes, target),
            _ => column.Value,
        };

        private static byte[] Latin1(byte[] bytes, Target target) =>
            Encoding.Latin1.GetBytes(Encoding.Latin1.GetString(bytes).Replace($"{target.Sample}", $"{target.Lead}", StringComparison.Ordinal));
    }
}
