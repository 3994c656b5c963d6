using Crm.Foundation;
using Crm.Inquiries.Asking;
using Crm.Inquiries.Tracking;
using Crm.Leads.Listing;
using Crm.Leads;
using Crm.Leads.Touching;
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
    public static async Task<OutgoingMessages> Handle(AddToInquiry command, IRoster roster, LeadTouching touching, IDocumentSession session, TimeProvider clock, CancellationToken token)
    {
        var today = China.Today(clock);
        var stream = await TrackedInquiry.Open(command.Link, session, token);
        var inquiry = stream.Aggregate!;
        stream.AppendMany(Decide(command, inquiry, today));
        if (inquiry.Lead is not { } lead || (await session.LoadAsync<LeadListing>(lead, token))?.Stage is null or Stage.Terminated)
            return [InquiryTeam.News(NewsKind.InquiryAdded, inquiry.Number!, inquiry.UnitPath, inquiry.To, roster)];
        var (append, news) = await touching.Touch(lead, new LeadTouched(inquiry.Id, inquiry.Source, command.Text.Trim(), today), AskOnlineHandler.AsJob, session, token);
        append.Execute(session);
        return [news];
    }

    public static IEnumerable<object> Decide(AddToInquiry command, Inquiry inquiry, DateOnly today)
    {
        inquiry.MustBeTheVisitors();
        yield return new InquirySupplemented(command.Text.Trim(), today);
    }
}
