using Crm.Compendia.Listing;
using Crm.Foundation;
using Crm.Foundation.Formats;
using Crm.Inquiries;
using Crm.Inquiries.Listing;
using Crm.Notifications.Mailing;
using Crm.Notifications.Sending;
using Crm.Privacy;
using Marten;
using Microsoft.Extensions.Options;

namespace Crm.Compendia.Ordering;

/// <summary>A link that is to be mailed.</summary>
public sealed record NextLink(int Number, string Hash, DateTimeOffset ExpiresAt);

/// <summary>Puts down the letters with links to compendia.</summary>
public sealed class OrderMail(SecretLinks links, IOptions<CompendiaSettings> settings, TimeProvider clock)
{
    /// <summary>What links of orders are for.</summary>
    public const string Purpose = "compendium";

    /// <summary>The address of a link's page within the site.</summary>
    public static string Address(string link) => $"/site/compendium/link/{link}";

    /// <summary>Whoever took their request or their consent back is written to no more.</summary>
    /// <exception cref="RuleBroken">They did.</exception>
    public static async Task MustBeWanted(Guid inquiry, IQuerySession session, CancellationToken token)
    {
        if (await session.LoadAsync<InquiryListing>(inquiry, token) is { Withdrawn: true }) throw new RuleBroken("这条咨询已经撤回，不能再发链接。需要的话请重新领取。");
    }

    /// <summary>The next link of an order.</summary>
    public NextLink Next(Guid order, int number) => new(number, SecretLinks.HashOf(links.Of(Purpose, order, number)), clock.GetUtcNow().AddDays(settings.Value.LinkDays));

    /// <summary>Puts the letter with a link down, in the transaction of whoever writes it.</summary>
    public Deliver Write(Guid order, int number, string receipt, Sealed to, string language, IDocumentSession session) => new Letter
    {
        Id = Uuid5.Of("compendium-link", $"{order}/{number}"),
        Kind = CompendiumLetter.Name,
        About = order,
        Title = receipt,
        To = to,
        Person = to.Person,
        Language = language,
        At = clock.GetUtcNow(),
    }.Put(session);
}

/// <summary>The letter with the link to a compendium: what it opens, until when, and how the inquiry is followed. Written when it is sent.</summary>
public sealed class CompendiumLetter(SecretLinks links, InquiryLinks inquiries, IOptions<MailSettings> settings) : ILetterWriter
{
    /// <summary>The kind.</summary>
    public const string Name = "compendium-link";

    /// <inheritdoc />
    public string Kind => Name;

    /// <inheritdoc />
    public async Task<LetterText?> Write(Letter letter, IQuerySession session, CancellationToken token)
    {
        if (await session.LoadAsync<CompendiumOrder>(letter.About, token) is not { Compendium: { } id, Links: [.., var last] } order) return null;
        if (await session.LoadAsync<InquiryListing>(order.Inquiry, token) is { Withdrawn: true }) return null;
        if (await session.LoadAsync<CompendiumListing>(id, token) is not { Published: { } edition }) return null;
        var home = settings.Value.BaseUrl.TrimEnd('/');
        return new LetterText(
            Texts.Of("您要的政策汇编：{0}", edition.Title),
            Texts.Of(
                "您好：\n\n您要的《{0}》（{1} 份文件）可以下载了，{2} 前有效：\n{3}\n\n受理号：{4}。查看进度或撤回，请打开：\n{5}\n\n知道这些链接的人都能打开，请不要转发。\n这封信由系统发出，请不要直接回复。\n",
                edition.Title, edition.Texts.Count, Days.Full(China.DayOf(last.ExpiresAt)), home + OrderMail.Address(links.Of(OrderMail.Purpose, order.Id, order.Links.Count)), order.Number,
                home + InquiryLinks.Address(inquiries.Of(order.Inquiry))));
    }
}
