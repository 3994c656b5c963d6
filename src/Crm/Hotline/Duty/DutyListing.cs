using Crm.Foundation;
using JasperFx.Events;
using Marten.Events.Aggregation;

namespace Crm.Hotline.Duty;

/// <summary>Somebody's state as colleagues see it, and as a ringing place is looked up.</summary>
public sealed record DutyListing
{
    public Guid Id { get; init; }

    public string Login { get; init; } = "";

    public string Unit { get; init; } = "";

    public DutyState State { get; init; }

    public string? Extension { get; init; }

    /// <summary>The place they sat at last, to be sat at again.</summary>
    public string? Seat { get; init; }

    /// <summary>Since when.</summary>
    public DateTimeOffset Since { get; init; }

    /// <summary>When the time after a call is up.</summary>
    public DateTimeOffset? Until { get; init; }
}

/// <summary>Writes <see cref="DutyListing"/>.</summary>
public sealed partial class DutyListingProjection : SingleStreamProjection<DutyListing, Guid>
{
    public DutyListingProjection() => this.IncludeFactsBeside<DutyChanged>();

    public override DutyListing? Evolve(DutyListing? row, Guid id, IEvent e) => e.Data is DutyChanged changed
        ? new DutyListing { Id = id, Login = changed.Login, Unit = changed.Unit, State = changed.State, Extension = changed.Extension, Seat = changed.Extension ?? row?.Seat, Since = changed.At, Until = changed.Until }
        : row;
}
