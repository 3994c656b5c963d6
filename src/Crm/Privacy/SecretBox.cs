namespace Crm.Privacy;

/// <summary>
/// Closes what the product itself must be able to read again and nobody who has the records alone may: secrets shared with other machines, and what they call things.
/// Bound to what it is about, so that a box can't be put in another's place.
/// </summary>
public sealed class SecretBox(MasterKey master)
{
    /// <summary>Closes, for storage as Base64.</summary>
    public string Close(Guid about, ReadOnlySpan<byte> plain) => Convert.ToBase64String(AesBox.Close(master.WrappingSecrets, plain, about));

    /// <summary>Opens.</summary>
    /// <exception cref="System.Security.Cryptography.CryptographicException">The box was changed, is about something else or belongs to another master key.</exception>
    public byte[] Open(Guid about, string box) => AesBox.Open(master.WrappingSecrets, Convert.FromBase64String(box), about);
}
