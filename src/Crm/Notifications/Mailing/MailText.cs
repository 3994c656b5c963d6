using Crm.Foundation;
using Microsoft.Extensions.Options;
using MimeKit;

namespace Crm.Notifications.Mailing;

/// <summary>Writes the mail of a notice: the sentence and the link, nothing of the investor's contact.</summary>
public sealed class MailText(IOptions<MailSettings> settings)
{
    /// <summary>The mail to one person, with the notice's own Message-ID.</summary>
    public MimeMessage Write(Notice notice, string name, string address)
    {
        var from = MailboxAddress.Parse(settings.Value.From);
        var mail = new MimeMessage { MessageId = $"{notice.Id:N}@{from.Domain}", Date = notice.At, Subject = Words.Of(notice).TrimEnd('。', '.') };
        mail.From.Add(from);
        mail.To.Add(new MailboxAddress(name, address));
        mail.Headers.Add(HeaderId.AutoSubmitted, "auto-generated");
        mail.Body = new TextPart("plain")
        {
            Text = Texts.Of("{0}，你好：\n\n{1}\n\n打开：{2}\n\n这封信由招商线索系统发出，请不要直接回复。\n", name, Words.Of(notice), settings.Value.BaseUrl.TrimEnd('/') + notice.Link),
        };
        return mail;
    }
}
