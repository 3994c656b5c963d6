using Crm.Foundation;
using Crm.Foundation.Formats;
using Crm.Foundation.Searching;
using Crm.Privacy;
using Crm.Team;

namespace Crm.Hotline.Ledger;

/// <summary>What a person may reach and what they asked for, as the one WHERE clause of every list, count and export of calls.</summary>
public sealed class CallFilter(IRoster roster, Vault vault)
{
    /// <summary>The calls an actor reaches; says in SQL what <see cref="CallReach.Reaches"/> says in C#.</summary>
    public static SqlFilter Reach(Actor actor)
    {
        var filter = new SqlFilter();
        if (actor.IsJob) return filter;
        if (actor.Is(Role.HotlineAgent, Role.Manager)) filter.And("(unit = any(?) or handed_to_unit = any(?) or pending_from = ?)", actor.Units.ToArray(), actor.Units.ToArray(), actor.Login);
        else if (actor.Is(Role.Auditor)) filter.And("(unit = any(?) or handed_to_unit = any(?))", actor.Units.ToArray(), actor.Units.ToArray());
        else if (actor.Is(Role.Officer))
            filter.And(
                "(agent = ? or call_back_by = ? or handed_to = ? or (handed_to is null and handed_to_unit = ?) or pending_from = ?)",
                actor.Login, actor.Login, actor.Login, actor.Unit, actor.Login);
        else filter.And("false");
        return filter;
    }

    /// <summary>The filter of a query.</summary>
    public async Task<SqlFilter> For(FindCalls query, Actor actor, CancellationToken token)
    {
        var filter = Reach(actor);
        if (query.Topic is { } topic) filter.And("topic = ?", topic.ToString());
        if (query.Outcome is { } outcome) filter.And("outcome = ?", outcome.ToString());
        if (query.Agent.Filled() is { } agent) filter.And("agent = ?", agent);
        if (query.From is { } from) filter.And("occurred_on >= ?", from);
        if (query.To is { } to) filter.And("occurred_on <= ?", to);
        if (query.Unit.Filled() is { } unit) filter.Among("unit", roster.MustKnow(unit, nameof(query.Unit)));
        if (query.Confidential == true) filter.And("confidential");
        if (query.Transfer == TransferView.WaitingForMe)
            filter.And(
                "pending_from is not null and ((returned and pending_from = ?) or (not returned and (handed_to = ? or (handed_to is null and handed_to_unit = ?))))",
                actor.Login, actor.Login, actor.Unit);
        if (query.Transfer == TransferView.SentByMe) filter.And("pending_from = ? and not returned", actor.Login);
        if (query.Text.Filled() is { } text) await Add(filter, text, token);
        return filter;
    }

    private async Task Add(SqlFilter filter, string text, CancellationToken token)
    {
        // Whoever finds a confidential call by a word knows that the word was said.
        filter.And("confidential is not true");
        var persons = (await vault.Persons(text, null, text, token)).ToArray();
        if (Phone.TryParse(text, out _)) filter.And("person = any(?)", persons);
        else filter.Words(SearchQuery.Of(text), "person = any(?)", persons);
    }
}
