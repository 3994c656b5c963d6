using Crm.Foundation;
using Crm.Leads;
using Crm.Leads.Listing;
using Crm.Policies.Library;
using Crm.Policies.Quoting;
using Crm.Team;
using Marten;

namespace Crm.Policies.Citing;

/// <summary>Which leads cite a document, and what became of each passage in its current version. Only leads that the person reaches.</summary>
[Allow(Role.Officer, Role.Manager, Role.Auditor)]
public sealed record FindCitations(Guid DocumentId) : IQuery<DocumentCitations>;

/// <summary>Who rests on a document.</summary>
/// <param name="Validity">The document's state today.</param>
/// <param name="Leads">At most 200, the one changed last first; leads that were ended stand behind those that are open.</param>
public sealed record DocumentCitations(PolicyListing Document, Validity Validity, IReadOnlyList<CitingLead> Leads);

/// <summary>A lead with passages of the document.</summary>
/// <param name="Owner">Login of whoever is in charge; null in a pool.</param>
public sealed record CitingLead(Guid Id, string Number, string Company, string Project, Stage Stage, string? Owner, IReadOnlyList<CitedQuote> Quotes)
{
    /// <summary>Whether somebody still works on it.</summary>
    public bool IsOpen => Stage != Stage.Terminated;
}

/// <summary>A passage beside a lead.</summary>
/// <param name="TextVersion">The version it was read in.</param>
/// <param name="State">What became of it in the current version.</param>
/// <param name="Promised">Something that is still to be kept was promised on it.</param>
public sealed record CitedQuote(int TextVersion, string Quote, DateOnly On, QuoteState State, bool Promised = false);

/// <summary>Answers <see cref="FindCitations"/>.</summary>
public static class FindCitationsHandler
{
    private const int Most = 200;

    public static async Task<DocumentCitations> Handle(FindCitations query, Actor actor, IQuerySession session, TimeProvider clock, CancellationToken token)
    {
        var today = China.Today(clock);
        var document = await session.LoadAsync<PolicyListing>(query.DocumentId, token) ?? throw new RuleBroken("没有这份文件。") { Kind = Refusal.Missing };
        if (document.Concealed) throw new RuleBroken("这份文件已封存。") { Kind = Refusal.Missing };
        var cited = await CitedLead.All(session, query.DocumentId, token);
        var reach = new LeadFilter(actor, today);
        var within = (await session.QueryAsync<Guid>(
            $"select id from crm.mt_doc_leadlisting as d where id = any(?) and {reach.Sql}", token, [cited.Select(c => c.Lead.Id).ToArray(), .. reach.Values])).ToHashSet();
        var shown = cited.Where(c => within.Contains(c.Lead.Id)).OrderByDescending(c => c.IsOpen).Take(Most).ToList();
        var quotes = shown.SelectMany(c => c.Citations).ToList();
        var checks = await QuoteChecks.Of(session, [.. quotes.Select(q => new QuotedPassage(q.Document, q.TextVersion, q.Anchor, q.Quote))], today, token);
        var states = quotes.Zip(checks).ToDictionary(p => p.First.Id, p => p.Second!.State);
        return new(document, document.On(today), [.. shown.Select(c => Row(c, states))]);
    }

    private static CitingLead Row(CitedLead cited, Dictionary<Guid, QuoteState> states) => new(
        cited.Lead.Id, cited.Lead.Number, cited.Lead.Company, cited.Lead.Project, cited.Lead.Stage, cited.Lead.Owner,
        [.. cited.Citations.Select(c => new CitedQuote(c.TextVersion, c.Quote, c.On, states[c.Id], c.Promised))]);
}
