using Crm.Compendia.Building;
using Crm.Compendia.Writing;
using Crm.Foundation;
using Crm.Policies.Library;
using Crm.Policies.Reading;
using Crm.Team;
using Marten;

namespace Crm.Leads.Packing;

/// <summary>What a link to a policy pack opens. Nothing of the lead is in it.</summary>
[Allow(Visitors = true)]
public sealed record ShowPolicyPack(string Link) : IQuery<SharedPack>;

/// <summary>A policy pack for whoever has its link.</summary>
/// <param name="IsOver">Whether the link has ended; then there is nothing else.</param>
/// <param name="IsRevoked">Whether it was revoked; the same.</param>
public sealed record SharedPack(string Title, string? Note, DateTimeOffset ExpiresAt, bool IsOver, bool IsRevoked, bool HasPdf, IReadOnlyList<SharedItem> Items);

/// <summary>Something in it.</summary>
/// <param name="Warning">What is to be known of it today: that it ended, that it was withdrawn.</param>
/// <param name="IsRevised">Whether the document has a newer version today.</param>
/// <param name="Body">The passage, or the whole text.</param>
public sealed record SharedItem(Guid Document, string Title, string? Note, string? Warning, bool IsRevised, bool IsPassage, string Body);

/// <summary>Answers <see cref="ShowPolicyPack"/>.</summary>
public static class ShowPolicyPackHandler
{
    public static async Task<SharedPack> Handle(ShowPolicyPack query, PdfPrinter printer, IQuerySession session, TimeProvider clock, CancellationToken token)
    {
        var pack = await PackLinks.Find(query.Link, session, token);
        var now = clock.GetUtcNow();
        if (!pack.IsOpen(now)) return new SharedPack(pack.Title, null, pack.ExpiresAt, pack.ExpiresAt <= now, pack.Revoked, false, []);
        var documents = (await session.LoadManyAsync<PolicyListing>(token, pack.Items.Select(i => i.Document).Distinct())).ToDictionary(d => d.Id);
        var bodies = await BookBuilder.Bodies(pack.Items.Where(i => i.Quote is null).Select(i => (i.Document, i.Version)), session, token);
        return new SharedPack(
            pack.Title, pack.Note, pack.ExpiresAt, false, false, printer.IsThere,
            [.. pack.Items.Select(i => new SharedItem(
                i.Document, i.Title, i.Note, BookBuilder.Warning(documents[i.Document], China.DayOf(now)), documents[i.Document].TextVersion > i.Version, i.Quote is not null,
                i.Quote ?? bodies[PolicyText.IdOf(i.Document, i.Version)]))]);
    }
}
