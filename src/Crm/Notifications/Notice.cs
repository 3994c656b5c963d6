namespace Crm.Notifications;

/// <summary>One piece of news for one person: what the bell shows. What else carries it is a <see cref="Sending.Delivery"/> of its own.</summary>
public sealed record Notice
{
    /// <summary>Derived from the news and the person.</summary>
    public Guid Id { get; init; }

    /// <summary>Whom it is for.</summary>
    public string Login { get; init; } = "";

    public NewsKind Kind { get; init; }

    /// <summary>Address within the product that opens what it is about.</summary>
    public string Link { get; init; } = "";

    /// <summary>What it is about, for the sentence: the company of a lead, the receipt number of an inquiry.</summary>
    public string Title { get; init; } = "";

    /// <summary>Display name of whoever did it.</summary>
    public string By { get; init; } = "";

    public DateTimeOffset At { get; init; }

    /// <summary>The moment a deadline ends, where it is about one.</summary>
    public DateTimeOffset? Due { get; init; }
}
