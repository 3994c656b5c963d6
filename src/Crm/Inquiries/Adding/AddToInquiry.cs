using Crm.Foundation;
using Crm.Inquiries.Touching;
using Crm.Inquiries.Tracking;
using Crm.Notifications;
using Crm.Team;
using FluentValidation;
using Marten;
using Wolverine;

namespace Crm.Inquiries.Adding;

/// <summary>Whoever sent an inquiry adds something to it. Whoever works on it is told; where it became a lead, the lead's owner.</summary>
/// <param name="Link">The secret part of its link.</param>
[Allow(Visitors = true)]
public sealed record AddToInquiry(string Link, string Text) : ICommand;

/// <summary>What an <see cref="AddToInquiry"/> must hold.</summary>
public sealed class AddToInquiryValidator : AbstractValidator<AddToInquiry>
{
    public AddToInquiryValidator() =>
        RuleFor(c => c.Text).NotEmpty().WithMessage("请写下要补充的内容。").MaximumLength(2000).WithMessage("补充内容不能超过 2,000 个字，请精简后再提交。");
}

/// <summary>Handles <see cref="AddToInquiry"/>.</summary>
public static class AddToInquiryHandler
{
    public static async Task<OutgoingMessages> Handle(AddToInquiry command, IRoster roster, IDocumentSession session, TimeProvider clock, CancellationToken token)
    {
        var stream = await TrackedInquiry.Open(command.Link, session, token);
        var inquiry = stream.Aggregate!;
        stream.AppendMany(Decide(command, inquiry, China.Today(clock)));
        return [inquiry.Lead is { } lead
            ? (object)new PutBesideLead(inquiry.Id, lead, inquiry.Additions)
            : InquiryTeam.News(NewsKind.InquiryAdded, inquiry.Number!, inquiry.UnitPath, inquiry.To, roster)];
    }

    public static IEnumerable<object> Decide(AddToInquiry command, Inquiry inquiry, DateOnly today)
    {
        inquiry.MustBeTheVisitors();
        yield return new InquirySupplemented(command.Text.Trim(), today);
    }
}
