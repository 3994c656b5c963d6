using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using MailKit.Net.Smtp;
using Microsoft.Extensions.Options;
using MimeKit;

namespace Crm.Notifications.Mailing;

/// <summary>Delivers to an SMTP server.</summary>
public sealed class SmtpPostman(IOptions<MailSettings> settings) : IPostman
{
    /// <inheritdoc />
    public string Destination => $"{settings.Value.Host}:{settings.Value.Port}";

    /// <inheritdoc />
    public async Task Post(MimeMessage mail, CancellationToken token)
    {
        var given = settings.Value;
        using var client = new SmtpClient { Timeout = 20_000 };
        if (given.Certificate is { Length: > 0 } file) client.ServerCertificateValidationCallback = (_, certificate, _, errors) => VouchedFor(certificate, errors, file);
        await client.ConnectAsync(given.Host!, given.Port, given.Security, token);
        if (given.User is { Length: > 0 } user) await client.AuthenticateAsync(user, given.Password ?? "", token);
        await client.SendAsync(mail, token);
        await client.DisconnectAsync(quit: true, token);
    }

    // The name must be right and the certificate in date as ever; only who vouches for it is another.
    private static bool VouchedFor(X509Certificate? certificate, SslPolicyErrors errors, string file)
    {
        if (errors is SslPolicyErrors.None) return true;
        if (errors is not SslPolicyErrors.RemoteCertificateChainErrors || certificate is null) return false;
        using var chain = new X509Chain { ChainPolicy = { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck } };
        chain.ChainPolicy.CustomTrustStore.ImportFromPemFile(file);
        using var presented = new X509Certificate2(certificate);
        return chain.Build(presented);
    }
}
