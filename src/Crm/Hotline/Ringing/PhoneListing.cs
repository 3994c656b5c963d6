using Crm.Foundation;
using Crm.Privacy;
using JasperFx.Events;
using Marten.Events.Aggregation;

namespace Crm.Hotline.Ringing;

/// <summary>A phone call as the desk lists it: what rings, what is talked, what is still to be written down.</summary>
public sealed record PhoneListing
{
    public Guid Id { get; init; }

    public string Unit { get; init; } = "";

    public PhoneTrace Trace { get; init; } = PhoneTrace.Empty;

    public PhonePhase Phase { get; init; }

    public CallDirection Direction { get; init; }

    public SealedContact? Caller { get; init; }

    /// <summary>The person the vault knows by the number.</summary>
    public Guid? Person { get; init; }

    /// <summary>Rings, waits or is talked.</summary>
    public bool Open { get; init; }

    /// <summary>Was answered, and nobody wrote down what came of it.</summary>
    public bool Unwritten { get; init; }

    /// <summary>Login of whoever sits where it rings or is talked; the last one, when it is over.</summary>
    public string? Agent { get; init; }

    /// <summary>Login of whoever answered last.</summary>
    public string? AnsweredBy { get; init; }

    /// <summary>Login of whoever said that it is theirs.</summary>
    public string? TakenBy { get; init; }

    /// <summary>The record in the ledger.</summary>
    public Guid? Call { get; init; }

    /// <summary>The first moment of which anything is known.</summary>
    public DateTimeOffset BeganAt { get; init; }

    /// <summary>When it began to ring; null while that was not heard.</summary>
    public DateTimeOffset? RangAt { get; init; }

    /// <summary>When the first person answered.</summary>
    public DateTimeOffset? AnsweredAt { get; init; }

    /// <summary>When it was over.</summary>
    public DateTimeOffset? EndedAt { get; init; }
}

/// <summary>Writes <see cref="PhoneListing"/>.</summary>
public sealed partial class PhoneListingProjection : SingleStreamProjection<PhoneListing, Guid>
{
    public PhoneListingProjection() => this.IncludeFactsBeside<PhoneRang>();

    public override PhoneListing? Evolve(PhoneListing? row, Guid id, IEvent e)
    {
        if (e.Data is IPhoneFact fact) row = (row ?? new PhoneListing { Id = id, Unit = fact.Sign.Unit }) with { Trace = (row?.Trace ?? PhoneTrace.Empty).With(PhoneMark.Of(fact)!) };
        if (row is null) return null;
        return Read(e.Data switch
        {
            PhoneCallTakenUp => row with { TakenBy = e.UserName },
            PhoneCallWrittenDown w => row with { Call = w.Call },
            _ => row,
        });
    }

    private static PhoneListing Read(PhoneListing row) => row with
    {
        Phase = row.Trace.Phase,
        Direction = row.Trace.Direction,
        Caller = row.Trace.Caller,
        Person = row.Trace.Caller?.Person,
        Open = row.Trace.Phase is PhonePhase.Waiting or PhonePhase.Ringing or PhonePhase.Talking,
        Unwritten = row.Trace.AnsweredAt is not null && row.Call is null,
        Agent = row.Trace.Agent,
        AnsweredBy = row.Trace.AnsweredBy,
        BeganAt = row.Trace.Begin,
        RangAt = row.Trace.RangAt,
        AnsweredAt = row.Trace.AnsweredAt,
        EndedAt = row.Trace.EndedAt,
    };
}
