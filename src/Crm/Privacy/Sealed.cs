namespace Crm.Privacy;

/// <summary>
/// One personal value (a contact's name, phone, e-mail or WeChat), encrypted with the key of the person it belongs to. Only <see cref="Vault"/> makes and opens it;
/// once the person's key is destroyed, nobody can.
/// </summary>
/// <param name="Person">Whose key it needs.</param>
/// <param name="Box">AES-256-GCM: 12 bytes nonce, 16 bytes tag, then the cipher text; Base64.</param>
public readonly record struct Sealed(Guid Person, string Box);

/// <summary>A contact as it stands in events and documents: nothing of it can be read without the vault.</summary>
/// <param name="Person">The person, the same for every lead and call where the same number or address appears.</param>
public sealed record SealedContact(Guid Person, Sealed? Name, Sealed? Phone, Sealed? Email, Sealed? WeChat, string? Position);

/// <summary>A contact as somebody typed or sees it. Lives in memory only: never in an event, a document, a message or a log.</summary>
/// <param name="Phone">As typed on the way in; E.164, with ";ext=801" where there is an extension, on the way out.</param>
public sealed record Contact(string? Name, string? Phone, string? Email = null, string? WeChat = null, string? Position = null)
{
    /// <summary>Whether anything was given.</summary>
    public bool IsEmpty => string.IsNullOrWhiteSpace(Name) && string.IsNullOrWhiteSpace(Phone) && string.IsNullOrWhiteSpace(Email) && string.IsNullOrWhiteSpace(WeChat);

    /// <summary>Says nothing of the contents, since records print their properties into logs.</summary>
    public override string ToString() => "Contact";
}
