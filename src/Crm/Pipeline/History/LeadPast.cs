namespace Crm.Pipeline.History;

/// <summary>A fact of a lead with its two dates.</summary>
/// <param name="HappenedOn">The business day.</param>
/// <param name="RecordedOn">China's day on which it was recorded.</param>
public sealed record DatedFact(DateOnly HappenedOn, DateOnly RecordedOn, object Data);

/// <summary>
/// Folds a lead's facts into the spans of its past. As recorded: the state at the end of a day is what all facts recorded by then make of it. As happened: what all facts
/// make of it that had happened by then, in the order in which they were recorded, however late that was. That two leads are one project is something known, not something
/// that happened on a day: as happened, a lead that is merged today never counted.
/// </summary>
public static class LeadPast
{
    /// <summary>The spans of one lead, in order; those that look the same from both standpoints are one. Tests and leads that count elsewhere have none.</summary>
    /// <param name="facts">Its facts in the order in which they were recorded.</param>
    public static IReadOnlyList<LeadSpan> Of(Guid lead, IReadOnlyList<DatedFact> facts)
    {
        var recorded = Spans(facts, fact => fact.RecordedOn);
        var final = facts.Aggregate((LeadState?)null, (state, fact) => LeadState.After(state, fact.Data));
        var happened = final is null or { Merged: true } ? [] : Spans([.. facts.Where(fact => fact.Data is not (Leads.LeadMergedInto or Leads.LeadUnmergedFrom))], fact => fact.HappenedOn);
        var both = recorded.Intersect(happened).ToHashSet();
        return
        [
            .. recorded.Select(span => Row(span, (int)Standpoint.AsRecorded | (both.Contains(span) ? (int)Standpoint.AsHappened : 0))),
            .. happened.Where(span => !both.Contains(span)).Select(span => Row(span, (int)Standpoint.AsHappened)),
        ];

        LeadSpan Row((DateOnly From, DateOnly? To, LeadState State) span, int seen) => new(lead, seen, span.From, span.To, span.State);
    }

    private static List<(DateOnly From, DateOnly? To, LeadState State)> Spans(IReadOnlyList<DatedFact> facts, Func<DatedFact, DateOnly> dayOf)
    {
        var states = new List<(DateOnly From, LeadState? State)>();
        var days = facts.Select(dayOf).ToList();
        if (days.Zip(days.Skip(1)).All(pair => pair.First <= pair.Second))
        {
            LeadState? state = null;
            for (var i = 0; i < facts.Count; i++)
            {
                state = LeadState.After(state, facts[i].Data);
                if (i + 1 == facts.Count || days[i + 1] > days[i]) Note(days[i], state);
            }
        }
        else
        {
            foreach (var day in days.Distinct().Order())
                Note(day, facts.Where((_, i) => days[i] <= day).Aggregate((LeadState?)null, (state, fact) => LeadState.After(state, fact.Data)));
        }
        return
        [
            .. states.Select((one, i) => (one.From, To: i + 1 < states.Count ? states[i + 1].From : (DateOnly?)null, one.State))
                .Where(span => span.State is not null).Select(span => (span.From, span.To, span.State!)),
        ];

        void Note(DateOnly day, LeadState? state)
        {
            if (state is { Merged: true } or { Test: true }) state = null;
            if (states.Count == 0 ? state is not null : states[^1].State != state) states.Add((day, state));
        }
    }
}
