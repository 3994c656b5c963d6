using System.Security.Cryptography;
using Crm.Compendia.Writing;
using Marten;
using Npgsql;

namespace Crm.Compendia.Building;

/// <summary>
/// Keeps the files of builds in a schema of their own beside the events, in plain: everything in them is public. They can be made again, so of each compendium only the last build's
/// and the published one's are kept.
/// </summary>
public sealed class CompendiumShelf(NpgsqlDataSource database)
{
    /// <summary>Makes the schema where it is missing.</summary>
    public async Task Prepare(CancellationToken token = default)
    {
        await using var command = database.CreateCommand("""
            create schema if not exists compendia;
            create table if not exists compendia.content (
                build uuid not null, format text not null, compendium uuid not null, bytes bytea not null, kept_at timestamptz not null default now(), primary key (build, format));
            alter table compendia.content alter column bytes set storage external;
            create index if not exists content_compendium on compendia.content (compendium);
            """);
        await command.ExecuteNonQueryAsync(token);
    }

    /// <summary>SHA-256 in lower-case hexadecimal digits.</summary>
    public static string Hash(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    /// <summary>Stores a build's files when the session is saved, and throws away those of builds that nobody can ask for any more.</summary>
    public static void Put(IDocumentSession session, Guid compendium, Guid build, Guid? published, IReadOnlyDictionary<BookFormat, byte[]> files)
    {
        session.QueueSqlCommand("delete from compendia.content where compendium = ? and build <> ?", compendium, published ?? build);
        foreach (var (format, bytes) in files)
            session.QueueSqlCommand("insert into compendia.content (build, format, compendium, bytes) values (?, ?, ?, ?)", build, format.ToString(), compendium, bytes);
    }

    /// <summary>A file; null where it is not kept.</summary>
    public async Task<byte[]?> Read(Guid build, BookFormat format, CancellationToken token)
    {
        await using var command = database.CreateCommand("select bytes from compendia.content where build = $1 and format = $2");
        command.Parameters.AddWithValue(build);
        command.Parameters.AddWithValue(format.ToString());
        return await command.ExecuteScalarAsync(token) as byte[];
    }
}
