using System.Text;
using Crm.Foundation;
using Crm.Policies.Importing;
using Crm.Policies.Library;
using Microsoft.Extensions.DependencyInjection;

namespace Crm.IntegrationTests.Policies;

/// <summary>What the tests of the library do over and over. They share one library, so each keeps to titles of its own.</summary>
internal static class Library
{
    public const string Editor = "editor@330500";

    public const string Reader = "officer@330521";

    public static string Entry(string title, string body, string? date = "2024-03-05") => $"• {title}\n\n    {body}\n\n" + (date is null ? "" : $"    {date}\n\n");

    public static async Task<Outcome<ImportReport>> Import(this CrmApp app, string page, string login = Editor, IProgress<ImportProgress>? progress = null)
    {
        await using var scope = app.Host.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CallerHere>().Request = new Caller(login, "api");
        return await scope.ServiceProvider.GetRequiredService<PolicyPageImport>().Run(Encoding.UTF8.GetBytes(page), progress: progress);
    }

    public static async Task<ImportedEntry> ImportOne(this CrmApp app, string title, string body, string? date = "2024-03-05") =>
        (await app.Import(Entry(title, body, date))).Answer!.Entries.ShouldHaveSingleItem();

    /// <summary>Every page of a search, one after the other.</summary>
    public static async Task<List<PolicyHit>> All(this CrmApp app, SearchPolicies query)
    {
        var all = new List<PolicyHit>();
        for (string? after = null; ;)
        {
            var page = (await app.Ask(query with { After = after }, Reader)).Answer!;
            all.AddRange(page.Rows);
            if (page.Next is null) return all;
            after = page.Next;
        }
    }

    public static string Shown(this IEnumerable<Crm.Foundation.Searching.TextRun> runs) => string.Concat(runs.Select(run => run.IsHit ? $"[{run.Text}]" : run.Text));
}

/// <summary>One after the other: some of these rebuild what the others read.</summary>
[CollectionDefinition("the policy library")]
public sealed class OneAtATime;
