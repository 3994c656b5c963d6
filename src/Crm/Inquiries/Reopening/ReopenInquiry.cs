using Crm.Foundation;
using Crm.Leads;
using Crm.Team;
using Wolverine.Marten;
using Wolverine.Persistence.EventSourcing;

namespace Crm.Inquiries.Reopening;

/// <summary>Takes back that an inquiry was answered or put aside: it waits to be decided again, and its clock starts anew.</summary>
[Allow(Role.HotlineAgent, Role.Officer, Role.Manager)]
public sealed record ReopenInquiry(Guid InquiryId, string Reason, DateOnly OccurredOn) : IInquiryCommand;

/// <summary>Handles <see cref="ReopenInquiry"/>.</summary>
public static class ReopenInquiryHandler
{
    public static Events Handle(ReopenInquiry command, [WriteModel] Inquiry inquiry, TimeProvider clock) => [.. Decide(command, inquiry, China.Today(clock))];

    public static IEnumerable<object> Decide(ReopenInquiry command, Inquiry inquiry, DateOnly today)
    {
        inquiry.MustBeSettledHere();
        China.MustNotBeLater(command.OccurredOn, today, nameof(command.OccurredOn));
        Reasons.MustBeGiven(command.Reason, nameof(command.Reason));
        yield return new InquiryReopened(inquiry.Source, command.Reason.Trim(), command.OccurredOn);
    }
}
