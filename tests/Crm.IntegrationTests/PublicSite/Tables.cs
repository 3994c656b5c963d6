using Npgsql;

namespace Crm.IntegrationTests.PublicSite;

/// <summary>Looks for a text in everything the database holds.</summary>
internal static class Tables
{
    /// <summary>Every table of every schema with the text in it, in plain or as bytes.</summary>
    public static async Task<IReadOnlyList<string>> Holding(CrmApp app, string text)
    {
        await using var database = NpgsqlDataSource.Create(app.ConnectionString);
        var tables = new List<string>();
        await using (var list = database.CreateCommand("select format('%I.%I', schemaname, tablename) from pg_tables where schemaname not in ('pg_catalog', 'information_schema')"))
        await using (var reader = await list.ExecuteReaderAsync())
            while (await reader.ReadAsync()) tables.Add(reader.GetString(0));
        var found = new List<string>();
        foreach (var table in tables)
        {
            await using var scan = database.CreateCommand($"select exists (select from {table} as t where position($1 in t::text) > 0 or position(encode(convert_to($1, 'UTF8'), 'hex') in t::text) > 0)");
            scan.Parameters.AddWithValue(text);
            if ((bool)(await scan.ExecuteScalarAsync())!) found.Add(table);
        }
        return found;
    }
}
