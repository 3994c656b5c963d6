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

    /// <summary>Account at the server, where it asks for one.</summary>
    public string? User { get; set; }

    /// <summary>The account's password.</summary>
    public string? Password { get; set; }

    /// <summary>Sender.</summary>
    public string From { get; set; } = "招商线索 <crm@localhost>";

    /// <summary>Address of this installation, for the links.</summary>
    public string BaseUrl { get; set; } = "http://localhost:5080";
}
