using Crm.Foundation;
using Crm.Foundation.Formats;
using Crm.Inquiries.Asking;
using Crm.Inquiries.Tracking;
using Crm.Notifications.Mailing;
using Marten;
using Microsoft.Extensions.Options;

namespace Crm.Inquiries.Acknowledging;

/// <summary>The letter that confirms an inquiry: its number, its link, what happens next. Holds nothing of what the visitor wrote.</summary>
public sealed class Acknowledgement(InquiryLinks links, IOptions<MailSettings> settings) : ILetterWriter
{
    /// <inheritdoc />
    public string Kind => "inquiry-received";

    /// <summary>The letter of a new inquiry; null where no address was given.</summary>
    public static Letter? Of(AskOnline command, Asked asked, DateTimeOffset now) => asked.Contact.Email is not { } address ? null : new Letter
    {
        Id = Uuid5.Of("acknowledgement", $"{command.InquiryId}"),
        Kind = "inquiry-received",
        About = command.InquiryId,
        Title = asked.Number,
        To = address,
        Person = address.Person,
        Language = command.Language,
        At = now,
    };

    /// <inheritdoc />
    public async Task<LetterText?> Write(Letter letter, IQuerySession session, CancellationToken token)
    {
        if (await session.LoadAsync<InquiryTrack>(letter.About, token) is not { Withdrawn: false } track) return null;
        var address = settings.Value.BaseUrl.TrimEnd('/') + InquiryLinks.Address(links.Of(letter.About));
        return new LetterText(
            Texts.Of("您的咨询已受理，受理号 {0}", track.Number),
            Texts.Of(
                "您好：\n\n您的咨询已受理，受理号：{0}\n\n我们最晚 {1} 联系您。查看进度、补充、更正或撤回，请打开：\n{2}\n\n知道这个链接的人都能看到这条咨询，请不要转发。\n这封信由系统发出，请不要直接回复。\n",
                track.Number, Days.Full(track.AnswerBy), address));
    }
}
