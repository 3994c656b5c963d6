namespace Crm.Team.Passwords;

/// <summary>The secret half of a person: nothing but the password hash, kept out of events and snapshots. A person without one can't sign in.</summary>
public sealed class Account
{
    /// <summary>The person's login.</summary>
    public required string Id { get; init; }

    /// <summary>PBKDF2 hash with its own salt and cost, as ASP.NET Core Identity writes it.</summary>
    public string? PasswordHash { get; set; }
}
