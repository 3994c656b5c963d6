using Npgsql;

namespace Crm.Compendia.Ordering;

/// <summary>What came of a compendium. Counts only: who they were is for those who may see inquiries and leads.</summary>
/// <param name="Orders">Requests.</param>
/// <param name="Fetched">Of those, how many were downloaded.</param>
/// <param name="Downloads">Downloads in all.</param>
/// <param name="Leads">Leads the requests opened or were put to.</param>
/// <param name="Signed">Of those, how many reached 签约, whatever became of them.</param>
public sealed record CompendiumYield(int Orders, int Fetched, int Downloads, int Leads, int Signed)
{
    /// <summary>Nothing yet.</summary>
    public static readonly CompendiumYield None = new(0, 0, 0, 0, 0);
}

/// <summary>Counts what came of compendia: orders, the inquiries they are, the leads those became, wherever these were merged to. Tests count nowhere.</summary>
public static class CompendiumYields
{
    // A lead that was merged counts as the one it goes on in; more than three merges in a row nobody makes.
    private const string Sql = """
        select o.compendium, count(*)::int, count(*) filter (where (o.data ->> 'fetched')::int > 0)::int, coalesce(sum((o.data ->> 'fetched')::int), 0)::int,
            count(distinct l.id)::int, count(distinct l.id) filter (where l.signed)::int
        from crm.mt_doc_compendiumorder o
        join crm.mt_doc_inquirylisting i on i.id = o.inquiry and not coalesce(i.test, false)
        left join lateral (
            select coalesce(l3.id, l2.id, l1.id, l0.id) as id, coalesce(l3.data, l2.data, l1.data, l0.data) ->> 'signedOn' is not null as signed
            from crm.mt_doc_leadlisting l0
            left join crm.mt_doc_leadlisting l1 on l1.id = (l0.data ->> 'mergedInto')::uuid
            left join crm.mt_doc_leadlisting l2 on l2.id = (l1.data ->> 'mergedInto')::uuid
            left join crm.mt_doc_leadlisting l3 on l3.id = (l2.data ->> 'mergedInto')::uuid
            where l0.id = (i.data ->> 'lead')::uuid) l on true
        where o.compendium = any($1)
        group by o.compendium
        """;

    /// <summary>By compendium; none stands for those nobody asked for.</summary>
    public static async Task<IReadOnlyDictionary<Guid, CompendiumYield>> Of(Guid[] compendia, NpgsqlDataSource database, CancellationToken token)
    {
        var yields = new Dictionary<Guid, CompendiumYield>();
        await using var command = database.CreateCommand(Sql);
        command.Parameters.AddWithValue(compendia);
        await using var reader = await command.ExecuteReaderAsync(token);
        while (await reader.ReadAsync(token))
            yields[reader.GetGuid(0)] = new(reader.GetInt32(1), reader.GetInt32(2), reader.GetInt32(3), reader.GetInt32(4), reader.GetInt32(5));
        return yields;
    }

    /// <summary>Requests that wait for a compendium, counted up to 1,001.</summary>
    public static async Task<int> Waiting(NpgsqlDataSource database, CancellationToken token)
    {
        await using var command = database.CreateCommand("select count(*)::int from (select 1 from crm.mt_doc_compendiumorder where compendium is null limit 1001) n");
        return (int)(await command.ExecuteScalarAsync(token))!;
    }
}
