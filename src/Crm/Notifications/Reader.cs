using Crm.Foundation;
using JasperFx.Events;

namespace Crm.Notifications;

/// <summary>How far a person has read their notices. One stream per person; its id derives from the login.</summary>
public sealed partial record Reader
{
    public Guid Id { get; init; }

    /// <summary>Notices up to this moment are read.</summary>
    public DateTimeOffset ReadUpTo { get; init; }

    public static Reader Create(IEvent<NoticesRead> e) => new() { Id = e.StreamId, ReadUpTo = e.Data.UpTo };

    public Reader Apply(NoticesRead e) => this with { ReadUpTo = e.UpTo };

    /// <summary>The stream of a login.</summary>
    public static Guid IdOf(string login) => Uuid5.Of("reader", login);
}

/// <summary>The person looked at their notices.</summary>
public sealed record NoticesRead(DateTimeOffset UpTo, DateOnly OccurredOn) : IFact;
