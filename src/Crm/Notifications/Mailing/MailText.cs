using Crm.Foundation;
using Crm.Foundation.Formats;
using Crm.Notifications.Sending;
using Microsoft.Extensions.Options;
using MimeKit;

namespace Crm.Notifications.Mailing;

/// <summary>Writes the mails of notices: the sentence and the link, nothing of the investor's contact.</summary>
public sealed class MailText(IOptions<MailSettings> settings)
{
    /// <summary>The mail of one notice, with the delivery's own Message-ID.</summary>
    public MimeMessage Write(Delivery delivery, Notice notice, string name, string address) => Mail(
        delivery.Id, notice.At, name, address, Words.Of(notice).TrimEnd('。', '.'),
        Texts.Of("{0}，你好：\n\n{1}\n\n打开：{2}\n\n这封信由招商线索系统发出，请不要直接回复。\n", name, Words.Of(notice), Absolute(notice.Link)));

    /// <summary>The daily mail of several notices, each with its link. Its Message-ID belongs to the person and the turn, so that a repetition is known as one.</summary>
    public MimeMessage Write(Delivery delivery, IReadOnlyList<Notice> notices, string name, string address) => Mail(
        Uuid5.Of("digest", $"{delivery.Login}\n{delivery.Turn:O}"), delivery.Turn, name, address,
        Texts.Of("招商线索每日汇总：{0} 条消息", notices.Count),
        Texts.Of(
            "{0}，你好：\n\n{1}\n\n这封信由招商线索系统发出，请不要直接回复。\n", name,
            string.Join("\n\n", notices.Select(n => $"{Days.Moment(n.At, Days.InChina(delivery.Turn))}  {Words.Of(n)}\n{Absolute(n.Link)}"))));

    /// <summary>The address of a page of this installation, for whoever reads it elsewhere.</summary>
    public string Absolute(string link) => settings.Value.BaseUrl.TrimEnd('/') + link;

    private MimeMessage Mail(Guid id, DateTimeOffset at, string name, string address, string subject, string text)
    {
        var from = MailboxAddress.Parse(settings.Value.From);
        var mail = new MimeMessage { MessageId = $"{id:N}@{from.Domain}", Date = at, Subject = subject };
        mail.From.Add(from);
        mail.To.Add(new MailboxAddress(name, address));
        mail.Headers.Add(HeaderId.AutoSubmitted, "auto-generated");
        mail.Body = new TextPart("plain") { Text = text };
        return mail;
    }
}
