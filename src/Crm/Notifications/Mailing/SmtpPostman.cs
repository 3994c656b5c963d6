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
        await client.ConnectAsync(given.Host!, given.Port, given.Security, token);
        if (given.User is { Length: > 0 } user) await client.AuthenticateAsync(user, given.Password ?? "", token);
        await client.SendAsync(mail, token);
        await client.DisconnectAsync(quit: true, token);
    }
}
