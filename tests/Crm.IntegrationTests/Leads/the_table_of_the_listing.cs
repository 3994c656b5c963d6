using Marten;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Weasel.Core;

namespace Crm.IntegrationTests.Leads;

public class the_table_of_the_listing(CrmApp app)
{
    private static readonly string[] Wanted =
    [
        "gin (shared_with)",
        "btree (id)",
        "btree (industry) INCLUDE (stage, unit, owner, amount, updated, id, test)",
        "btree (last_follow_up)",
        "btree (next_on)",
        "btree (owner, unit, updated, id)",
        "btree (region) INCLUDE (stage, unit, owner, amount, updated, id, test)",
        "btree (stage, updated, id)",
        "btree (unit, updated, id)",
        "btree (updated, id)",
    ];

    [Fact]
    public async Task has_the_indexes_that_lists_are_read_by_and_no_others()
    {
        await using var command = app.Host.Services.GetRequiredService<NpgsqlDataSource>().CreateCommand(
            "select regexp_replace(indexdef, '.* USING ', '') from pg_indexes where schemaname = 'crm' and tablename = 'mt_doc_leadlisting'");
        var found = new List<string>();
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync()) found.Add(reader.GetString(0));
        found.ShouldBe(Wanted, ignoreOrder: true);
    }

    [Fact]
    public async Task is_left_as_it_is_by_the_next_start()
    {
        var migration = await app.Store.Storage.CreateMigrationAsync();
        migration.Difference.ShouldBe(SchemaPatchDifference.None);
    }
}
