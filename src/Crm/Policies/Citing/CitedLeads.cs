using Crm.Leads;
using Crm.Leads.Listing;
using Crm.Promises.Listing;
using Marten;

namespace Crm.Policies.Citing;

/// <summary>Passages of a document beside one lead.</summary>
/// <param name="Lead">The lead as lists show it; of a lead that was merged, the one it was merged into.</param>
internal sealed record CitedLead(LeadListing Lead, IReadOnlyList<Citation> Citations)
{
    /// <summary>Everything that cites a document, by lead; the lead changed last first.</summary>
    public static async Task<IReadOnlyList<CitedLead>> All(IQuerySession session, Guid document, CancellationToken token)
    {
        var found = await session.Query<Citation>().Where(c => c.Document == document).ToListAsync(token);
        // What was promised and kept, broken or taken back rests on nothing any more.
        var promises = (await session.LoadManyAsync<PromiseListing>(token, [.. found.Where(c => c.Promised).Select(c => c.Id)])).Where(p => p.IsOpen).Select(p => p.Id).ToHashSet();
        var citations = found.Where(c => !c.Promised || promises.Contains(c.Id)).ToList();
        var leads = (await session.LoadManyAsync<LeadListing>(token, [.. citations.Select(c => c.Lead).Distinct()])).ToDictionary(l => l.Id);
        var merged = (await session.LoadManyAsync<LeadListing>(token, [.. leads.Values.Select(l => l.MergedInto).OfType<Guid>()])).ToDictionary(l => l.Id);
        return
        [
            .. citations.Where(c => leads.ContainsKey(c.Lead))
                .GroupBy(c => leads[c.Lead].MergedInto is { } into && merged.TryGetValue(into, out var kept) ? kept : leads[c.Lead])
                .Select(g => new CitedLead(g.Key, [.. g.OrderByDescending(c => c.On).ThenBy(c => c.Id)]))
                .OrderByDescending(l => l.Lead.Updated),
        ];
    }

    /// <summary>Whether somebody still works on it.</summary>
    public bool IsOpen => Lead.Stage != Stage.Terminated;

    /// <summary>Whom a change concerns: whoever is in charge, and whoever cited it and still works on the lead.</summary>
    public IEnumerable<string> Concerned =>
        (Lead.Owner is { } owner ? [owner, .. Citations.Select(c => c.By).Where(by => Lead.SharedWith.Contains(by))] : Citations.Select(c => c.By)).Where(login => login.Length > 0).Distinct();
}
