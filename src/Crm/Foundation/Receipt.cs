using System.Security.Cryptography;
using System.Text.Json;

namespace Crm.Foundation;

/// <summary>
/// Proof that a request with an idempotency key was carried out, written in the command's own transaction: the same key a second time collides here, so the
/// command happens once.
/// </summary>
/// <param name="Id">Derived from the person and the key.</param>
/// <param name="Fingerprint">SHA-256 of the command, so that one key can't stand for two different requests. Holds no readable input.</param>
public sealed record Receipt(Guid Id, string Fingerprint)
{
    /// <summary>The receipt this command would get.</summary>
    public static Receipt For(string login, string key, ICommand command) => new(
        IdOf(login, key),
        Convert.ToHexString(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(command, command.GetType()))));

    /// <summary>The receipt's id.</summary>
    public static Guid IdOf(string login, string key) => Uuid5.Of("receipt", login + "\n" + key);
}
