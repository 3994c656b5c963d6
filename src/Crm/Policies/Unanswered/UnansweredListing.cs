using Crm.Foundation;
using Crm.Inquiries;
using JasperFx.Events;
using Marten.Events.Aggregation;

namespace Crm.Policies.Unanswered;

/// <summary>A question without an answer as editors see it.</summary>
public sealed record UnansweredListing
{
    public Guid Id { get; init; }

    public IReadOnlyList<string> Words { get; init; } = [];

    /// <summary>In how many calls and searches it was asked.</summary>
    public int Times { get; init; }

    /// <summary>Topic of the last call; policies where it was only looked for.</summary>
    public Topic Topic { get; init; }

    /// <summary>Day of the last of them.</summary>
    public DateOnly AskedOn { get; init; }

    /// <summary>When the last of them was recorded; orders the list.</summary>
    public DateTimeOffset AskedAt { get; init; }

    public bool Open { get; init; }

    /// <summary>The document that answers it.</summary>
    public Guid? Document { get; init; }

    /// <summary>Why nothing will be done about it.</summary>
    public string? Reason { get; init; }
}

/// <summary>Writes <see cref="UnansweredListing"/>.</summary>
public sealed partial class UnansweredListingProjection : SingleStreamProjection<UnansweredListing, Guid>
{
    public UnansweredListingProjection() => this.IncludeFactsBeside<QuestionUnanswered>();

    public override UnansweredListing? Evolve(UnansweredListing? row, Guid id, IEvent e) => e.Data switch
    {
        QuestionUnanswered q => Ask(row ?? new UnansweredListing { Id = id, Words = q.Words }, q.OccurredOn, e.RecordedAt()) with { Topic = q.Topic },
        LibrarySearchUnanswered s => Ask(row ?? new UnansweredListing { Id = id, Words = s.Words, Topic = Topic.Policy }, s.OccurredOn, e.RecordedAt()),
        QuestionCovered c when row is not null => row with { Open = false, Document = c.Document },
        QuestionDismissed d when row is not null => row with { Open = false, Reason = d.Reason },
        _ => row,
    };

    private static UnansweredListing Ask(UnansweredListing row, DateOnly on, DateTimeOffset at) =>
        row with { Times = row.Times + 1, AskedOn = on, AskedAt = at, Open = row.Reason is null };
}
