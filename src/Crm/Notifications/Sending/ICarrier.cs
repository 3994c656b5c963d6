using MailKit;
using MailKit.Security;
using Marten;

namespace Crm.Notifications.Sending;

/// <summary>Takes deliveries of one kind to the other side.</summary>
public interface ICarrier
{
    /// <summary>Whether this delivery is one of its kind.</summary>
    bool Carries(Delivery delivery);

    /// <summary>Returns once the other side has accepted it; false where there is nobody left to send it to.</summary>
    Task<bool> Carry(Delivery delivery, IReadOnlyList<Notice> notices, IQuerySession session, CancellationToken token);
}

/// <summary>The other side, or the way to it, did not do what was asked. Says nothing of the message itself.</summary>
public sealed class DeliveryRefused(string answer) : Exception(answer);

/// <summary>What may go wrong on the way to another server.</summary>
internal static class Refusals
{
    /// <summary>Whether it is a matter of trying again; everything else is an error of ours.</summary>
    public static bool AreForeseen(Exception e) => e is DeliveryRefused or FormatException or IOException or System.Net.Sockets.SocketException or HttpRequestException
        or TaskCanceledException { InnerException: TimeoutException } or CommandException or ProtocolException or ServiceNotConnectedException or ServiceNotAuthenticatedException
        or AuthenticationException or SslHandshakeException or TimeoutException or NotSupportedException;
}
