using Crm.Foundation;
using Crm.Team;
using Marten;
using Npgsql;

namespace Crm.Policies.Importing.Resembling;

/// <summary>What the library has of documents that are about to be imported: the same document, and others with the same or nearly the same text.</summary>
[Allow(Role.Editor)]
public sealed record CompareWithLibrary(IReadOnlyList<Probe> Probes) : IQuery<IReadOnlyList<Standing>>;

/// <summary>A document that is about to be imported.</summary>
/// <param name="DocumentId">What it would be.</param>
/// <param name="Fingerprint">Of its body.</param>
/// <param name="Length">Folded characters of its body.</param>
/// <param name="Sketch">Of its body; null where it is too short.</param>
public sealed record Probe(Guid DocumentId, string Fingerprint, int Length, int[]? Sketch);

/// <summary>How a document stands to the library.</summary>
/// <param name="Known">The same document, where the library has it.</param>
/// <param name="Like">Another one with the same or nearly the same text.</param>
public sealed record Standing(KnownPolicy? Known, Resembling? Like);

/// <summary>Another document with the same or nearly the same text.</summary>
/// <param name="Share">How much of it is the same; 1 for the whole.</param>
public sealed record Resembling(Guid DocumentId, string Title, double Share);

/// <summary>Answers <see cref="CompareWithLibrary"/>: one look at the documents, one at the index of near-duplicates, however many are asked about.</summary>
public static class CompareWithLibraryHandler
{
    private const string Whole = $"""
        select p.at::integer, s.document, l.data ->> 'title'
        from unnest($1, $2) with ordinality p(fingerprint, own, at)
        join {PolicySketches.Table} s on s.fingerprint = p.fingerprint and s.document <> p.own
        join crm.mt_doc_policylisting l on l.id = s.document and not l.withdrawn
        """;

    private const string Nearly = """
        select s.document, l.data ->> 'title', s.sketch from crm.policy_alike($1) s
        join crm.mt_doc_policylisting l on l.id = s.document and not l.withdrawn
        where s.document <> $2
        """;

    public static async Task<IReadOnlyList<Standing>> Handle(CompareWithLibrary query, NpgsqlDataSource database, IQuerySession session, CancellationToken token)
    {
        var known = (await session.LoadManyAsync<PolicyDocument>(token, query.Probes.Select(p => p.DocumentId).Distinct())).ToDictionary(d => d.Id);
        var open = query.Probes.Select((probe, at) => (probe, at)).Where(p => !known.ContainsKey(p.probe.DocumentId) && p.probe.Length >= TextSketch.ShortestWhole).ToList();
        var like = new Resembling?[query.Probes.Count];
        await using var connection = await database.OpenConnectionAsync(token);
        await Wholes(connection, open, like, token);
        foreach (var (probe, at) in open.Where(p => like[p.at] is null && p.probe.Sketch is not null)) like[at] = await Near(connection, probe, token);
        return [.. query.Probes.Select((probe, at) => new Standing(known.TryGetValue(probe.DocumentId, out var d) ? KnownPolicy.Of(d) : null, like[at]))];
    }

    private static async Task Wholes(NpgsqlConnection connection, List<(Probe Probe, int At)> open, Resembling?[] like, CancellationToken token)
    {
        if (open.Count == 0) return;
        await using var command = new NpgsqlCommand(Whole, connection);
        command.Parameters.AddWithValue(open.Select(p => p.Probe.Fingerprint).ToArray());
        command.Parameters.AddWithValue(open.Select(p => p.Probe.DocumentId).ToArray());
        await using var reader = await command.ExecuteReaderAsync(token);
        while (await reader.ReadAsync(token)) like[open[reader.GetInt32(0) - 1].At] ??= new(reader.GetGuid(1), reader.GetString(2), 1);
    }

    private static async Task<Resembling?> Near(NpgsqlConnection connection, Probe probe, CancellationToken token)
    {
        await using var command = new NpgsqlCommand(Nearly, connection);
        command.Parameters.AddWithValue(TextSketch.Bands(probe.Sketch!));
        command.Parameters.AddWithValue(probe.DocumentId);
        Resembling? best = null;
        await using var reader = await command.ExecuteReaderAsync(token);
        while (await reader.ReadAsync(token))
        {
            // Only an equal fingerprint makes the whole.
            var share = Math.Min(TextSketch.Alike(probe.Sketch!, reader.GetFieldValue<int[]>(2)), .99);
            if (share >= TextSketch.Threshold && share > (best?.Share ?? 0)) best = new(reader.GetGuid(0), reader.GetString(1), share);
        }
        return best;
    }
}
