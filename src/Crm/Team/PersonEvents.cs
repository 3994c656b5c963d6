using Crm.Foundation;

namespace Crm.Team;

/// <summary>Somebody joins a unit.</summary>
/// <param name="Login">Sign-in name, lower case; never changes.</param>
/// <param name="Name">Display name.</param>
/// <param name="Unit">Code of the unit.</param>
/// <param name="Roles">What the person does.</param>
/// <param name="Email">The office address notices go to, if there is one.</param>
/// <param name="OccurredOn">Business date.</param>
public sealed record PersonAdded(string Login, string Name, string Unit, IReadOnlyList<Role> Roles, string? Email, DateOnly OccurredOn) : IFact;

/// <summary>The person's display name or office address is another from now on.</summary>
public sealed record PersonDetailsRevised(string Name, string? Email, DateOnly OccurredOn) : IFact;

/// <summary>The person works in another unit.</summary>
public sealed record PersonMoved(string Unit, DateOnly OccurredOn) : IFact;

/// <summary>The person has exactly these roles from now on.</summary>
public sealed record RolesChanged(IReadOnlyList<Role> Roles, DateOnly OccurredOn) : IFact;

/// <summary>The person may not act any more: sessions end, tokens are gone; what they did stays.</summary>
public sealed record PersonDisabled(string? Reason, DateOnly OccurredOn) : IFact;

/// <summary>The person may sign in again.</summary>
public sealed record PersonEnabled(DateOnly OccurredOn) : IFact;

/// <summary>An administrator handed out a password that must be changed at the first sign-in. The password itself is in no event.</summary>
/// <param name="ExpiresOn">Last day on which it opens anything.</param>
/// <param name="OccurredOn">Business date.</param>
public sealed record InitialPasswordIssued(DateOnly ExpiresOn, DateOnly OccurredOn) : IFact;

/// <summary>The person has a password of their own choice; all earlier sessions end. The password itself is in no event.</summary>
public sealed record PasswordChanged(DateOnly OccurredOn) : IFact;

/// <summary>The person lets a machine act for them over the API.</summary>
/// <param name="TokenId">The public half of the token, by which it is found.</param>
/// <param name="Name">What it is for.</param>
/// <param name="Hash">SHA-256 of the secret half. That half is 256 random bits, so the hash tells nobody anything and may stand in history.</param>
/// <param name="ExpiresOn">Last day on which it works.</param>
/// <param name="OccurredOn">Business date.</param>
public sealed record TokenIssued(string TokenId, string Name, string Hash, DateOnly ExpiresOn, DateOnly OccurredOn) : IFact;

/// <summary>The token works no more.</summary>
public sealed record TokenRevoked(string TokenId, DateOnly OccurredOn) : IFact;
