using Crm.Foundation;
using Crm.Privacy;
using JasperFx.Events;
using Marten.Events.Aggregation;

namespace Crm.Hotline.Missed;

/// <summary>A missed call as the desk lists it.</summary>
public sealed record MissedListing
{
    public Guid Id { get; init; }

    public string Unit { get; init; } = "";

    public SealedContact? Caller { get; init; }

    /// <summary>The person the vault knows by the number.</summary>
    public Guid? Person { get; init; }

    /// <summary>The calls for which nobody rang back yet, with their moments.</summary>
    public IReadOnlyDictionary<Guid, DateTimeOffset> Waiting { get; init; } = new Dictionary<Guid, DateTimeOffset>();

    /// <summary>Whether somebody is to ring back.</summary>
    public bool Open { get; init; }

    /// <summary>The first of the calls that wait.</summary>
    public DateTimeOffset FirstAt { get; init; }

    /// <summary>The last of them.</summary>
    public DateTimeOffset LastAt { get; init; }
}

/// <summary>Writes <see cref="MissedListing"/>.</summary>
public sealed partial class MissedListingProjection : SingleStreamProjection<MissedListing, Guid>
{
    public MissedListingProjection() => this.IncludeFactsBeside<CallMissed>();

    public override MissedListing? Evolve(MissedListing? row, Guid id, IEvent e) => e.Data switch
    {
        CallMissed m => With((row ?? new MissedListing { Id = id }) with { Unit = m.Unit, Caller = m.Caller, Person = m.Caller?.Person }, [.. row is null ? [] : row.Waiting.AsEnumerable(), new(m.PhoneCall, m.At)]),
        MissedCallWithdrawn w when row is not null => With(row, row.Waiting.Where(call => call.Key != w.PhoneCall)),
        MissedCallReturned or MissedCallClosed when row is not null => With(row, []),
        _ => row,
    };

    private static MissedListing With(MissedListing row, IEnumerable<KeyValuePair<Guid, DateTimeOffset>> waiting)
    {
        var calls = waiting.ToDictionary();
        return calls.Count == 0
            ? row with { Waiting = calls, Open = false }
            : row with { Waiting = calls, Open = true, FirstAt = calls.Values.Min(), LastAt = calls.Values.Max() };
    }
}
