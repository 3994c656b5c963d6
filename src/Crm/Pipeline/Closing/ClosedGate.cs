using Crm.Foundation;
using Crm.Leads;
using Crm.Leads.Merging;
using Crm.Pipeline.History;
using Crm.Team;
using Marten;
using Marten.Services;

namespace Crm.Pipeline.Closing;

/// <summary>
/// Stands where facts are written, whatever decided them and through whichever channel: a fact of a lead that counts in figures by its business day is refused where that day lies in a month
/// that is closed for the lead's unit, unless an adjustment was approved. What happened this month costs nothing.
/// </summary>
public sealed class ClosedGate(IServiceProvider services) : DocumentSessionListenerBase
{
    // That two leads are one project is known from there on for every day; it has no day in the figures.
    private static readonly HashSet<Type> ByDay = [.. PastFacts.Types.Except([typeof(LeadMergedInto), typeof(LeadUnmergedFrom)])];

    /// <inheritdoc />
    public override async Task BeforeSaveChangesAsync(IDocumentSession session, CancellationToken token)
    {
        var pending = session.PendingChanges.Streams().SelectMany(stream => stream.Events, (stream, e) => (Lead: stream.Id, e.Data)).Where(fact => ByDay.Contains(fact.Data.GetType())).ToList();
        if (pending.Count == 0) return;
        var today = China.Today(services.GetRequiredService<TimeProvider>());
        var past = pending.Select(fact => (fact.Lead, Day: ((IFact)fact.Data).OccurredOn)).Where(fact => Months.Of(fact.Day) < Months.Of(today)).Distinct().ToList();
        if (past.Count == 0) return;
        var roster = services.GetRequiredService<IRoster>();
        await using var reading = session.DocumentStore.QuerySession();
        foreach (var (lead, day) in past)
        {
            var opened = pending.Where(fact => fact.Lead == lead).Select(fact => fact.Data).OfType<LeadOpened>().FirstOrDefault();
            var units = opened is null ? await LeadUnits.Of(lead, day, day, reading, token) : [opened.Unit];
            await MustBeOpen(opened is null ? lead : Guid.Empty, units, day, today, roster, reading, token);
        }
    }

    private static async Task MustBeOpen(Guid lead, IReadOnlyList<string> units, DateOnly day, DateOnly today, IRoster roster, IQuerySession session, CancellationToken token)
    {
        var month = Months.Of(day);
        var books = await ClosedBooks.Of(units, roster, session, token);
        var closers = books.Closers(units, month);
        if (closers.Count == 0) return;
        var asked = await session.Query<Adjustment>().Where(a => a.Lead == lead && a.Month == month).ToListAsync(token);
        if (asked.Any(a => a.Lifts(closers, today) && (lead != Guid.Empty || units.Contains(a.Unit)))) return;
        throw new RuleBroken("{0}已封账，这一天的事不能直接登记。请先在“封账调整”里申请，由{1}的负责人批准后再登记。",
            Months.Show(month), string.Join("、", closers.Select(code => roster.Unit(code)?.Name ?? code)))
        { Field = nameof(IFact.OccurredOn) };
    }
}
