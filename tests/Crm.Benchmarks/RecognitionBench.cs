using Crm.Foundation;
using Crm.Leads.Recognising;
using Crm.Seeding;
using Microsoft.Extensions.DependencyInjection;

namespace Crm.Benchmarks;

/// <summary>How long it takes to find the leads of the same company among a hundred thousand, as it is asked while somebody types, and for a page of inquiries.</summary>
public static class RecognitionBench
{
    private const int Leads = 100_000;
    private const int Inquiries = 50;

    private static readonly string[] People = ["officer", "manager", "zhejiang1", "hotline"];

    private static readonly (string What, string Company)[] Asked =
    [
        ("a whole name", "浙江云帆机电有限公司"), ("a brand that some 1,400 leads share", "云帆"), ("a name with two slips", "浙江云凡机店有限公司"), ("nobody's name", "绍兴霁梧食品有限公司"),
    ];

    public static async Task<Report> Run()
    {
        await using var app = await LeadStock.Start(Leads);
        var report = new Report($"Similar leads among {Leads:N0}");
        await report.Conditions(app.Database);
        report.Say($"- the whole query as a page asks it (rule, session, candidates, comparison, reading the rows); {Rounds.Count} rounds after one that warms up; median of the rounds' medians [least..most]");
        report.Head("what", "who", "hits", "ms (≤ 20)", "slowest, ms");
        var cases = (from asked in Asked from who in People select (asked.What, Who: who, Ask: (Func<Task<int>>)(async () => (await Find(app, new FindSimilar(asked.Company), who)).Count))).ToList();
        var rows = DemoWords.Companies.Names.Take(Inquiries).Select(name => new InvestorAsked($"浙江{name}机电有限公司", null, null)).ToList();
        cases.Add(($"{Inquiries} inquiries at once", "manager", async () => (await Find(app, new FindSimilarToMany(rows), "manager")).Count(hits => hits.Count > 0)));
        var timings = await Timings.Of([.. cases.Select(c => new Variant($"{c.What}/{c.Who}", c.Ask))]);
        foreach (var c in cases)
        {
            var timing = timings[$"{c.What}/{c.Who}"];
            report.Row(c.What, c.Who, $"{await c.Ask()}", Report.Of(timing.Medians, "F1"), $"{timing.Slowest:F0}");
        }
        return report;
    }

    private static async Task<T> Find<T>(BenchApp app, IQuery<T> query, string who)
    {
        var outcome = await app.Services.GetRequiredService<QueryDesk>().Ask(query, new Caller(who, "page"));
        return outcome.Ok ? outcome.Answer! : throw new InvalidOperationException(outcome.Sentence);
    }
}
