using Crm.Compendia.Listing;
using Crm.Foundation;
using Crm.Foundation.Codes;
using Crm.Inquiries;
using Crm.Inquiries.Asking;
using Crm.Leads;
using Crm.Privacy;
using Crm.Team;
using FluentValidation;
using Marten;
using Microsoft.Extensions.Options;
using Wolverine;

namespace Crm.Compendia.Ordering;

/// <summary>
/// A visitor asks for a compendium, having said who they are and agreed to how their data are used. It is an inquiry like any other; the link comes by mail. Where none fits what
/// they ask for, the request waits for an editor.
/// </summary>
/// <param name="InquiryId">Made by the server with the form, so that a double click or a repeated post is one request.</param>
/// <param name="CompendiumId">The one chosen from the list; null where region and industry were said instead.</param>
/// <param name="Region">GB/T 2260.</param>
/// <param name="Industry">GB/T 4754.</param>
/// <param name="ConsentVersion">The version of the notice they were shown.</param>
/// <param name="PassOn">Whether they agreed that it is passed on to other units.</param>
/// <param name="Language">The language they read: zh-CN or en.</param>
[Allow(Visitors = true)]
public sealed record OrderCompendium(
    Guid InquiryId, Guid? CompendiumId, string? Region, string? Industry, string? Company, Contact Contact, string ConsentVersion, bool PassOn, string Language) : ICommand;

/// <summary>What an <see cref="OrderCompendium"/> must hold. Said to the visitor, beside the field.</summary>
public sealed class OrderCompendiumValidator : AbstractValidator<OrderCompendium>
{
    public OrderCompendiumValidator()
    {
        RuleFor(c => c.Company).NotEmpty().WithMessage("请填写企业名称。").MaximumLength(120).WithMessage("企业名称不能超过 120 个字。");
        RuleFor(c => c.Contact.Email).NotEmpty().WithMessage("请填写邮箱，下载链接发到这里。");
        RuleFor(c => c.Contact).SetValidator(new ContactValidator()).When(c => !c.Contact.IsEmpty);
        RuleFor(c => c.Region).Must(code => code is null || Regions.Find(code) is not null).WithMessage("没有这个地区，请从列表里选。");
        RuleFor(c => c.Industry).Must(code => code is null || Industries.Find(code) is not null).WithMessage("没有这个行业，请从列表里选。");
        RuleFor(c => c.ConsentVersion).NotEmpty().WithMessage("请阅读并勾选同意，否则无法在线领取；您也可以打电话索取。");
        RuleFor(c => c.Language).Must(l => l is "zh-CN" or "en").WithMessage("没有这种语言。");
    }
}

/// <summary>Handles <see cref="OrderCompendium"/>.</summary>
public static class OrderCompendiumHandler
{
    public static async Task<OutgoingMessages> Handle(OrderCompendium command, AskedOnline asked, OrderMail mail, IRoster roster, IDocumentSession session, TimeProvider clock, CancellationToken token)
    {
        var found = await Find(command, session, token);
        if (command.CompendiumId is not null && found is null) throw new RuleBroken("这份汇编刚刚下架，请换一份，或写明您要的地区和行业。") { Field = nameof(command.CompendiumId) };
        var place = (command.Region ?? found?.Scope.Regions.FirstOrDefault()) is { } region ? Regions.Chain(region).Reverse().Select(r => r.Code).FirstOrDefault(code => roster.Unit(code) is not null) : null;
        var asking = new AskOnline(
            command.InquiryId, Topic.Policy, command.Company, command.Contact, Wish(command, found), place, null, command.ConsentVersion, command.PassOn, command.Language);
        // Where the link goes out at once, its letter confirms the inquiry too.
        var (receipt, messages) = await asked.Take(asking, Source.Compendium, acknowledge: found is null, session, token);
        var order = CompendiumOrder.IdOf(command.InquiryId);
        session.Events.StartStream<CompendiumOrder>(order, Decide(command, found?.Id, receipt.Number, receipt.Contact.Email!.Value, mail.Next(order, 1), clock.GetUtcNow()));
        if (found is not null) messages.Add(mail.Write(order, 1, receipt.Number, receipt.Contact.Email!.Value, command.Language, session));
        return messages;
    }

    public static IEnumerable<object> Decide(OrderCompendium command, Guid? compendium, string number, Sealed to, NextLink link, DateTimeOffset now)
    {
        var today = China.DayOf(now);
        yield return new CompendiumOrdered(command.InquiryId, number, compendium, command.Region, command.Industry, to, command.Language, today);
        if (compendium is { } found) yield return new CompendiumLinkMailed(found, link.Number, link.Hash, link.ExpiresAt, today);
    }

    // The one that was chosen; else the newest that covers the region and, where one was named, the industry.
    private static async Task<CompendiumListing?> Find(OrderCompendium command, IQuerySession session, CancellationToken token)
    {
        if (command.CompendiumId is { } id) return await session.LoadAsync<CompendiumListing>(id, token) is { Published: not null } one ? one : null;
        if (command.Region is null && command.Industry is null) throw new RuleBroken("请选地区或行业。") { Field = nameof(command.Region), Kind = Refusal.Input };
        var published = await session.QueryAsync<CompendiumListing>("where is_published order by begun_at desc limit 200", token);
        return published.FirstOrDefault(row => Covers(row.Published!.Scope, command));
    }

    private static bool Covers(CompendiumScope scope, OrderCompendium command) =>
        (command.Region is null || scope.Regions.Count == 0 || scope.Regions.Any(outer => Regions.IsWithin(command.Region, outer)))
        && (command.Industry is null || scope.Industries.Count == 0 || scope.Industries.Any(outer => Industries.IsWithin(command.Industry, outer)));

    private static string Wish(OrderCompendium command, CompendiumListing? found)
    {
        if (found is not null) return Texts.Of("领取政策汇编《{0}》", found.Published!.Title);
        var wanted = string.Join(" ", new[] { command.Region is null ? null : Regions.Label(command.Region), command.Industry is null ? null : Industries.Label(command.Industry) }.OfType<string>());
        return Texts.Of("想要一份政策汇编：{0}（网站上还没有）", wanted);
    }
}
