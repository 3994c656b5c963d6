using Crm.Foundation.Formats;
using Marten;

namespace Crm.Policies.Library;

/// <summary>
/// Documents as the library knew them on a day gone by. The clock is the store's: what was recorded by the end of that day in China. What was found out later, even
/// about that day, was not known then and is not shown; whoever quoted a document that day could not have known better.
/// </summary>
internal static class PolicyHistory
{
    /// <summary>The document at the end of a day; null where the library did not have it yet.</summary>
    public static async Task<PolicyListing?> On(IQuerySession session, Guid document, DateOnly day, CancellationToken token)
    {
        var end = Days.Start(day.AddDays(1));
        PolicyListing? row = null;
        foreach (var e in (await session.Events.FetchStreamAsync(document, token: token)).TakeWhile(e => e.Timestamp < end)) row = PolicyListingProjection.After(row, document, e);
        return row;
    }
}
