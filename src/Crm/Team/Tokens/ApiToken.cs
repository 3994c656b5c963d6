using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace Crm.Team.Tokens;

/// <summary>A machine's key: "crm_&lt;id&gt;_&lt;secret&gt;". The id finds it; of the secret (256 random bits) only the SHA-256 is kept.</summary>
public sealed record ApiToken
{
    private const string Alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private const string Prefix = "crm";
    private const int IdLength = 12;
    private const int SecretLength = 43;

    private readonly string secret;

    private ApiToken(string id, string secret) => (Id, this.secret) = (id, secret);

    /// <summary>The public half.</summary>
    public string Id { get; }

    /// <summary>SHA-256 of the secret half, hexadecimal.</summary>
    public string Hash => Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(secret)));

    /// <summary>The whole token, to be shown once.</summary>
    public string Reveal() => $"{Prefix}_{Id}_{secret}";

    /// <summary>A fresh token.</summary>
    public static ApiToken New() => new(RandomNumberGenerator.GetString(Alphabet, IdLength), RandomNumberGenerator.GetString(Alphabet, SecretLength));

    /// <summary>Reads what a machine sent; anything that is not a token of ours is refused without a look-up.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out ApiToken? token)
    {
        token = text?.Split('_') is [Prefix, { Length: IdLength } id, { Length: SecretLength } secret] && IsPlain(id) && IsPlain(secret) ? new ApiToken(id, secret) : null;
        return token is not null;
    }

    /// <summary>Whether this is the token whose hash is kept; takes the same time whatever the answer.</summary>
    public bool Matches(string keptHash) => CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(Hash), Encoding.ASCII.GetBytes(keptHash));

    public override string ToString() => $"{Prefix}_{Id}_…";

    private static bool IsPlain(string text) => text.All(char.IsAsciiLetterOrDigit);
}
