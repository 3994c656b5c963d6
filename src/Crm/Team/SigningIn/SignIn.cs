using Crm.Foundation;

namespace Crm.Team.SigningIn;

/// <summary>One attempt to sign in and, where it went well, the session that follows. A stream of its own, so that the log grows no person's history.</summary>
/// <param name="Id">Carried by the session's cookie.</param>
/// <param name="Login">Who; null where nobody has the name that was typed, which is not kept.</param>
/// <param name="Open">Not refused and not signed out; the session may have ended otherwise.</param>
public sealed record SignIn(Guid Id, string? Login, bool Open)
{
    public static SignIn Create(JasperFx.Events.IEvent<SignedIn> e) => new(e.StreamId, e.Data.Login, Open: true);

    public static SignIn Create(JasperFx.Events.IEvent<SignInRefused> e) => new(e.StreamId, e.Data.Login, Open: false);

    public SignIn Apply(SignedOut _) => this with { Open = false };
}

/// <summary>A person began a session.</summary>
/// <param name="Login">Who.</param>
/// <param name="Address">Keyed hash of the network address: tells same from different, nothing else.</param>
/// <param name="KnownDevice">The browser had signed this person in before.</param>
/// <param name="OccurredOn">Business date.</param>
public sealed record SignedIn(string Login, string Address, bool KnownDevice, DateOnly OccurredOn) : IFact;

/// <summary>Somebody was not let in. Attempts that were not even looked at, because there were too many, leave no event.</summary>
/// <param name="Login">Whose account; null where nobody has the name that was typed, which is not kept: it may be a password in the wrong field.</param>
/// <param name="Reason">Why, which the person at the door is not told.</param>
/// <param name="Address">Keyed hash of the network address.</param>
/// <param name="OccurredOn">Business date.</param>
public sealed record SignInRefused(string? Login, DoorRefusal Reason, string Address, DateOnly OccurredOn) : IFact;

/// <summary>The person ended the session.</summary>
public sealed record SignedOut(DateOnly OccurredOn) : IFact;

/// <summary>Why somebody was not let in.</summary>
public enum DoorRefusal
{
    /// <summary>Nobody has this login.</summary>
    Unknown,

    /// <summary>The password is wrong, or none was ever issued.</summary>
    WrongPassword,

    /// <summary>The password is right but the person may not act any more.</summary>
    Disabled,

    /// <summary>The initial password is right but too old.</summary>
    InitialPasswordExpired,
}
