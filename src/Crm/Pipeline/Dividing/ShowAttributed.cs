using Crm.Foundation;
using Crm.Leads;
using Crm.Leads.Dividing;
using Crm.Pipeline.Counting;
using Crm.Pipeline.History;
using Crm.Team;
using Marten;

namespace Crm.Pipeline.Dividing;

/// <summary>
/// 按分成: what a unit and everything below it counts in a year where figures are divided by agreement: its own projects, less what of them is shared out, and what is shared in. The dashboard is not touched
/// by it and counts each project once, in the unit in charge.
/// </summary>
/// <param name="Unit">The asker's own unit where it is left out.</param>
/// <param name="On">The day; today where it is left out.</param>
/// <param name="Seen">From where a past day is looked at; as it happened where it is left out.</param>
/// <param name="Year">The year in which the projects came to each figure; that of the day where it is left out.</param>
[Allow(Role.Manager, Role.Auditor)]
public sealed record ShowAttributed(string? Unit = null, DateOnly? On = null, Standpoint? Seen = null, int? Year = null) : IQuery<AttributedSheet>;

/// <summary>A unit's figures by parts. Definitions with an example: docs/figures.md.</summary>
/// <param name="Rows">The projects that make a difference, and those that are divided within the unit; the largest first.</param>
/// <param name="Doubled">Whether some of them is counted in full by several units, so that the units together count more than there is.</param>
public sealed record AttributedSheet(string Unit, DateOnly On, Standpoint Seen, int Year, IReadOnlyList<AttributedFigure> Figures, IReadOnlyList<AttributedLead> Rows, bool Doubled);

/// <summary>One figure: projects, or 万元.</summary>
/// <param name="Own">What the dashboard says.</param>
/// <param name="Out">What of it counts elsewhere.</param>
/// <param name="In">What counts here of projects that others are in charge of.</param>
public sealed record AttributedFigure(ShareIndicator Indicator, decimal Own, decimal Out, decimal In)
{
    /// <summary>What counts here.</summary>
    public decimal Attributed => Own - Out + In;
}

/// <summary>A project in one figure.</summary>
/// <param name="Day">The day on which it came to the figure.</param>
/// <param name="Whole">What the project counts: 1, or its investment in 万元.</param>
/// <param name="InCharge">The unit in charge on the day that is looked at.</param>
/// <param name="Own">Whether that one is the unit or below it.</param>
/// <param name="Percent">What part of it counts here.</param>
/// <param name="Terms">The agreement in words.</param>
/// <param name="Opens">Whether the person reaches the lead.</param>
public sealed record AttributedLead(
    Guid Id, string Number, string Company, string Project, ShareIndicator Indicator, DateOnly Day, decimal Whole, string InCharge, bool Own, decimal Percent, string Terms, bool Double, bool Opens)
{
    /// <summary>What counts here.</summary>
    public decimal Part => Whole * Percent / 100;
}

/// <summary>Answers <see cref="ShowAttributed"/>.</summary>
public static class ShowAttributedHandler
{
    private const string Spans = MartenSetup.Schema + ".pipeline_span";

    public static async Task<AttributedSheet> Handle(ShowAttributed query, Actor actor, IRoster roster, PipelineCounts counts, IQuerySession session, TimeProvider clock, CancellationToken token)
    {
        var (unit, at) = PipelineReach.Of(query.Unit, query.On, query.Seen, actor, roster, clock);
        var year = PipelineReach.YearOf(query.Year, at);
        var units = roster.Below(unit);
        var rows = (await Divided(units, at, session, token)).SelectMany(lead => Rows(lead, year, at, units, actor, roster)).ToList();
        var own = (await counts.Read(unit, at, Attribution.Stages.Values.Distinct().Select(stage => (int)stage), year * 100, (year * 100) + 12, token)).ToLookup(counted => (Stage)counted.Kind, counted => counted.Tally);
        return new AttributedSheet(
            unit, at.Day, at.From, year, [.. Attribution.Stages.Select(pair => Figure(pair.Key, own[pair.Value].Aggregate(default(Tally), (sum, tally) => sum + tally), rows))],
            [.. rows.OrderBy(row => row.Indicator).ThenByDescending(row => row.Whole).ThenBy(row => row.Number, StringComparer.Ordinal)], rows.Any(row => row.Double));
    }

    private static AttributedFigure Figure(ShareIndicator indicator, Tally own, IReadOnlyList<AttributedLead> rows)
    {
        var mine = rows.Where(row => row.Indicator == indicator).ToList();
        return new AttributedFigure(
            indicator, indicator == ShareIndicator.SignedAmount ? own.Amount : own.Count, mine.Where(row => row.Own).Sum(row => row.Whole - row.Part), mine.Where(row => !row.Own).Sum(row => row.Part));
    }

    // Leads whose figures are divided are few: each is looked up by its own span.
    private static Task<IReadOnlyList<DividedLead>> Divided(IReadOnlySet<string> units, AsOf at, IQuerySession session, CancellationToken token)
    {
        object codes = units.ToArray();
        return session.AdvancedSql.QueryAsync<DividedLead>($"""
            select jsonb_build_object('id', s.lead, 'number', coalesce(l.data ->> 'number', ''), 'company', coalesce(l.data ->> 'company', ''), 'project', coalesce(l.data ->> 'project', ''), 'now', coalesce(l.unit, ''),
              'unit', s.unit, 'amount', {PipelineTables.Amount}, 'signedOn', s.signed_on, 'landedOn', s.landed_on, 'startedOn', s.started_on, 'agreements', h.data -> 'agreements')
            from {MartenSetup.Schema}.mt_doc_sharedlead as h join {Spans} as s on s.lead = h.id left join {MartenSetup.Schema}.mt_doc_leadlisting as l on l.id = h.id
            where s.seen = any(?) and s.from_day <= ? and s.to_day > ? and (s.unit = any(?) or h.units && ?) and s.signed_on is not null
            """, token, at.Seen, at.Day, at.Day, codes, codes);
    }

    private static IEnumerable<AttributedLead> Rows(DividedLead lead, int year, AsOf at, IReadOnlySet<string> units, Actor actor, IRoster roster)
    {
        var known = Attribution.Known(lead.Agreements, at).ToList();
        foreach (var (indicator, stage) in Attribution.Stages)
        {
            if (lead.DayOf(stage) is not { } day || day.Year != year || Division.InForce(known, indicator, day) is not { } terms) continue;
            var percent = Division.PartOf(terms, lead.Unit, units, roster.Below);
            var own = units.Contains(lead.Unit);
            if (!own && percent == 0) continue;
            yield return new AttributedLead(
                lead.Id, lead.Number, lead.Company, lead.Project, indicator, day, indicator == ShareIndicator.SignedAmount ? lead.Amount : 1, lead.Unit, own, percent, BenefitWords.Parts(terms, roster), terms.Double,
                actor.Oversees(lead.Now));
        }
    }

    private sealed record DividedLead(
        Guid Id, string Number, string Company, string Project, string Now, string Unit, decimal Amount, DateOnly? SignedOn, DateOnly? LandedOn, DateOnly? StartedOn, IReadOnlyList<DatedShares> Agreements)
    {
        public DateOnly? DayOf(Stage stage) => stage switch { Stage.Signed => SignedOn, Stage.Landed => LandedOn, _ => StartedOn };
    }
}
