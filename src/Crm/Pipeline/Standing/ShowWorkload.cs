using Crm.Foundation;
using Crm.Leads;
using Crm.Pipeline.Counting;
using Crm.Pipeline.History;
using Crm.Team;
using Marten;

namespace Crm.Pipeline.Standing;

/// <summary>What each officer of a unit and of the units below has in hand at the end of a day.</summary>
/// <param name="Unit">The asker's own unit where it is left out.</param>
/// <param name="On">The day; today where it is left out.</param>
/// <param name="Seen">From where a past day is looked at; as it happened where it is left out.</param>
[Allow(Role.Manager, Role.Auditor)]
public sealed record ShowWorkload(string? Unit = null, DateOnly? On = null, Standpoint? Seen = null) : IQuery<WorkloadSheet>;

/// <summary>Who has how much in hand, most first.</summary>
/// <param name="Still">What entered its stage before this day has not moved for three months.</param>
public sealed record WorkloadSheet(string Unit, DateOnly On, Standpoint Seen, DateOnly Still, IReadOnlyList<OfficerLoad> Officers);

/// <summary>What an officer has in hand: leads that stand before 达产 and are not terminated.</summary>
/// <param name="Owner">Login; null for what lies in the pools.</param>
/// <param name="Name">The officer's name; the login where nobody is known by it, null for the pools.</param>
/// <param name="Early">Standing in 线索 or 研判.</param>
/// <param name="Talking">Standing in 洽谈 or 考察.</param>
/// <param name="Signed">Standing in 签约 or 落地.</param>
/// <param name="Building">Standing in 开工, 竣工 or 投产.</param>
/// <param name="Still">Of all in hand, what entered its stage more than three months ago.</param>
/// <param name="SignedThisYear">Signed in the year of the day, whatever became of it.</param>
public sealed record OfficerLoad(string? Owner, string? Name, Tally InHand, int Early, int Talking, int Signed, int Building, int Still, Tally SignedThisYear);

/// <summary>Answers <see cref="ShowWorkload"/>.</summary>
public static class ShowWorkloadHandler
{
    private const int StillMonths = 3;

    public static async Task<WorkloadSheet> Handle(ShowWorkload query, Actor actor, IRoster roster, IQuerySession session, TimeProvider clock, CancellationToken token)
    {
        var (unit, at) = PipelineReach.Of(query.Unit, query.On, query.Seen, actor, roster, clock);
        var still = at.Day.AddMonths(-StillMonths);
        var filter = new SqlFilter();
        filter.Among("s.unit", roster.Below(unit));
        at.Hold(filter);
        var rows = await session.AdvancedSql.QueryAsync<OfficerLoad>($"""
            select jsonb_build_object('owner', s.owner,
              'inHand', jsonb_build_object('count', count(*) filter (where {Between(Stage.Lead, Stage.InProduction)}), 'amount', coalesce(sum({PipelineTables.Amount}) filter (where {Between(Stage.Lead, Stage.InProduction)}), 0)),
              'early', count(*) filter (where {Between(Stage.Lead, Stage.Assessing)}), 'talking', count(*) filter (where {Between(Stage.Negotiating, Stage.Visiting)}),
              'signed', count(*) filter (where {Between(Stage.Signed, Stage.Landed)}), 'building', count(*) filter (where {Between(Stage.UnderConstruction, Stage.InProduction)}),
              'still', count(*) filter (where {Between(Stage.Lead, Stage.InProduction)} and s.since < ?),
              'signedThisYear', jsonb_build_object('count', count(*) filter (where s.signed_on >= ?), 'amount', coalesce(sum({PipelineTables.Amount}) filter (where s.signed_on >= ?), 0)))
            from {MartenSetup.Schema}.pipeline_span as s where {filter.Sql} group by s.owner
            """, token, [still, Year(at.Day), Year(at.Day), .. filter.Values]);
        return new WorkloadSheet(unit, at.Day, at.From, still,
            [.. rows.Where(row => row.InHand.Count > 0 || row.SignedThisYear.Count > 0).OrderByDescending(row => row.InHand.Count).ThenBy(row => row.Owner, StringComparer.Ordinal)
                .Select(row => row with { Name = row.Owner is { } owner ? roster.Person(owner)?.Name ?? owner : null })]);
    }

    private static string Between(Stage from, Stage to) => $"s.stage between {(int)from} and {(int)to}";

    private static DateOnly Year(DateOnly day) => new(day.Year, 1, 1);
}
