using Crm.Foundation;
using Crm.Inquiries.Tracking;
using Crm.Notifications;
using Crm.Privacy;
using Crm.Team;
using FluentValidation;
using Marten;
using Wolverine;

namespace Crm.Inquiries.Revising;

/// <summary>Whoever sent an inquiry puts right what they wrote. What is left empty stays as it was.</summary>
/// <param name="Link">The secret part of its link.</param>
[Allow(Visitors = true)]
public sealed record ReviseInquiry(string Link, string? Company, string? Phone, string? Email, string? Wish) : ICommand;

/// <summary>What a <see cref="ReviseInquiry"/> must hold.</summary>
public sealed class ReviseInquiryValidator : AbstractValidator<ReviseInquiry>
{
    public ReviseInquiryValidator()
    {
        RuleFor(c => c.Company).MaximumLength(120).WithMessage("企业名称不能超过 120 个字。");
        RuleFor(c => c.Phone).MaximumLength(60).WithMessage("电话太长了，请检查。");
        RuleFor(c => c.Email).EmailAddress().When(c => !string.IsNullOrWhiteSpace(c.Email)).WithMessage("邮箱地址写得不对，例如 li@example.com。");
        RuleFor(c => c.Wish).MaximumLength(2000).WithMessage("咨询内容不能超过 2,000 个字，请精简后再提交。");
    }
}

/// <summary>Handles <see cref="ReviseInquiry"/>.</summary>
public static class ReviseInquiryHandler
{
    public static async Task<OutgoingMessages> Handle(ReviseInquiry command, IRoster roster, Vault vault, IDocumentSession session, TimeProvider clock, CancellationToken token)
    {
        var stream = await TrackedInquiry.Open(command.Link, session, token);
        var inquiry = stream.Aggregate!;
        inquiry.MustBeTheVisitors();
        stream.AppendMany(Decide(command, inquiry, await Contact(command, inquiry, vault, token), China.Today(clock)));
        return [InquiryTeam.News(NewsKind.InquiryRevised, inquiry.Number!, inquiry.UnitPath, inquiry.To, roster)];
    }

    public static IEnumerable<object> Decide(ReviseInquiry command, Inquiry inquiry, SealedContact? contact, DateOnly today)
    {
        inquiry.MustBeTheVisitors();
        var (company, wish) = (command.Company.Filled() ?? inquiry.Company, command.Wish.Filled() ?? inquiry.Wish);
        if (company == inquiry.Company && wish == inquiry.Wish && ReferenceEquals(contact, inquiry.Contact)) throw new RuleBroken("没有要更正的内容：请填写要改的那一项。") { Field = nameof(command.Wish) };
        yield return new InquiryRevised(company, contact, wish, today);
    }

    // A new number must not make another person of them: then the erasure of one would leave the other.
    private static async Task<SealedContact?> Contact(ReviseInquiry command, Inquiry inquiry, Vault vault, CancellationToken token)
    {
        if (command.Phone.Filled() is null && command.Email.Filled() is null) return inquiry.Contact;
        var was = await vault.Open(inquiry.Contact, token);
        var now = new Contact(was?.Name, command.Phone.Filled() ?? was?.Phone, command.Email.Filled() ?? was?.Email, was?.WeChat, was?.Position);
        return inquiry.Contact is { } known ? await vault.SealFor(known.Person, now, token) : await vault.Seal(now, token);
    }
}
