using Crm.Compendia.Listing;
using Crm.Compendia.Ordering;
using Crm.Compendia.Writing;
using Crm.Foundation;
using Crm.Policies.Library;
using Crm.Team;
using Marten;
using Npgsql;

namespace Crm.Compendia.Profile;

/// <summary>One compendium with all that its page shows.</summary>
[Allow(Role.HotlineAgent, Role.Officer, Role.Manager, Role.Editor, Role.Auditor, Role.Administrator)]
public sealed record CompendiumOf(Guid CompendiumId) : IQuery<CompendiumSheet>;

/// <summary>What is known about it.</summary>
/// <param name="Yield">What came of it.</param>
/// <param name="HasPrinter">Whether this installation makes PDF.</param>
/// <param name="Outdated">Documents of the last build that were withdrawn, have ended or have a newer version today.</param>
public sealed record CompendiumSheet(CompendiumListing Compendium, CompendiumYield Yield, bool HasPrinter, IReadOnlyList<Guid> Outdated);

/// <summary>Answers <see cref="CompendiumOf"/>.</summary>
public static class CompendiumOfHandler
{
    public static async Task<CompendiumSheet> Handle(CompendiumOf query, PdfPrinter printer, NpgsqlDataSource database, IQuerySession session, TimeProvider clock, CancellationToken token)
    {
        var row = await session.LoadAsync<CompendiumListing>(query.CompendiumId, token) ?? throw new RuleBroken("没有这份汇编。") { Kind = Refusal.Missing };
        var yields = await CompendiumYields.Of([row.Id], database, token);
        return new(row, yields.GetValueOrDefault(row.Id) ?? CompendiumYield.None, printer.IsThere, await Outdated(row, China.Today(clock), session, token));
    }

    private static async Task<IReadOnlyList<Guid>> Outdated(CompendiumListing row, DateOnly today, IQuerySession session, CancellationToken token)
    {
        if (row.Built is not { } built) return [];
        var documents = (await session.LoadManyAsync<PolicyListing>(token, built.Texts.Select(t => t.Document))).ToDictionary(d => d.Id);
        return [.. built.Texts.Where(t => documents.GetValueOrDefault(t.Document) is { } document && (document.On(today) is Validity.Withdrawn or Validity.Expired or Validity.Repealed || document.TextVersion > t.Version)).Select(t => t.Document)];
    }
}
