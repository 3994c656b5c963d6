using Npgsql;

namespace Crm.Leads.Recognising;

/// <summary>Gives leads that were opened before there were keys the ones they would have: an upgrade asks for no rebuild. Finds nothing to do at any later start.</summary>
public static class MissingKeys
{
    private const int AtOnce = 1_000;

    private const string Next = """
        select i.id, i.data ->> 'company', l.data ->> 'creditCode' from crm.mt_doc_leadindex i join crm.mt_doc_leadlisting l on l.id = i.id
        where coalesce(i.keys, '{}') = '{}' and i.id > $1 order by i.id limit $2
        """;

    private const string Fill = "update crm.mt_doc_leadindex set keys = $2, data = jsonb_set(data, '{creditCode}', coalesce(to_jsonb($3::text), 'null')) where id = $1";

    /// <summary>Fills in what is missing.</summary>
    public static async Task Prepare(NpgsqlDataSource database, CancellationToken token)
    {
        for (Guid? last = Guid.Empty; last is { } after;) last = await Prepare(database, after, token);
    }

    // The last one that was looked at; null once there are no more.
    private static async Task<Guid?> Prepare(NpgsqlDataSource database, Guid after, CancellationToken token)
    {
        var leads = new List<(Guid Id, string Company, string? Code)>();
        await using (var command = database.CreateCommand(Next))
        {
            command.Parameters.AddWithValue(after);
            command.Parameters.AddWithValue(AtOnce);
            await using var reader = await command.ExecuteReaderAsync(token);
            while (await reader.ReadAsync(token)) leads.Add((reader.GetGuid(0), reader.GetString(1), await reader.IsDBNullAsync(2, token) ? null : reader.GetString(2)));
        }
        if (leads.Count == 0) return null;
        await using var batch = database.CreateBatch();
        foreach (var lead in leads)
        {
            var fill = new NpgsqlBatchCommand(Fill);
            fill.Parameters.AddWithValue(lead.Id);
            fill.Parameters.AddWithValue(Investor.Of(lead.Company, lead.Code).Keys());
            fill.Parameters.Add(new() { Value = (object?)lead.Code ?? DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Text });
            batch.BatchCommands.Add(fill);
        }
        await batch.ExecuteNonQueryAsync(token);
        return leads.Count < AtOnce ? null : leads[^1].Id;
    }
}
