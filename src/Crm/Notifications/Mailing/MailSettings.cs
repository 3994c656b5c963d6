using System.Globalization;

namespace Crm.Notifications.Mailing;

/// <summary>The configuration section Mail. Without a host, mails are written as files to the data directory.</summary>
public sealed class MailSettings
{
    /// <summary>Name of the SMTP server.</summary>
    public string? Host { get; set; }

    /// <summary>Port; 587 with STARTTLS where nothing is said.</summary>
    public int Port { get; set; } = 587;

    /// <summary>How the connection is secured: Auto, StartTls, SslOnConnect, or None for a server on this machine.</summary>
    public MailKit.Security.SecureSocketOptions Security { get; set; } = MailKit.Security.SecureSocketOptions.StartTls;

    /// <summary>PEM file with the certificate (or its issuer's) of a server that no public authority vouches for; the server's name must still be the certificate's.</summary>
    public string? Certificate { get; set; }

    /// <summary>Account at the server, where it asks for one.</summary>
    public string? User { get; set; }

    /// <summary>The account's password.</summary>
    public string? Password { get; set; }

    /// <summary>Sender.</summary>
    public string From { get; set; } = "招商线索 <crm@localhost>";

    /// <summary>Address of this installation, for the links.</summary>
    public string BaseUrl { get; set; } = "http://localhost:5080";

    /// <summary>Pauses between the tries of one mail, separated by spaces; after the last one the mail is given up.</summary>
    public string Pauses { get; set; } = "00:00:05 00:00:30 00:02:00 00:10:00 01:00:00";

    /// <summary>The pause after so many failed tries; null when there is none left.</summary>
    public TimeSpan? PauseAfter(int attempts) => Each.ElementAtOrDefault(attempts - 1) is { } pause ? TimeSpan.Parse(pause, CultureInfo.InvariantCulture) : null;

    /// <summary>Whether the pauses can be read.</summary>
    public bool AreTimes => Each.All(pause => TimeSpan.TryParse(pause, CultureInfo.InvariantCulture, out _));

    private string[] Each => Pauses.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
