namespace Crm.Notifications;

/// <summary>One piece of news for one person: what the bell shows, and what becomes of the mail beside it.</summary>
public sealed record Notice
{
    /// <summary>Derived from the news and the person; also the mail's Message-ID.</summary>
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

    public MailState Mail { get; init; }

    /// <summary>How often the mail was tried.</summary>
    public int Attempts { get; init; }

    /// <summary>What the mail server said last, for the administrator; holds no content of the mail.</summary>
    public string? MailError { get; init; }
}

/// <summary>What became of a notice's mail.</summary>
public enum MailState
{
    /// <summary>The person has no address.</summary>
    None,

    /// <summary>To be sent, or to be tried again.</summary>
    Waiting,

    /// <summary>Accepted by the mail server, or written as a file.</summary>
    Sent,

    /// <summary>Given up after the last try; the administrator sees it and can try again.</summary>
    Failed,
}
