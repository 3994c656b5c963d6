using JasperFx.Events.Projections;
using Marten;
using Npgsql;

namespace Crm.IntegrationTests.Crashing;

/// <summary>Compares read models as they were written live with what a rebuild from the events writes.</summary>
public static class Rebuild
{
    /// <summary>Rebuilds every projection and compares each of its tables row for row.</summary>
    public static async Task EqualsLive(IDocumentStore store, NpgsqlDataSource database)
    {
        var projections = ((DocumentStore)store).Options.Projections.All.Select(projection => projection.Name).Distinct().ToList();
        var tables = new List<string>();
        await using (var command = database.CreateCommand("select table_name from information_schema.tables where table_schema = 'crm' and table_name like 'mt_doc_%' order by 1"))
        await using (var reader = await command.ExecuteReaderAsync())
            while (await reader.ReadAsync()) tables.Add(reader.GetString(0));
        await ClocksHaveCaughtUp(database);
        await TallyEqualsListing(database);
        var live = new Dictionary<string, string>();
        foreach (var table in tables) live[table] = await Fingerprint(database, table);
        using var daemon = await store.BuildProjectionDaemonAsync();
        projections.ShouldNotBeEmpty();
        foreach (var projection in projections) await daemon.RebuildProjectionAsync(projection, TimeSpan.FromMinutes(2), CancellationToken.None);
        foreach (var table in tables) (await Fingerprint(database, table)).ShouldBe(live[table], $"{table} differs from its rebuild");
        await TallyEqualsListing(database);
    }

    /// <summary>Waits until the clocks have seen every fact of the records they run for: until then their tables still change.</summary>
    public static async Task ClocksHaveCaughtUp(NpgsqlDataSource database) => await Until.Found(async () =>
    {
        await using var command = database.CreateCommand("""
            select coalesce((select max(last_seq_id) from crm.mt_event_progression where name like 'clocks:%'), 0)
                >= (select coalesce(max(seq_id), 0) from crm.mt_events where type <> 'tombstone' and type not like 'clock\_%')
            """);
        return true.Equals(await command.ExecuteScalarAsync()) ? "caught up" : null;
    }, "clocks that have seen every fact");

    /// <summary>Compares the prepared counts and sums of leads with what counting finds at the same moment.</summary>
    public static async Task TallyEqualsListing(NpgsqlDataSource database)
    {
        await using var command = database.CreateCommand("""
            with tally as (select unit, owner, stage, step, sum(count) as count, sum(amount) as amount from crm.lead_tally group by unit, owner, stage, step having sum(count) <> 0 or sum(amount) <> 0),
            found as (select unit, owner, stage, step, count(*) as count, sum(amount) as amount from crm.mt_doc_leadlisting where test is not true group by unit, owner, stage, step),
            wrong as ((table tally except table found) union all (table found except table tally))
            select coalesce(string_agg(wrong::text, '; '), '') from wrong
            """);
        ((string)(await command.ExecuteScalarAsync())!).ShouldBe("");
    }

    // jsonb prints its keys in one order, so equal documents have equal text.
    private static async Task<string> Fingerprint(NpgsqlDataSource database, string table)
    {
        await using var command = database.CreateCommand($"select count(*) || ' rows ' || coalesce(md5(string_agg(id::text || data::text, ',' order by id)), '') from crm.{table}");
        return (string)(await command.ExecuteScalarAsync())!;
    }
}
