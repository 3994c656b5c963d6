using Crm.Foundation;
using Crm.Foundation.Formats;
using Crm.Privacy;
using Crm.Team;
using Marten;

namespace Crm.Hotline.Missed;

/// <summary>未接来电: whoever rang in vain and was not rung back yet, the longest-waiting on top.</summary>
[Allow(Role.HotlineAgent, Role.Manager, Role.Auditor)]
public sealed record FindMissedCalls : IQuery<IReadOnlyList<MissedRow>>;

/// <summary>Somebody who is to be rung back.</summary>
/// <param name="Number">E.164; null where it was withheld.</param>
/// <param name="Shown">The number as people write it.</param>
/// <param name="Place">Where the number was given out: a hint.</param>
/// <param name="Count">How often they rang in vain.</param>
/// <param name="Unit">Name of the unit whose agents ring back.</param>
public sealed record MissedRow(Guid Id, string? Number, string? Shown, string? Place, int Count, DateTimeOffset FirstAt, DateTimeOffset LastAt, string Unit);

/// <summary>Answers <see cref="FindMissedCalls"/>.</summary>
public static class FindMissedCallsHandler
{
    /// <summary>Rows a desk can look over; the oldest come first and are not lost.</summary>
    public const int Most = 50;

    public static async Task<IReadOnlyList<MissedRow>> Handle(FindMissedCalls query, Actor actor, Vault vault, IRoster roster, IQuerySession session, CancellationToken token)
    {
        var filter = new SqlFilter();
        filter.And("open");
        if (!actor.IsJob) filter.Among("unit", actor.Units);
        var found = await session.QueryAsync<MissedListing>($"where {filter.Sql} order by first_at limit {Most}", token, filter.Values);
        await vault.Ready(found.Select(row => row.Person).OfType<Guid>(), token);
        var rows = new List<MissedRow>(found.Count);
        foreach (var row in found)
        {
            var phone = Phone.TryParse(await vault.Open(row.Caller?.Phone, token), out var known) ? known : null;
            rows.Add(new MissedRow(
                row.Id, phone?.ToString(), phone?.Display, phone is null ? null : PhoneOrigin.Of(phone).Text, row.Waiting.Count, row.FirstAt, row.LastAt, roster.Unit(row.Unit)?.Name ?? row.Unit));
        }
        return rows;
    }
}
