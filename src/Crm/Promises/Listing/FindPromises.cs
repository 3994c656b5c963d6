using Crm.Foundation;
using Crm.Leads;
using Crm.Leads.Listing;
using Crm.Team;
using Marten;

namespace Crm.Promises.Listing;

/// <summary>A page of the promises on leads the person reaches: what is open by the day it is due, what is over the latest first.</summary>
[Allow(Role.Officer, Role.Manager, Role.Auditor)]
public sealed record FindPromises : PromiseFilters, IQuery<PromisePage>
{
    /// <summary>Where the page before ended; see <see cref="PromisePage.Next"/>.</summary>
    public string? After { get; init; }

    /// <summary>Rows a page, 1 to 200; 50 where left out.</summary>
    public int? Take { get; init; }
}

/// <summary>A page of promises.</summary>
/// <param name="Count">How many there are in all, up to 1,001, which means "more than a thousand".</param>
/// <param name="Next">Mark for the next page; null on the last.</param>
public sealed record PromisePage(IReadOnlyList<PromiseRow> Rows, int Count, string? Next) : IPage<PromiseRow>;

/// <summary>One promise with the lead it stands on.</summary>
/// <param name="Overdue">Given, and its day has passed.</param>
/// <param name="ByName">Name of whoever promised it.</param>
/// <param name="UnitName">Name of the lead's unit.</param>
/// <param name="OwnerName">Name of the officer in charge of the lead; null while it lies in the pool.</param>
/// <param name="From">Number of the lead it was made on, where that was merged into this one.</param>
/// <param name="MayDecide">Whether whoever asks may approve or decline it, being over the lead's unit and not the one who put it down.</param>
public sealed record PromiseRow(
    PromiseListing Promise, bool Overdue, string ByName, Guid LeadId, string LeadNumber, string Company, string Project, Stage Stage, string UnitName, string? OwnerName, string? From, bool MayDecide) : IRow
{
    public Guid Id => Promise.Id;

    /// <summary>Whether it is still to be kept.</summary>
    public bool IsOpen => Promise.IsOpen;
}

/// <summary>Answers <see cref="FindPromises"/>.</summary>
public static class FindPromisesHandler
{
    public static async Task<PromisePage> Handle(FindPromises query, Actor actor, IRoster roster, IQuerySession session, TimeProvider clock, CancellationToken token)
    {
        var (today, take, backwards) = (China.Today(clock), Math.Clamp(query.Take ?? 50, 1, 200), PromiseFilter.Backwards(query));
        var filter = PromiseFilter.For(query, actor, roster, today);
        var page = filter.Copy();
        if (query.After is { } after) PromiseFilter.After(page, after, backwards);
        var order = backwards ? "due desc, id desc" : "due, id";
        var found = await session.QueryAsync<PromiseListing>($"where {page.Sql} order by {order} limit {take + 1}", token, page.Values);
        var count = await filter.Count("crm.mt_doc_promiselisting", session, token);
        var shown = found.Take(take).ToList();
        return new PromisePage(await Rows(shown, actor, roster, session, today, token), count, found.Count > take ? PromiseFilter.MarkOf(shown[^1]) : null);
    }

    private static async Task<IReadOnlyList<PromiseRow>> Rows(IReadOnlyList<PromiseListing> shown, Actor actor, IRoster roster, IQuerySession session, DateOnly today, CancellationToken token)
    {
        var homes = await PromiseHomes.Of(session, shown.Select(p => p.Id), token);
        var leads = (await session.LoadManyAsync<LeadListing>(token, [.. homes.Values.Concat(shown.Select(p => p.Lead)).Distinct()])).ToDictionary(lead => lead.Id);
        return [.. shown.Where(p => homes.ContainsKey(p.Id)).Select(p => Row(p, leads[homes[p.Id]], leads.GetValueOrDefault(p.Lead)))];

        PromiseRow Row(PromiseListing promise, LeadListing lead, LeadListing? made) => new(
            promise, promise.State == PromiseState.Given && promise.Due < today, NameOf(promise.By), lead.Id, lead.Number, lead.Company, lead.Project, lead.Stage,
            roster.Unit(lead.Unit)?.Name ?? lead.Unit, lead.Owner is { } owner ? NameOf(owner) : null, promise.Lead == lead.Id ? null : made?.Number,
            promise.State == PromiseState.Waiting && promise.Recorder != actor.Login && OpenedPromise.MayOverride(actor, lead));

        string NameOf(string login) => login.StartsWith(':') ? Texts.Of("系统") : roster.Person(login)?.Name ?? login;
    }
}
