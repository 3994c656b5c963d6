using System.Globalization;
using Crm.Foundation;
using Crm.Foundation.Formats;
using Crm.Team;
using Marten;

namespace Crm.Leads.Pooling;

/// <summary>What somebody has already, when they reach into the pool.</summary>
/// <param name="Owned">Leads before 签约 they are in charge of.</param>
/// <param name="ClaimedToday">Leads they took out of a pool on this day and still have.</param>
public readonly record struct ClaimLoad(int Owned, int ClaimedToday)
{
    /// <summary>Counts.</summary>
    public static async Task<ClaimLoad> Of(string login, DateOnly day, IDocumentSession session, CancellationToken token)
    {
        // Two claims of one person side by side are counted one after the other, or a limit would not be one.
        await session.BeginTransactionAsync(token);
        await session.QueryAsync<int>("select 1 from (select pg_advisory_xact_lock(hashtextextended(?, 11))) as waited", token, login);
        return (await session.QueryAsync<ClaimLoad>("""
            select json_build_object('owned', count(*), 'claimedToday', count(*) filter (where data ->> 'claimed' = 'true' and data ->> 'assignedOn' = ?))
            from crm.mt_doc_leadlisting where owner = ? and step < 5
            """, token, day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), login))[0];
    }

    /// <summary>One more is within the rules.</summary>
    /// <exception cref="RuleBroken">It is not; says which rule, and what to do.</exception>
    public void MustAllow(Lead lead, Actor actor, PoolRules rules, DateOnly day)
    {
        if (rules.MostOwned is { } most && Owned >= most) throw new RuleBroken("你手上已有 {0} 条签约前的线索，最多 {1} 条。先推进或退回几条再认领。", Owned, most);
        if (rules.ClaimsPerDay is { } perDay && ClaimedToday >= perDay) throw new RuleBroken("今天已经认领了 {0} 条，每天最多 {1} 条。明天再来。", ClaimedToday, perDay);
        if (lead.LastOwner == actor.Login && lead.ReturnedOn is { } returned && day < returned.AddDays(rules.CoolDownDays))
            throw new RuleBroken("这条线索刚从你手上退回公海，{0} 起才能再认领，先让给同事。", Days.Full(returned.AddDays(rules.CoolDownDays)));
    }
}
