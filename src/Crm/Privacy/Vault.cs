using System.Security.Cryptography;
using System.Text;
using Crm.Foundation.Formats;
using Microsoft.Extensions.Caching.Memory;

namespace Crm.Privacy;

/// <summary>
/// Seals and opens personal data. One key of 256 bits per person, wrapped by the <see cref="MasterKey"/>, in <see cref="VaultKeys"/>; persons are found by phone,
/// e-mail, its domain and exact name through keyed hashes, which stand nowhere else.
/// </summary>
public sealed class Vault(MasterKey master, VaultKeys keys)
{
    private readonly MemoryCache open = new(new MemoryCacheOptions { SizeLimit = 20_000 });

    /// <summary>Seals what was typed. The phone or the e-mail decides who it is; an unknown one makes a new person.</summary>
    /// <exception cref="Foundation.RuleBroken">The phone number is no phone number.</exception>
    public async Task<SealedContact?> Seal(Contact? contact, CancellationToken token = default)
    {
        if (contact is null || contact.IsEmpty) return null;
        var phone = PhoneOf(contact);
        var marks = Marks(phone?.E164, contact.Email, contact.Name);
        var telling = marks.Where(m => m.Kind is MarkKind.Phone or MarkKind.Email).ToList();
        var person = await keys.Find(telling, token) ?? await NewPerson(telling, token);
        return await Seal(person, contact, phone, marks, token);
    }

    /// <summary>Seals what a known person put right about themselves; whoever else has the number or the address.</summary>
    /// <exception cref="Foundation.RuleBroken">The phone number is no phone number.</exception>
    public async Task<SealedContact> SealFor(Guid person, Contact contact, CancellationToken token = default)
    {
        var phone = PhoneOf(contact);
        return await Seal(person, contact, phone, Marks(phone?.E164, contact.Email, contact.Name), token);
    }

    /// <summary>Opens a contact; what belongs to an erased person comes back empty.</summary>
    public async Task<Contact?> Open(SealedContact? contact, CancellationToken token = default)
    {
        if (contact is null) return null;
        return new Contact(await Open(contact.Name, token), await Open(contact.Phone, token), await Open(contact.Email, token), await Open(contact.WeChat, token), contact.Position);
    }

    /// <summary>Opens one value; null where there is none or the key was destroyed.</summary>
    public async Task<string?> Open(Sealed? box, CancellationToken token = default)
    {
        if (box is not { } given || await FindKey(given.Person, token) is not { } key) return null;
        return Encoding.UTF8.GetString(AesBox.Open(key, Convert.FromBase64String(given.Box), given.Person));
    }

    /// <summary>Fetches the keys of many persons at once, for lists that open something of each.</summary>
    public async Task Ready(IEnumerable<Guid> persons, CancellationToken token = default)
    {
        var missing = persons.Distinct().Where(person => !open.TryGetValue(person, out _)).ToArray();
        if (missing.Length < 2) return;
        foreach (var (person, wrapped) in await keys.Wrapped(missing, token)) Remember(person, Unwrap(person, wrapped));
    }

    /// <summary>The persons known by a phone number, an e-mail address or an exact name.</summary>
    public Task<IReadOnlyList<Guid>> Persons(string? phone, string? email, string? name, CancellationToken token = default) =>
        keys.FindAll(Marks(Phone.TryParse(phone, out var number) ? number.E164 : null, email, name), token);

    /// <summary>The persons with an address of the same company; nobody for an address that anybody can have.</summary>
    public Task<IReadOnlyList<Guid>> Colleagues(string? email, CancellationToken token = default) => keys.FindAll(Company(email), token);

    /// <summary>Destroys a person's key and look-up marks: their data in events, documents and backups can't be read any more; every figure stays.</summary>
    public async Task Destroy(Guid person, CancellationToken token = default)
    {
        await keys.Destroy(person, token);
        open.Remove(person);
    }

    private static Phone? PhoneOf(Contact contact) =>
        string.IsNullOrWhiteSpace(contact.Phone) ? null : Phone.Parse(contact.Phone, $"{nameof(Contact)}.{nameof(contact.Phone)}");

    private async Task<SealedContact> Seal(Guid person, Contact contact, Phone? phone, IReadOnlyList<Mark> marks, CancellationToken token)
    {
        var key = await FindKey(person, token) ?? throw new InvalidOperationException("A person was erased while being sealed");
        await keys.Mark(person, [.. marks, .. Company(contact.Email)], token);
        return new SealedContact(person, Box(person, key, contact.Name), Box(person, key, phone?.ToString()), Box(person, key, contact.Email), Box(person, key, contact.WeChat), contact.Position);
    }

    private static Sealed? Box(Guid person, byte[] key, string? plain)
    {
        if (string.IsNullOrWhiteSpace(plain)) return null;
        return new Sealed(person, Convert.ToBase64String(AesBox.Close(key, Encoding.UTF8.GetBytes(plain.Trim()), person)));
    }

    private async Task<byte[]?> FindKey(Guid person, CancellationToken token)
    {
        if (open.TryGetValue(person, out byte[]? known)) return known;
        if (await keys.Wrapped(person, token) is not { } wrapped) return null;
        return Remember(person, Unwrap(person, wrapped));
    }

    private async Task<Guid> NewPerson(IReadOnlyList<Mark> telling, CancellationToken token)
    {
        var person = Guid.CreateVersion7();
        var wrapped = AesBox.Close(master.Wrapping, RandomNumberGenerator.GetBytes(32), person);
        return await keys.Introduce(person, wrapped, telling, token);
    }

    private byte[] Unwrap(Guid person, byte[] wrapped) => AesBox.Open(master.Wrapping, wrapped, person);

    // Another process may destroy a key: a copy in memory lives for a minute at most.
    private byte[] Remember(Guid person, byte[] key) =>
        open.Set(person, key, new MemoryCacheEntryOptions { Size = 1, AbsoluteExpirationRelativeToNow = TimeSpan.FromMinutes(1) });

    private List<Mark> Marks(string? phone, string? email, string? name)
    {
        var marks = new List<Mark>(3);
        Add(MarkKind.Phone, phone);
        Add(MarkKind.Email, email?.Trim().ToLowerInvariant());
        Add(MarkKind.Name, name?.Trim());
        return marks;

        void Add(MarkKind kind, string? value)
        {
            if (!string.IsNullOrWhiteSpace(value)) marks.Add(MarkOf(kind, value));
        }
    }

    private IReadOnlyList<Mark> Company(string? email) => MailDomain.OfCompany(email) is { } domain ? [MarkOf(MarkKind.Domain, domain)] : [];

    private Mark MarkOf(MarkKind kind, string value) => new(kind, HMACSHA256.HashData(master.Lookup, Encoding.UTF8.GetBytes($"{(int)kind}:{value}")));
}
