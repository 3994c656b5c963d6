using Crm.Foundation;
using Crm.Team;
using Marten;

namespace Crm.Clocks.Calendar;

/// <summary>When a length of time that begins at a moment is up, by the calendar as it stands.</summary>
/// <param name="From">Now where it is left out.</param>
[Allow(Role.HotlineAgent, Role.Officer, Role.Manager, Role.Editor, Role.Auditor, Role.Administrator)]
public sealed record CountTerm(int Amount, Measure Measure, DateTimeOffset? From = null) : IQuery<CountedTerm>;

/// <summary>The answer to <see cref="CountTerm"/>.</summary>
/// <param name="Due">In UTC.</param>
public sealed record CountedTerm(DateTimeOffset From, DateTimeOffset Due);

/// <summary>Answers <see cref="CountTerm"/>.</summary>
public static class CountTermHandler
{
    public static async Task<CountedTerm> Handle(CountTerm query, IQuerySession session, TimeProvider clock, CancellationToken token)
    {
        var term = new Term(query.Amount, query.Measure);
        term.MustBeSound(nameof(query.Amount));
        var from = (query.From ?? clock.GetUtcNow()).ToUniversalTime();
        if (from.Year is < 2000 or > 2099) throw new RuleBroken("日期不对，请检查年份。") { Field = nameof(query.From), Kind = Refusal.Input };
        return new CountedTerm(from, (await WorkingCalendar.Read(session, token)).Add(from, term));
    }
}
