using Crm.Foundation;
using Crm.Policies.Library;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Crm.Benchmarks;

/// <summary>P7: the policy library's search against a scan of the same texts with LIKE in the same database; the hits must be the same.</summary>
public static class SearchBench
{
    private const int LongestTerm = 8;
    private const int Checked = 4;
    private const int Timed = 2;
    private static readonly Caller Officer = new("officer@330521", "page");

    public static async Task<Report> Run()
    {
        await using var app = await BenchApp.Start();
        var texts = await PolicyStock.Fill(app);
        var report = new Report($"Search in {PolicyStock.Documents:N0} policy documents against LIKE");
        await report.Conditions(app.Database);
        report.Say($"- texts of {texts.Min(t => t.Length):N0} to {texts.Max(t => t.Length):N0} characters, median {texts.Select(t => t.Length).Order().ElementAt(texts.Count / 2):N0}; {Rounds.Count} rounds after one that warms up; median of the rounds' medians [least..most]");
        report.Say("- search: the whole query as a page asks it (rule, hits, ranking, snippets, capped count), first page of 20; LIKE: `select id … where folded like '%…%'` over one row a document, warm");

        var terms = Terms(texts);
        var wrong = 0;
        foreach (var term in terms.SelectMany(t => t)) if (!(await ByScan(app, term)).SetEquals(await BySearch(app, term))) wrong++;
        report.Say($"- {terms.Sum(t => t.Count)} terms of 1 to {LongestTerm} characters, picked at random from the texts: hits differ from the scan's for {wrong} of them (gate 0)");
        report.Head("characters", "hits of the timed terms", "LIKE, ms", "search, ms", "search / LIKE", "gate");

        var variants = new List<Variant>();
        for (var length = 1; length <= LongestTerm; length++)
        {
            foreach (var term in terms[length - 1].Take(Timed))
            {
                variants.Add(new($"like {length} {term}", () => ByScan(app, term)));
                variants.Add(new($"search {length} {term}", () => Ask(app, term)));
            }
        }
        var timings = await Timings.Of(variants, fewest: 1);
        for (var length = 1; length <= LongestTerm; length++)
        {
            var timed = terms[length - 1].Take(Timed).ToList();
            var hits = new List<string>();
            foreach (var term in timed) hits.Add($"{(await ByScan(app, term)).Count}");
            var (like, search) = (Of("like", length, timed), Of("search", length, timed));
            report.Row(
                $"{length}", string.Join(", ", hits), Report.Of(like) + (like.Max() > 2.5 * like.Min() ? " (unsteady: run again)" : ""), Report.Of(search, "F1"),
                Report.Of([.. Rounds.Ratios(like, search).Select(r => r)], "F0", "×") + " faster", "≥ 50× faster");
        }
        return report;

        // Round by round, the mean over the terms of one length.
        List<double> Of(string what, int length, List<string> timed) =>
            [.. Enumerable.Range(0, Rounds.Count).Select(round => timed.Average(term => timings[$"{what} {length} {term}"].Medians[round]))];
    }

    // Terms hold no space and no mark, as people type them.
    private static List<List<string>> Terms(IReadOnlyList<string> texts)
    {
        var dice = new Random(9);
        var all = new List<List<string>>();
        for (var length = 1; length <= LongestTerm; length++)
        {
            var found = new HashSet<string>();
            while (found.Count < Checked)
            {
                var text = texts[dice.Next(texts.Count)];
                var term = text.Substring(dice.Next(text.Length - length), length);
                if (term.All(char.IsLetterOrDigit)) found.Add(term);
            }
            all.Add([.. found]);
        }
        return all;
    }

    private static async Task<HashSet<Guid>> ByScan(BenchApp app, string term)
    {
        await using var command = app.Database.CreateCommand("select id from floor.policy_text where folded like $1");
        command.Parameters.AddWithValue($"%{term}%");
        await using var reader = await command.ExecuteReaderAsync();
        var found = new HashSet<Guid>();
        while (await reader.ReadAsync()) found.Add(reader.GetGuid(0));
        return found;
    }

    private static async Task<HashSet<Guid>> BySearch(BenchApp app, string term)
    {
        var database = app.Services.GetRequiredService<NpgsqlDataSource>();
        var (found, _) = await FoundPolicies.Find(database, new SearchPolicies(term), China.Today(TimeProvider.System), 2 * PolicyStock.Documents, default);
        return [.. found.Select(f => f.Id)];
    }

    private static async Task Ask(BenchApp app, string term)
    {
        var outcome = await app.Services.GetRequiredService<QueryDesk>().Ask(new SearchPolicies(term), Officer);
        if (!outcome.Ok) throw new InvalidOperationException($"{term}: {outcome.Sentence}");
    }
}
