using MimeKit;

namespace Crm.Notifications.Mailing;

/// <summary>Takes mails away.</summary>
public interface IPostman
{
    /// <summary>Where mails go, for the administrator.</summary>
    string Destination { get; }

    /// <summary>Returns once the mail was accepted.</summary>
    Task Post(MimeMessage mail, CancellationToken token);

    /// <summary>Throws away what is kept here of a mail, where anything is.</summary>
    /// <param name="mail">The mail's id, the part of its Message-ID before the sign.</param>
    void Forget(Guid mail)
    {
    }
}
