using Crm.Foundation;
using Crm.Leads.Listing;
using Crm.Pipeline.Closing.Late;
using Crm.Pipeline.Comparing;
using Crm.Pipeline.History;
using Crm.Pipeline.Listing;
using Crm.Team;
using Marten;

namespace Crm.Pipeline.Closing.Correcting;

/// <summary>The leads that stood, at the end of a closed month, otherwise than was reported: all that figures as corrected differ by from those as reported, with what was entered since. The largest first.</summary>
/// <param name="Unit">The asker's own unit where it is left out.</param>
/// <param name="Month">"2026-06"; has to be given.</param>
/// <param name="After">Where the page before ended.</param>
/// <param name="Take">Rows a page, 1 to 200; 50 where left out.</param>
[Allow(Role.Manager, Role.Auditor)]
public sealed record FindCorrections(string? Unit = null, string? Month = null, string? After = null, int? Take = null) : IQuery<CorrectionPage>;

/// <summary>A page of corrected leads.</summary>
/// <param name="Count">How many leads in all.</param>
/// <param name="ClosedAt">When the month was closed.</param>
/// <param name="Figures">The figures as reported and as corrected.</param>
public sealed record CorrectionPage(IReadOnlyList<ChangedLead> Rows, int Count, string? Next, string Unit, string Month, DateTimeOffset ClosedAt, IReadOnlyList<ReportedFigure> Figures) : IPage<ChangedLead>;

/// <summary>Answers <see cref="FindCorrections"/>.</summary>
public static class FindCorrectionsHandler
{
    public static async Task<CorrectionPage> Handle(FindCorrections query, Actor actor, IRoster roster, IQuerySession session, ReportedFigures figures, TimeProvider clock, CancellationToken token)
    {
        var (unit, _) = PipelineReach.Of(query.Unit, null, null, actor, roster, clock);
        var (month, skip, take) = (Months.Read(query.Month, nameof(query.Month)), PageOffset.Read(query.After), Math.Clamp(query.Take ?? 50, 1, 200));
        var closing = (await ClosedBooks.Of([unit], roster, session, token)).For(unit).SelectMany(book => book.Closings).FirstOrDefault(one => one.Month == month && one.Reopened is null)
            ?? throw new RuleBroken("{0}没有封账。", Months.Show(month)) { Field = nameof(query.Month), Kind = Refusal.Input };
        var units = roster.Below(unit);
        var all = (await Correction.Of([(month, closing.At)], units, session, token))[month].OrderByDescending(one => (one.Corrected ?? one.Reported)!.Amount).ThenBy(one => one.Lead).ToList();
        var shown = all.Skip(skip).Take(take).ToList();
        var leads = (await session.LoadManyAsync<LeadListing>(token, shown.Select(one => one.Lead).ToArray())).ToDictionary(row => row.Id);
        var marks = await LateMarks.Of([.. shown.Select(one => (one.Lead, UnitOf(one)))], roster, session, token);
        return new CorrectionPage(
            [.. shown.Select(one => Row(one, leads.GetValueOrDefault(one.Lead)))], all.Count, PageOffset.Of(skip, take, all.Count > skip + take), unit, Months.Show(month), closing.At,
            await figures.Of(unit, month, all, units, token));

        ChangedLead Row(Correction one, LeadListing? lead) => new(
            one.Lead, lead?.Number ?? "", lead?.Company ?? "", lead?.Project ?? "", one.KindIn(units), Look(one, one.Reported), Look(one, one.Corrected), one.Since.Max(fact => fact.RecordedOn),
            [.. one.Since.Select(fact => marks.Entry(fact, one.Lead, UnitOf(one)))]);

        LeadLook? Look(Correction one, LeadState? state) => state is null ? null : new(state.Stage, state.Reach, state.Unit, state.Amount, one.IsIn(state, units));
    }

    private static string UnitOf(Correction one) => (one.Corrected ?? one.Reported)!.Unit;
}
