using Crm.Foundation;
using MimeKit;

namespace Crm.Notifications.Mailing;

/// <summary>Writes mails as files into the data directory, for installations without a mail server. One file per Message-ID.</summary>
public sealed class FilePostman(DataDirectory data) : IPostman
{
    /// <inheritdoc />
    public string Destination => data.Mail;

    /// <inheritdoc />
    public async Task Post(MimeMessage mail, CancellationToken token)
    {
        var file = Path.Combine(data.Mail, $"{mail.MessageId!.Split('@')[0]}.eml");
        await using (var stream = File.Create(file + ".part")) await mail.WriteToAsync(stream, token);
        File.Move(file + ".part", file, overwrite: true);
    }

    /// <inheritdoc />
    public void Forget(Guid mail) => File.Delete(Path.Combine(data.Mail, $"{mail:N}.eml"));
}
