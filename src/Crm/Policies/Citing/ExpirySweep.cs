using Crm.Foundation;
using Npgsql;
using Wolverine;

namespace Crm.Policies.Citing;

/// <summary>
/// Notices that the last day of a cited document is over. Looks back some weeks, so that a product that was down finds what expired meanwhile; what was told already
/// is the same news and changes nothing.
/// </summary>
public sealed class ExpirySweep(NpgsqlDataSource database, IServiceScopeFactory scopes, TimeProvider clock, ILogger<ExpirySweep> log) : Sweep(TimeSpan.FromMinutes(30), clock, log)
{
    private const int LookBackDays = 30;

    // Only what was cited while it was in force: whoever cites what has expired was told so when they did.
    private const string Sql = """
        select l.id, l.valid_to from crm.mt_doc_policylisting l
        where l.valid_to >= $1 and l.valid_to < $2 and not l.withdrawn and coalesce(l.repealed_on > l.valid_to, true)
          and exists (select 1 from crm.mt_doc_citation c where c.document = l.id and (c.data ->> 'on')::date <= l.valid_to)
        """;

    /// <inheritdoc />
    public override async Task Look(CancellationToken token)
    {
        var today = China.Today(Clock);
        var due = await Due(today, token);
        if (due.Count == 0) return;
        await using var scope = scopes.CreateAsyncScope();
        var bus = scope.ServiceProvider.GetRequiredService<IMessageBus>();
        foreach (var (document, last) in due) await bus.PublishAsync(PolicyChange.Expired(document, last, Caller.Job("policies").Login));
    }

    private async Task<IReadOnlyList<(Guid Document, DateOnly Last)>> Due(DateOnly today, CancellationToken token)
    {
        await using var command = database.CreateCommand(Sql);
        command.Parameters.AddWithValue(today.AddDays(-LookBackDays));
        command.Parameters.AddWithValue(today);
        await using var reader = await command.ExecuteReaderAsync(token);
        var due = new List<(Guid, DateOnly)>();
        while (await reader.ReadAsync(token)) due.Add((reader.GetGuid(0), reader.GetFieldValue<DateOnly>(1)));
        return due;
    }
}
