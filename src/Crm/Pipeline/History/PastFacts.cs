using System.Runtime.CompilerServices;
using Crm.Foundation;
using Crm.Leads;
using Marten;
using Npgsql;

namespace Crm.Pipeline.History;

/// <summary>The facts of leads that figures are made of, read from the store as they were recorded.</summary>
public sealed class PastFacts(IDocumentStore store)
{
    /// <summary>The facts that change what <see cref="LeadState"/> knows.</summary>
    public static readonly IReadOnlyList<Type> Types =
    [
        typeof(LeadOpened), typeof(LeadAssigned), typeof(NeedsRevised), typeof(StageAdvanced), typeof(StageSteppedBack), typeof(LeadTerminated), typeof(LeadReopened),
        typeof(InvestmentRaised), typeof(InvestmentRaiseWithdrawn),
        typeof(LeadMerged), typeof(LeadUnmerged), typeof(LeadMergedInto), typeof(LeadUnmergedFrom),
    ];

    private readonly Dictionary<string, Type> types = Types.ToDictionary(type => store.Options.Events.AllKnownEventTypes().Single(known => known.EventType == type).EventTypeName);

    /// <summary>The facts of some leads, or of all, one lead after the other.</summary>
    public async IAsyncEnumerable<(Guid Lead, IReadOnlyList<DatedFact> Facts)> Read(NpgsqlConnection connection, Guid[]? leads, [EnumeratorCancellation] CancellationToken token)
    {
        await using var command = new NpgsqlCommand(
            $"select stream_id, type, timestamp, data from {MartenSetup.Schema}.mt_events where type = any($1){(leads is null ? "" : " and stream_id = any($2)")} order by stream_id, version", connection)
        { CommandTimeout = 0 };
        command.Parameters.AddWithValue(types.Keys.ToArray());
        if (leads is not null) command.Parameters.AddWithValue(leads);
        await using var reader = await command.ExecuteReaderAsync(token);
        var (lead, facts) = (Guid.Empty, new List<DatedFact>());
        while (await reader.ReadAsync(token))
        {
            var id = reader.GetGuid(0);
            if (id != lead && facts.Count > 0)
            {
                yield return (lead, facts);
                facts = [];
            }
            lead = id;
            var data = (IFact)store.Options.Serializer().FromJson(types[reader.GetString(1)], reader, 3);
            facts.Add(new DatedFact(data.OccurredOn, China.DayOf(reader.GetFieldValue<DateTimeOffset>(2)), data));
        }
        if (facts.Count > 0) yield return (lead, facts);
    }

    /// <summary>The leads of which something was recorded behind this place in the store.</summary>
    public async Task<IReadOnlyList<Guid>> Since(NpgsqlConnection connection, long sequence, CancellationToken token)
    {
        await using var command = new NpgsqlCommand($"select distinct stream_id from {MartenSetup.Schema}.mt_events where seq_id > $1 and type = any($2)", connection);
        command.Parameters.AddWithValue(sequence);
        command.Parameters.AddWithValue(types.Keys.ToArray());
        var leads = new List<Guid>();
        await using var reader = await command.ExecuteReaderAsync(token);
        while (await reader.ReadAsync(token)) leads.Add(reader.GetGuid(0));
        return leads;
    }
}
