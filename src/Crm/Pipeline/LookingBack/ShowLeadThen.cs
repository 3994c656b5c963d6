using Crm.Foundation;
using Crm.Leads;
using Crm.Leads.Profile;
using Crm.Leads.Timeline;
using Crm.Pipeline.Counting;
using Crm.Pipeline.History;
using Crm.Pipeline.Listing;
using Crm.Team;
using Marten;

namespace Crm.Pipeline.LookingBack;

/// <summary>A lead as it stood at the end of a day, with what was known of it or had happened to it by then.</summary>
/// <param name="On">The day; today where it is left out.</param>
/// <param name="Seen">From where a past day is looked at; as it happened where it is left out.</param>
[Allow(Role.Officer, Role.Manager, Role.Auditor)]
public sealed record ShowLeadThen(Guid LeadId, DateOnly? On = null, Standpoint? Seen = null) : IQuery<LeadThen>;

/// <summary>The answer to a <see cref="ShowLeadThen"/>.</summary>
/// <param name="Id">The lead; where it was merged into another, that one.</param>
/// <param name="Company">As it is called today.</param>
/// <param name="Project">As it is called today.</param>
/// <param name="Stood">How it stood; null where there was no such lead yet.</param>
/// <param name="Entries">What had been told of it by then, the latest business day first.</param>
/// <param name="Later">How many entries are left out, since they came later.</param>
public sealed record LeadThen(Guid Id, string Number, string Company, string Project, DateOnly On, Standpoint Seen, LeadStood? Stood, IReadOnlyList<TimelineEntry> Entries, int Later);

/// <summary>How a lead stood.</summary>
/// <param name="Reach">How far it had come: its stage, and of a terminated lead the one it was terminated in.</param>
/// <param name="Owner">Name of the officer in charge; null while it lay in the unit's pool.</param>
/// <param name="Amount">Agreed investment, or the intended one while there was no agreement, in 万元.</param>
/// <param name="Agreed">Whether there was an agreement.</param>
/// <param name="Raised">By how much the investment had been raised since, in 万元.</param>
/// <param name="Since">The day on which it had entered its stage.</param>
/// <param name="Reached">The stages it had reached, with the day.</param>
public sealed record LeadStood(
    Stage Stage, Stage Reach, TerminationReason? Reason, string Unit, string? Owner, Source Source, string? Industry, string? Region, decimal Amount, bool Agreed, decimal Raised, DateOnly Since,
    IReadOnlyList<StageDay> Reached);

/// <summary>The day on which a stage was reached.</summary>
public sealed record StageDay(Stage Stage, DateOnly On);

/// <summary>Answers <see cref="ShowLeadThen"/>.</summary>
public static class ShowLeadThenHandler
{
    public static async Task<LeadThen> Handle(ShowLeadThen query, Actor actor, IRoster roster, QueryDesk desk, IQuerySession session, TimeProvider clock, CancellationToken token)
    {
        var (_, at) = PipelineReach.Of(null, query.On, query.Seen, actor, roster, clock);
        // Whoever may not see the lead now may not see what it was.
        var caller = new Caller(actor.Login, actor.Channel);
        var lead = Answered(await desk.Ask(new LeadProfile(query.LeadId, Contacts: false), caller, token));
        var told = Answered(await desk.Ask(new LeadTimeline(lead.Id), caller, token));
        var entries = told.Where(entry => at.From == Standpoint.AsRecorded ? China.DayOf(entry.RecordedAt) <= at.Day : entry.OccurredOn <= at.Day).ToList();
        var facts = (await RecordedFacts.Of([lead.Id], session, token))[lead.Id];
        var state = facts.Where(at.Knows).Aggregate((LeadState?)null, (before, fact) => LeadState.After(before, fact.Data));
        return new LeadThen(lead.Id, lead.Facts.Number, lead.Facts.Company, lead.Facts.Project, at.Day, at.From, state is null ? null : Stood(state, roster), entries, told.Count - entries.Count);
    }

    private static T Answered<T>(Outcome<T> outcome) => outcome.Ok ? outcome.Answer! : throw new RuleBroken("{0}", outcome.Sentence!) { Kind = outcome.Refusal!.Value };

    private static LeadStood Stood(LeadState state, IRoster roster) => new(
        state.Stage, state.Reach, state.Reason, roster.Unit(state.Unit)?.Name ?? state.Unit, state.Owner is { } owner ? roster.Person(owner)?.Name ?? owner : null, state.Source, state.Industry, state.Region, state.Amount,
        state.Agreed is not null, state.Raises.Increments.Sum(), state.Since,
        [.. Enum.GetValues<Stage>().Order().Select(stage => (Stage: stage, Day: stage == Stage.Lead ? state.OpenedOn : state.Reached[stage])).Where(one => one.Day is not null).Select(one => new StageDay(one.Stage, one.Day!.Value))]);
}
