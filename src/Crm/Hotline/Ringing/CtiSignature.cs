using System.Globalization;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using Crm.Api;
using Crm.Foundation;
using Crm.Hotline.Ringing.Keys;
using Crm.Privacy;
using Marten;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace Crm.Hotline.Ringing;

/// <summary>A body whose signature was found to be good.</summary>
/// <param name="Unit">Unit of the key.</param>
public sealed record SignedBody(string Unit, ReadOnlyMemory<byte> Bytes);

/// <summary>
/// Lets a unit's telephone system in by signature, and nobody by anything else: HMAC-SHA256 over the timestamp, a full stop and the raw body, with the secret of the key
/// that the header names. What is refused is refused in the same words whatever the reason.
/// </summary>
public sealed class CtiSignature(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logs, UrlEncoder encoder, IDocumentStore store, SecretBox box, TimeProvider clock)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logs, encoder)
{
    /// <summary>Name of the scheme and of the policy that asks for it.</summary>
    public const string Name = "CtiSignature";

    /// <summary>Header: the key's public half.</summary>
    public const string KeyHeader = "X-Cti-Key";

    /// <summary>Header: seconds since 1970 when it was signed.</summary>
    public const string TimeHeader = "X-Cti-Timestamp";

    /// <summary>Header: the signature in hexadecimal, with or without "sha256=" before it.</summary>
    public const string SignatureHeader = "X-Cti-Signature";

    /// <summary>The longest body, in bytes; a report is a few hundred.</summary>
    public const int MostBytes = 16 * 1024;

    /// <summary>How far the two clocks may be apart.</summary>
    public static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(5);

    // Stands in for the secret of a key there is none of, so that an unknown key takes as long as a wrong signature.
    private static readonly byte[] NoSecret = RandomNumberGenerator.GetBytes(CtiKeyring.SecretLength);

    /// <summary>The signature of a body.</summary>
    /// <param name="secret">The secret's bytes, not their text.</param>
    /// <param name="timestamp">As it stands in the header.</param>
    public static byte[] Sign(ReadOnlySpan<byte> secret, string timestamp, ReadOnlySpan<byte> body)
    {
        using var hmac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, secret);
        hmac.AppendData(Encoding.UTF8.GetBytes(timestamp + "."));
        hmac.AppendData(body);
        return hmac.GetHashAndReset();
    }

    /// <summary>Whether a timestamp is near enough to the moment.</summary>
    public static bool IsTimely(string timestamp, DateTimeOffset now) =>
        long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
        && Math.Abs(now.ToUnixTimeSeconds() - seconds) <= (long)Tolerance.TotalSeconds;

    /// <inheritdoc />
    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var (keyId, timestamp) = (Request.Headers[KeyHeader].ToString(), Request.Headers[TimeHeader].ToString());
        if (keyId.Length == 0) return AuthenticateResult.NoResult();
        if (await BodyBytes.Of(Request, MostBytes) is not { } body) return Refuse(StatusCodes.Status413PayloadTooLarge, "too long");
        var (unit, secret) = await Find(keyId);
        var good = CryptographicOperations.FixedTimeEquals(Sign(secret ?? NoSecret, timestamp, body.Span), Given());
        if (secret is null || !good) return Refuse(StatusCodes.Status401Unauthorized, secret is null ? "no such key" : "wrong signature");
        if (!IsTimely(timestamp, clock.GetUtcNow())) return Refuse(StatusCodes.Status401Unauthorized, "the clocks are too far apart, or it is an old one");
        Context.Features.Set(new SignedBody(unit!, body));
        return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(new ClaimsIdentity([], Name)), Name));
    }

    /// <inheritdoc />
    protected override Task HandleChallengeAsync(AuthenticationProperties properties) =>
        Results.Problem(statusCode: Context.Features.Get<Refused>()?.Status ?? StatusCodes.Status401Unauthorized, title: Texts.Of("报文未通过验证，没有处理。"),
            extensions: new Dictionary<string, object?> { ["code"] = "Cti" }).ExecuteAsync(Context);

    /// <inheritdoc />
    protected override Task HandleForbiddenAsync(AuthenticationProperties properties) => HandleChallengeAsync(properties);

    private AuthenticateResult Refuse(int status, string why)
    {
        Context.Features.Set(new Refused(status));
        return AuthenticateResult.Fail(why);
    }

    // What is no signature is compared like one that is wrong.
    private byte[] Given()
    {
        var text = Request.Headers[SignatureHeader].ToString();
        if (text.StartsWith("sha256=", StringComparison.Ordinal)) text = text["sha256=".Length..];
        return text.Length == 64 && text.All(char.IsAsciiHexDigit) ? Convert.FromHexString(text) : new byte[32];
    }

    private async Task<(string? Unit, byte[]? Secret)> Find(string keyId)
    {
        if (CtiKeyring.UnitOf(keyId) is not { } unit || !Sanity.IsStorable(unit)) return (null, null);
        await using var session = store.QuerySession();
        var ring = await session.LoadAsync<CtiKeyring>(CtiKeyring.IdOf(unit), Context.RequestAborted);
        return ring?.Keys.FirstOrDefault(k => k.Id == keyId) is { } key ? (unit, box.Open(ring.Id, key.Secret)) : (null, null);
    }

    private sealed record Refused(int Status);
}
