using Marten;
using Microsoft.AspNetCore.Identity;

namespace Crm.Team.Passwords;

/// <summary>ASP.NET Core Identity's view of accounts. People, roles, sessions and tokens are not its business: those are the <see cref="Person"/>'s.</summary>
public sealed class AccountStore(IDocumentStore documents) : IUserPasswordStore<Account>
{
    public async Task<Account?> FindByIdAsync(string userId, CancellationToken token)
    {
        await using var session = documents.QuerySession();
        return await session.LoadAsync<Account>(userId, token);
    }

    public Task<Account?> FindByNameAsync(string normalizedUserName, CancellationToken token) => FindByIdAsync(normalizedUserName, token);

    public async Task<IdentityResult> UpdateAsync(Account user, CancellationToken token)
    {
        await using var session = documents.LightweightSession();
        session.Update(user);
        await session.SaveChangesAsync(token);
        return IdentityResult.Success;
    }

    public async Task<IdentityResult> CreateAsync(Account user, CancellationToken token)
    {
        await using var session = documents.LightweightSession();
        session.Insert(user);
        await session.SaveChangesAsync(token);
        return IdentityResult.Success;
    }

    public async Task<IdentityResult> DeleteAsync(Account user, CancellationToken token)
    {
        await using var session = documents.LightweightSession();
        session.Delete(user);
        await session.SaveChangesAsync(token);
        return IdentityResult.Success;
    }

    public Task<string> GetUserIdAsync(Account user, CancellationToken token) => Task.FromResult(user.Id);

    public Task<string?> GetUserNameAsync(Account user, CancellationToken token) => Task.FromResult<string?>(user.Id);

    public Task<string?> GetNormalizedUserNameAsync(Account user, CancellationToken token) => Task.FromResult<string?>(user.Id);

    public Task<string?> GetPasswordHashAsync(Account user, CancellationToken token) => Task.FromResult(user.PasswordHash);

    public Task<bool> HasPasswordAsync(Account user, CancellationToken token) => Task.FromResult(user.PasswordHash is not null);

    public Task SetPasswordHashAsync(Account user, string? passwordHash, CancellationToken token)
    {
        user.PasswordHash = passwordHash;
        return Task.CompletedTask;
    }

    // A login never changes, and is its own normal form.
    public Task SetUserNameAsync(Account user, string? userName, CancellationToken token) => Task.CompletedTask;

    public Task SetNormalizedUserNameAsync(Account user, string? normalizedName, CancellationToken token) => Task.CompletedTask;

    public void Dispose()
    {
    }

    /// <summary>Logins are lower case; people type them as they like.</summary>
    public static string Normal(string? login) => login?.Trim().ToLowerInvariant() ?? "";

    /// <inheritdoc cref="Normal" />
    public sealed class LowerCase : ILookupNormalizer
    {
        public string? NormalizeName(string? name) => Normal(name);

        public string? NormalizeEmail(string? email) => NormalizeName(email);
    }
}
