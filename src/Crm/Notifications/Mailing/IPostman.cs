using MimeKit;

namespace Crm.Notifications.Mailing;

/// <summary>Takes mails away.</summary>
public interface IPostman
{
    /// <summary>Where mails go, for the administrator.</summary>
    string Destination { get; }

    /// <summary>Returns once the mail was accepted.</summary>
    Task Post(MimeMessage mail, CancellationToken token);
}
