using Crm.Foundation;

namespace Crm.Team;

/// <summary>A member of staff as decisions need it. Everything but the password hash is here; that stands alone in <see cref="Passwords.Account"/>.</summary>
/// <param name="Id">Derived from <paramref name="Login"/>, so a second person with the same login can't exist.</param>
/// <param name="Login">Sign-in name.</param>
/// <param name="Name">Display name.</param>
/// <param name="Unit">Code of the unit the person belongs to.</param>
/// <param name="Roles">What the person does.</param>
/// <param name="Email">The office address notices go to.</param>
public sealed record Person(Guid Id, string Login, string Name, string Unit, IReadOnlyList<Role> Roles, string? Email)
{
    /// <summary>May not act any more.</summary>
    public bool Disabled { get; init; }

    /// <summary>Rises whenever all sessions must end; a session carries the number it began with.</summary>
    public int Era { get; init; }

    /// <summary>Set while the password is one that somebody else handed out: it must be changed first, and opens nothing after this day.</summary>
    public DateOnly? InitialPasswordUntil { get; init; }

    /// <summary>Tokens that were not revoked; they may have expired.</summary>
    public IReadOnlyList<PersonToken> Tokens { get; init; } = [];

    /// <summary>The stream of the person with this login.</summary>
    public static Guid IdOf(string login) => Uuid5.Of("person", login);

    public static Person Create(PersonAdded e) => new(IdOf(e.Login), e.Login, e.Name, e.Unit, e.Roles, e.Email);

    public Person Apply(PersonDetailsRevised e) => this with { Name = e.Name, Email = e.Email };

    public Person Apply(PersonMoved e) => this with { Unit = e.Unit };

    public Person Apply(RolesChanged e) => this with { Roles = e.Roles };

    public Person Apply(PersonDisabled _) => this with { Disabled = true, Era = Era + 1, Tokens = [] };

    public Person Apply(PersonEnabled _) => this with { Disabled = false };

    public Person Apply(InitialPasswordIssued e) => this with { InitialPasswordUntil = e.ExpiresOn, Era = Era + 1 };

    public Person Apply(PasswordChanged _) => this with { InitialPasswordUntil = null, Era = Era + 1 };

    public Person Apply(TokenIssued e) => this with { Tokens = [.. Tokens, new PersonToken(e.TokenId, e.Name, e.Hash, e.OccurredOn, e.ExpiresOn)] };

    public Person Apply(TokenRevoked e) => this with { Tokens = [.. Tokens.Where(t => t.Id != e.TokenId)] };

    /// <summary>Refuses a change to somebody who has left.</summary>
    public void MustBeEnabled()
    {
        if (Disabled) throw new RuleBroken("{0}的账号已经停用，先启用再继续。", Name);
    }

    /// <summary>Refuses to let people change their own standing, which would also let the last administrator lock everybody out.</summary>
    public void MustNotBe(Actor actor)
    {
        if (actor.Login == Login) throw new RuleBroken("不能改自己的角色、单位或停用自己，请另一位管理员来做。");
    }
}

/// <summary>A machine's key to act for a person.</summary>
/// <param name="Id">The public half.</param>
/// <param name="Name">What it is for.</param>
/// <param name="Hash">SHA-256 of the secret half, hexadecimal.</param>
/// <param name="IssuedOn">When it was made.</param>
/// <param name="ExpiresOn">Last day on which it works.</param>
public sealed record PersonToken(string Id, string Name, string Hash, DateOnly IssuedOn, DateOnly ExpiresOn);
