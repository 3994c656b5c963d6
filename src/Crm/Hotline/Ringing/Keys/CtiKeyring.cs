using Crm.Foundation;

namespace Crm.Hotline.Ringing.Keys;

/// <summary>The keys that a unit's telephone system signs with. More than one, so that a new one can be set up before the old one ends.</summary>
/// <param name="Id">Derived from the unit.</param>
public sealed partial record CtiKeyring(Guid Id, string Unit, IReadOnlyList<CtiKey> Keys)
{
    /// <summary>Keys a unit may have at the same time.</summary>
    public const int Most = 5;

    /// <summary>Bytes of a secret.</summary>
    public const int SecretLength = 32;

    /// <summary>The stream of a unit's keys.</summary>
    public static Guid IdOf(string unit) => Uuid5.Of("cti-keys", unit);

    /// <summary>The unit that a key's id names: "330521.x7Kd…"; null where it is no such id.</summary>
    public static string? UnitOf(string keyId) => keyId.LastIndexOf('.') is > 0 and var dot && keyId.Length <= 60 ? keyId[..dot] : null;

    public static CtiKeyring Create(CtiKeyIssued e) => new(IdOf(e.Unit), e.Unit, [Key(e)]);

    public CtiKeyring Apply(CtiKeyIssued e) => this with { Keys = [.. Keys, Key(e)] };

    public CtiKeyring Apply(CtiKeyRevoked e) => this with { Keys = [.. Keys.Where(k => k.Id != e.KeyId)] };

    /// <summary>A new key beside those that hold.</summary>
    /// <exception cref="RuleBroken">There are too many, or its name says nothing.</exception>
    public static CtiKeyIssued Issue(CtiKeyring? ring, string unit, string keyId, string secret, string name, DateOnly today)
    {
        if (ring?.Keys.Count >= Most) throw new RuleBroken("一个单位同时最多 {0} 个话务密钥，先作废不用的。", Most);
        if (name.Filled() is not { Length: <= 60 } given) throw new RuleBroken("写明密钥给哪套话务系统用，最多 60 个字。");
        return new CtiKeyIssued(unit, keyId, secret, given, today);
    }

    /// <summary>Ends a key.</summary>
    /// <exception cref="RuleBroken">There is none of this id.</exception>
    public static CtiKeyRevoked Revoke(CtiKeyring? ring, string keyId, DateOnly today) =>
        ring?.Keys.Any(k => k.Id == keyId) == true ? new CtiKeyRevoked(keyId, today) : throw new RuleBroken("没有这个话务密钥，可能已经作废。") { Kind = Refusal.Missing };

    private static CtiKey Key(CtiKeyIssued e) => new(e.KeyId, e.Secret, e.Name, e.OccurredOn);
}

/// <summary>A key that holds.</summary>
/// <param name="Id">The public half.</param>
/// <param name="Secret">Closed with the installation's key.</param>
/// <param name="Name">What it is for.</param>
/// <param name="IssuedOn">When it was made.</param>
public sealed record CtiKey(string Id, string Secret, string Name, DateOnly IssuedOn);
