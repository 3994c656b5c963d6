using Crm.Foundation;
using Crm.Pipeline.Closing.Late;
using Crm.Pipeline.Counting;
using Crm.Team;
using Marten;

namespace Crm.Pipeline.Listing;

/// <summary>The rows of lists, from the places of their spans: with what the leads are called today and the entries that brought them there.</summary>
internal static class PastLeadRows
{
    /// <summary>The columns that find a span, which goes by <c>s</c>.</summary>
    public const string Place = "s.lead, s.from_day, s.seen";

    /// <summary>Reads rows, the latest change first.</summary>
    /// <param name="places">A query for <see cref="Place"/>.</param>
    /// <param name="values">The values of its question marks.</param>
    /// <param name="figure">What the list stands behind.</param>
    public static async Task<IReadOnlyList<PastLead>> Read(string places, object[] values, PastLeadFilter figure, AsOf at, IRoster roster, IQuerySession session, CancellationToken token)
    {
        var rows = await session.AdvancedSql.QueryAsync<PastLead>($"""
            select jsonb_build_object('id', s.lead, 'number', coalesce(l.data ->> 'number', ''), 'company', coalesce(l.data ->> 'company', ''), 'project', coalesce(l.data ->> 'project', ''),
              'stage', s.stage, 'reach', s.reach, 'unit', s.unit, 'owner', s.owner, 'amount', {figure.Amount}, 'openedOn', s.opened_on, 'signedOn', s.signed_on, 'since', s.since, 'changed', s.from_day)
            from ({places}) as p join {MartenSetup.Schema}.pipeline_span as s on s.lead = p.lead and s.from_day = p.from_day and s.seen = p.seen
            left join {MartenSetup.Schema}.mt_doc_leadlisting as l on l.id = s.lead
            order by s.from_day desc, s.lead desc
            """, token, values);
        var facts = await RecordedFacts.Of([.. rows.Select(row => row.Id)], session, token);
        var marks = await LateMarks.Of([.. rows.Select(row => (row.Id, row.Unit))], roster, session, token);
        return [.. rows.Select(row => row with { Entry = figure.EntryOf([.. facts[row.Id].Where(at.Knows)], row.Stage) is { } fact ? marks.Entry(fact, row.Id, row.Unit) : null })];
    }
}
