using Crm.Clocks.Running;
using Crm.Foundation;
using Crm.Hotline.Confiding;
using Crm.Privacy;
using Crm.Team;
using Marten;

namespace Crm.Inquiries.Listing;

/// <summary>One inquiry the person reaches.</summary>
[Allow(Role.HotlineAgent, Role.Officer, Role.Manager, Role.Auditor)]
public sealed record InquiryOf(Guid InquiryId) : IQuery<InquiryRow>;

/// <summary>Answers <see cref="InquiryOf"/>.</summary>
public static class InquiryOfHandler
{
    public static async Task<InquiryRow> Handle(InquiryOf query, Actor actor, IRoster roster, Vault vault, ConfidentialCalls confidential, IQuerySession session, TimeProvider time, CancellationToken token)
    {
        var row = await session.LoadAsync<InquiryListing>(query.InquiryId, token);
        if (row is null || !InquiryReach.Reaches(actor, row.Unit, row.Assignee)) throw InquiryReach.OutOfReach;
        var marks = await DueMark.Of(session, [row.Id], time.GetUtcNow(), token);
        return await FindInquiriesHandler.Read(row, await confidential.Among([row.Call], token), roster, vault, token) with { Due = marks.GetValueOrDefault(row.Id) };
    }
}
