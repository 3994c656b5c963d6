using System.Text.Json;
using Crm.Foundation;
using Marten;
using Microsoft.AspNetCore.DataProtection;

namespace Crm.Shell.Drafting;

/// <summary>Keeps drafts in the store, encrypted for their author: people note names and numbers before they put them where those belong. A month later a draft is gone.</summary>
public sealed class Drafts(IDocumentStore store, ICallerSource callers, IDataProtectionProvider protection, TimeProvider clock) : IDrafts
{
    private static readonly TimeSpan Life = TimeSpan.FromDays(30);

    /// <inheritdoc />
    public async ValueTask<Draft?> Find(string record, CancellationToken token = default)
    {
        if (await callers.Find() is not { Login: var login }) return null;
        await using var session = store.QuerySession();
        var kept = await session.LoadAsync<KeptDraft>(Id(login, record), token);
        return kept is null || kept.At < clock.GetUtcNow() - Life ? null : new Draft(For(login).Unprotect(kept.Box), kept.At, Open(kept.Rest, For(login)));
    }

    /// <inheritdoc />
    public async ValueTask Keep(string record, Draft draft, CancellationToken token = default)
    {
        if (await callers.Find() is not { Login: var login }) return;
        var forgotten = clock.GetUtcNow() - Life;
        await using var session = store.LightweightSession();
        session.Store(new KeptDraft(Id(login, record), login, For(login).Protect(draft.Text), draft.At)
        {
            Rest = draft.Rest is null ? null : For(login).Protect(JsonSerializer.Serialize(draft.Rest)),
        });
        session.DeleteWhere<KeptDraft>(d => d.Login == login && d.At < forgotten);
        await session.SaveChangesAsync(token);
    }

    /// <inheritdoc />
    public async ValueTask Drop(string record, CancellationToken token = default)
    {
        if (await callers.Find() is not { Login: var login }) return;
        await using var session = store.LightweightSession();
        session.Delete<KeptDraft>(Id(login, record));
        await session.SaveChangesAsync(token);
    }

    private static IReadOnlyDictionary<string, string>? Open(string? rest, IDataProtector protector) =>
        rest is null ? null : JsonSerializer.Deserialize<Dictionary<string, string>>(protector.Unprotect(rest));

    private IDataProtector For(string login) => protection.CreateProtector("drafts", login);

    private static string Id(string login, string record) => $"{login}|{record}";
}

/// <summary>A draft as it lies in the store.</summary>
/// <param name="Id">Author and record.</param>
/// <param name="Login">The author, who alone reads it.</param>
/// <param name="Box">The text, encrypted.</param>
/// <param name="At">When it was typed, in UTC.</param>
public sealed record KeptDraft(string Id, string Login, string Box, DateTimeOffset At)
{
    /// <summary>The other fields of the form, encrypted as one.</summary>
    public string? Rest { get; init; }
}
