using MailKit;
using Microsoft.Extensions.Options;
using MimeKit;

namespace Crm.Notifications.Mailing;

/// <summary>One try to hand a mail to the server, and what follows from it: the same for a colleague's notice and for a letter to somebody outside.</summary>
public sealed class Delivery(IPostman postman, IOptions<MailSettings> settings)
{
    private const int LongestError = 300;

    /// <summary>Tries. What the server says is kept without the address, which is nobody's business but the recipient's.</summary>
    /// <param name="write">Makes the mail; what can't be written down counts as a failed try.</param>
    /// <param name="address">Whom it is for.</param>
    /// <param name="before">How often it was tried before.</param>
    public async Task<Delivered> Try(Func<MimeMessage> write, string address, int before, CancellationToken token)
    {
        try
        {
            await postman.Post(write(), token);
            return new Delivered(MailState.Sent, before + 1, null, null);
        }
        catch (Exception e) when (e is FormatException or IOException or System.Net.Sockets.SocketException or CommandException or ProtocolException or ServiceNotConnectedException or ServiceNotAuthenticatedException or MailKit.Security.AuthenticationException or MailKit.Security.SslHandshakeException or TimeoutException or NotSupportedException)
        {
            var again = settings.Value.PauseAfter(before + 1);
            return new Delivered(again is null ? MailState.Failed : MailState.Waiting, before + 1, Short($"{e.GetType().Name}: {e.Message}".Replace(address, "…", StringComparison.OrdinalIgnoreCase)), again);
        }
    }

    private static string Short(string error) => error.Length > LongestError ? error[..LongestError] : error;
}

/// <summary>What came of a try.</summary>
/// <param name="State">Sent, waiting for the next try, or given up.</param>
/// <param name="Attempts">How often it has been tried now.</param>
/// <param name="Error">What the server said; null when it took the mail.</param>
/// <param name="Again">The pause before the next try; null where there is none.</param>
public sealed record Delivered(MailState State, int Attempts, string? Error, TimeSpan? Again);
