namespace Crm.Notifications.Sending;

/// <summary>
/// One piece of mail, or one message to a group's robot, on its way out. Those of one lane leave one after the other in the order of their turns: nobody reads of a
/// lead's return before its hand-over.
/// </summary>
public sealed record Delivery
{
    /// <summary>The same however often it is tried; for a mail, what its Message-ID is made of.</summary>
    public Guid Id { get; init; }

    /// <summary>Whose queue it stands in: "mail:" and a login, "letter:" and the person's id, or "robot:" and the robot's id.</summary>
    public string Lane { get; init; } = "";

    /// <summary>Login of the person a mail is for; empty for a robot's message.</summary>
    public string Login { get; init; } = "";

    /// <summary>The robot that is to say it; null for a mail.</summary>
    public Guid? Robot { get; init; }

    /// <summary>The letter to somebody outside that it is; null for a mail or a message to the staff.</summary>
    public Guid? Letter { get; init; }

    /// <summary>What it tells: one notice, or those of several people when a robot tells them all at once; none for a robot's test.</summary>
    public IReadOnlyList<Guid> Notices { get; init; } = [];

    /// <summary>Goes out with everything else of its turn, in one mail.</summary>
    public bool Digest { get; init; }

    /// <summary>When the news came in.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>The moment from which it may leave: after quiet hours, or at the time of the daily mail. Decides the order.</summary>
    public DateTimeOffset Turn { get; init; }

    /// <summary>After a failed try, when the next one is due.</summary>
    public DateTimeOffset? RetryAt { get; init; }

    public DeliveryState State { get; init; }

    /// <summary>How often it was tried.</summary>
    public int Attempts { get; init; }

    /// <summary>What the other side said last, for the administrator; holds no content of the message.</summary>
    public string? Error { get; init; }

    /// <summary>The lane of a person's mails.</summary>
    public static string MailLane(string login) => "mail:" + login;

    /// <summary>The lane of a robot.</summary>
    public static string RobotLane(Guid robot) => $"robot:{robot:N}";
}

/// <summary>What became of a delivery.</summary>
public enum DeliveryState
{
    /// <summary>To be sent, or to be tried again.</summary>
    Waiting,

    /// <summary>Accepted by the other side, or written as a file.</summary>
    Sent,

    /// <summary>Given up after the last try; the administrator sees it and can try again.</summary>
    Failed,

    /// <summary>There was nobody left to send it to: the person was disabled or has no address, the robot was removed.</summary>
    Dropped,
}
