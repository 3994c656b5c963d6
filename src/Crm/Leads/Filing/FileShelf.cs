using Crm.Privacy;
using Marten;
using Npgsql;

namespace Crm.Leads.Filing;

/// <summary>Keeps the contents of files, sealed, in a schema of their own beside the events: a dump of the database has them all, and none in plain.</summary>
public sealed class FileShelf(NpgsqlDataSource database, FileVault vault)
{
    /// <summary>Makes the schema where it is missing.</summary>
    public async Task Prepare(CancellationToken token = default)
    {
        await using var command = database.CreateCommand("""
            create schema if not exists files;
            create table if not exists files.content (
                id uuid primary key, lead uuid not null, sha256 text not null, box bytea not null, kept_at timestamptz not null default now());
            create index if not exists content_lead on files.content (lead);
            """);
        await command.ExecuteNonQueryAsync(token);
    }

    /// <summary>Stores a file's contents when the session is saved.</summary>
    public async Task Put(IDocumentSession session, Guid lead, Guid file, FileContent content, CancellationToken token)
    {
        var box = await vault.Seal(file, content.Bytes, token);
        session.QueueSqlCommand("insert into files.content (id, lead, sha256, box) values (?, ?, ?, ?)", file, lead, content.Sha256, box);
    }

    /// <summary>A file's contents in plain; null where there are none, or their key was destroyed.</summary>
    public async Task<byte[]?> Read(Guid lead, Guid file, CancellationToken token)
    {
        await using var command = database.CreateCommand("select box from files.content where id = $1 and lead = $2");
        command.Parameters.AddWithValue(file);
        command.Parameters.AddWithValue(lead);
        return await command.ExecuteScalarAsync(token) is byte[] box ? await vault.Open(file, box, token) : null;
    }
}
