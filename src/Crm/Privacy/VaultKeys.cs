using Npgsql;
using NpgsqlTypes;

namespace Crm.Privacy;

/// <summary>What a person can be looked up by.</summary>
public enum MarkKind
{
    /// <summary>Phone number, E.164.</summary>
    Phone = 1,

    /// <summary>E-mail address, lower case.</summary>
    Email,

    /// <summary>Exact name.</summary>
    Name,

    /// <summary>Domain of an e-mail address, where it is a company's own. Tells of a company, never who somebody is.</summary>
    Domain,
}

/// <summary>A keyed hash by which a person can be found.</summary>
public sealed record Mark(MarkKind Kind, byte[] Hash);

/// <summary>
/// Wrapped keys of persons and files and look-up marks, in a schema of their own that can live in another database (connection string Vault), so that a dump of the CRM
/// holds no key.
/// </summary>
public sealed class VaultKeys(NpgsqlDataSource database)
{
    /// <summary>The schema, which a dump of the records leaves out.</summary>
    public const string Schema = "vault";

    /// <summary>Makes the schema where it is missing.</summary>
    public async Task Prepare(CancellationToken token = default)
    {
        await using var command = database.CreateCommand("""
            create schema if not exists vault;
            create table if not exists vault.person_key (person uuid primary key, wrapped bytea not null, made_at timestamptz not null default now());
            create table if not exists vault.person_mark (kind smallint not null, hash bytea not null, person uuid not null, primary key (kind, hash, person));
            create table if not exists vault.file_key (file uuid primary key, wrapped bytea not null, made_at timestamptz not null default now());
            create index if not exists person_mark_person on vault.person_mark (person);
            """);
        await command.ExecuteNonQueryAsync(token);
    }

    /// <summary>A person's wrapped key; null where there is none.</summary>
    public async Task<byte[]?> Wrapped(Guid person, CancellationToken token)
    {
        await using var command = database.CreateCommand("select wrapped from vault.person_key where person = $1");
        command.Parameters.AddWithValue(person);
        return (byte[]?)await command.ExecuteScalarAsync(token);
    }

    /// <summary>The wrapped keys of many persons; those without one are left out.</summary>
    public async Task<IReadOnlyList<(Guid Person, byte[] Wrapped)>> Wrapped(Guid[] persons, CancellationToken token)
    {
        await using var command = database.CreateCommand("select person, wrapped from vault.person_key where person = any($1)");
        command.Parameters.AddWithValue(persons);
        await using var reader = await command.ExecuteReaderAsync(token);
        var found = new List<(Guid, byte[])>(persons.Length);
        while (await reader.ReadAsync(token)) found.Add((reader.GetGuid(0), reader.GetFieldValue<byte[]>(1)));
        return found;
    }

    /// <summary>
    /// Keeps a new person with key and marks, unless somebody else made one with the same telling marks meanwhile: then that one's id comes back and nothing is kept.
    /// So two first calls of one number at one moment are one person.
    /// </summary>
    /// <param name="person">The new person.</param>
    /// <param name="wrapped">The new person's wrapped key.</param>
    /// <param name="telling">Marks that decide who somebody is, the strongest first.</param>
    public async Task<Guid> Introduce(Guid person, byte[] wrapped, IReadOnlyList<Mark> telling, CancellationToken token)
    {
        await using var connection = await database.OpenConnectionAsync(token);
        await using var transaction = await connection.BeginTransactionAsync(token);
        // In one order for everybody, so that nobody waits in a ring.
        await using (var turn = new NpgsqlCommand("select pg_advisory_xact_lock(turn) from unnest($1) as turns(turn) order by turn", connection))
        {
            turn.Parameters.AddWithValue(telling.Select(m => BitConverter.ToInt64(m.Hash)).Distinct().Order().ToArray());
            await turn.ExecuteNonQueryAsync(token);
        }
        if (await Find(connection, telling, token) is { } known) return known;
        await using (var key = new NpgsqlCommand("insert into vault.person_key (person, wrapped) values ($1, $2)", connection))
        {
            key.Parameters.AddWithValue(person);
            key.Parameters.AddWithValue(wrapped);
            await key.ExecuteNonQueryAsync(token);
        }
        await using (var marking = Marking(connection.CreateCommand(), person, telling)) await marking.ExecuteNonQueryAsync(token);
        await transaction.CommitAsync(token);
        return person;
    }

    /// <summary>Makes a person findable by the marks.</summary>
    public async Task Mark(Guid person, IReadOnlyList<Mark> marks, CancellationToken token)
    {
        await using var command = Marking(database.CreateCommand(), person, marks);
        await command.ExecuteNonQueryAsync(token);
    }

    /// <summary>The person of the first mark that is known, in the order given; the longest-known one where several share it.</summary>
    public async Task<Guid?> Find(IReadOnlyList<Mark> marks, CancellationToken token)
    {
        if (marks.Count == 0) return null;
        await using var connection = await database.OpenConnectionAsync(token);
        return await Find(connection, marks, token);
    }

    /// <summary>Everybody who has one of the marks.</summary>
    public async Task<IReadOnlyList<Guid>> FindAll(IReadOnlyList<Mark> marks, CancellationToken token)
    {
        if (marks.Count == 0) return [];
        await using var command = database.CreateCommand(
            "select distinct person from vault.person_mark join unnest($1, $2) as m(k, h) on kind = k and hash = h order by person limit 200");
        AddMarks(command, marks);
        await using var reader = await command.ExecuteReaderAsync(token);
        var persons = new List<Guid>();
        while (await reader.ReadAsync(token)) persons.Add(reader.GetGuid(0));
        return persons;
    }

    /// <summary>Keeps a file's wrapped key and returns the one that holds: the first that was ever kept for that file.</summary>
    public async Task<byte[]> KeepFileKey(Guid file, byte[] wrapped, CancellationToken token)
    {
        await using var command = database.CreateCommand("insert into vault.file_key (file, wrapped) values ($1, $2) on conflict do nothing");
        command.Parameters.AddWithValue(file);
        command.Parameters.AddWithValue(wrapped);
        return await command.ExecuteNonQueryAsync(token) == 1 ? wrapped : (await FileKey(file, token))!;
    }

    /// <summary>A file's wrapped key; null where there is none.</summary>
    public async Task<byte[]?> FileKey(Guid file, CancellationToken token)
    {
        await using var command = database.CreateCommand("select wrapped from vault.file_key where file = $1");
        command.Parameters.AddWithValue(file);
        return (byte[]?)await command.ExecuteScalarAsync(token);
    }

    /// <summary>Destroys a person's key and marks.</summary>
    public async Task Destroy(Guid person, CancellationToken token)
    {
        await using var batch = database.CreateBatch();
        batch.BatchCommands.Add(new NpgsqlBatchCommand("delete from vault.person_mark where person = $1") { Parameters = { new() { Value = person } } });
        batch.BatchCommands.Add(new NpgsqlBatchCommand("delete from vault.person_key where person = $1") { Parameters = { new() { Value = person } } });
        await batch.ExecuteNonQueryAsync(token);
    }

    private static async Task<Guid?> Find(NpgsqlConnection connection, IReadOnlyList<Mark> marks, CancellationToken token)
    {
        await using var command = new NpgsqlCommand("""
            select person from vault.person_mark join unnest($1, $2) with ordinality as m(k, h, place) on kind = k and hash = h order by place, person limit 1
            """, connection);
        AddMarks(command, marks);
        return (Guid?)await command.ExecuteScalarAsync(token);
    }

    private static NpgsqlCommand Marking(NpgsqlCommand command, Guid person, IReadOnlyList<Mark> marks)
    {
        command.CommandText = "insert into vault.person_mark (kind, hash, person) select k, h, $3 from unnest($1, $2) as m(k, h) on conflict do nothing";
        AddMarks(command, marks);
        command.Parameters.AddWithValue(person);
        return command;
    }

    private static void AddMarks(NpgsqlCommand command, IReadOnlyList<Mark> marks)
    {
        command.Parameters.Add(new NpgsqlParameter { Value = marks.Select(m => (short)m.Kind).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Smallint });
        command.Parameters.Add(new NpgsqlParameter { Value = marks.Select(m => m.Hash).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Bytea });
    }
}
