using System.Net;
using System.Security.Cryptography;
using System.Text;
using Crm.Foundation;
using Crm.Privacy;
using Crm.Team.Passwords;
using Marten;
using Microsoft.AspNetCore.Identity;

namespace Crm.Team.SigningIn;

/// <summary>
/// Decides who is let in. Whoever is not hears one and the same sentence after one and the same time, whether the login exists or not; only too many attempts
/// are answered with a wait, and that too whether the login exists or not.
/// </summary>
public sealed class Door(Roster roster, UserManager<Account> accounts, Tallies tallies, IDocumentStore store, MasterKey master, TimeProvider clock)
{
    private static Account? nobody;

    /// <summary>Looks at an attempt.</summary>
    /// <param name="login">As typed.</param>
    /// <param name="password">As typed.</param>
    /// <param name="device">The mark of a browser that signed this login in before.</param>
    /// <param name="address">Where the attempt comes from.</param>
    public async Task<Admission> Open(string login, string password, string? device, IPAddress? address, CancellationToken token = default)
    {
        login = AccountStore.Normal(login);
        var mark = MarkOf(address);
        var counters = Patience.For(login, mark, device);
        if (await tallies.Admit(counters, token) is { } comeBack) return new Admission(null, Guid.Empty, null, comeBack);
        var person = roster.Now.Person(login);
        var refusal = Judge(person, await IsRight(login, password));
        if (refusal is null) await tallies.Forgive(counters, token);
        var today = China.Today(clock);
        var id = await Record(refusal is { } reason ? new SignInRefused(person?.Login, reason, mark, today) : new SignedIn(login, mark, device is not null, today), login, token);
        return new Admission(refusal is null ? person : null, id, refusal, null);
    }

    /// <summary>The session ends by its owner's wish.</summary>
    public async Task Close(Guid signIn, string login, CancellationToken token = default)
    {
        await using var session = Session(login);
        session.Events.Append(signIn, new SignedOut(China.Today(clock)));
        await session.SaveChangesAsync(token);
    }

    private DoorRefusal? Judge(Person? person, bool right) => (person, right) switch
    {
        (null, _) => DoorRefusal.Unknown,
        (_, false) => DoorRefusal.WrongPassword,
        ({ Disabled: true }, _) => DoorRefusal.Disabled,
        ({ InitialPasswordUntil: { } last }, _) when last < China.Today(clock) => DoorRefusal.InitialPasswordExpired,
        _ => null,
    };

    // Nobody's password is checked too, so that an unknown login takes as long as a known one.
    private async Task<bool> IsRight(string login, string password)
    {
        var account = await accounts.FindByIdAsync(login);
        var right = await accounts.CheckPasswordAsync(account ?? (nobody ??= Nobody()), password);
        return right && account is not null;
    }

    private Account Nobody()
    {
        var account = new Account { Id = "" };
        account.PasswordHash = accounts.PasswordHasher.HashPassword(account, RandomNumberGenerator.GetHexString(32));
        return account;
    }

    private async Task<Guid> Record(IFact fact, string login, CancellationToken token)
    {
        var id = Guid.CreateVersion7();
        await using var session = Session(fact is SignedIn ? login : "");
        session.Events.StartStream<SignIn>(id, fact);
        await session.SaveChangesAsync(token);
        return id;
    }

    private IDocumentSession Session(string login)
    {
        var session = store.LightweightSession();
        session.LastModifiedBy = login.Length > 0 ? login : ":door";
        session.SetHeader(Access.ChannelHeader, "page");
        return session;
    }

    private string MarkOf(IPAddress? address) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(master.Lookup, Encoding.ASCII.GetBytes($"address:{address?.MapToIPv6()}")))[..16];
}

/// <summary>What came of an attempt to sign in.</summary>
/// <param name="Person">Who was let in; null for nobody.</param>
/// <param name="SignIn">The session's id.</param>
/// <param name="Refusal">Why not, for the log; what the person is told is one sentence for all.</param>
/// <param name="ComeBack">Too many attempts: the next one is looked at from here on.</param>
public sealed record Admission(Person? Person, Guid SignIn, DoorRefusal? Refusal, DateTimeOffset? ComeBack);
