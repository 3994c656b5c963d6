using Crm.Foundation;
using Crm.Notifications;
using Crm.Policies.Library;
using Marten;
using Wolverine;

namespace Crm.Policies.Citing;

/// <summary>Tells everybody who cited a document in an open lead what happened to it: one notice a person, which opens the list of their leads.</summary>
public static class PolicyChangeHandler
{
    public static async Task<OutgoingMessages> Handle(PolicyChange change, IQuerySession session, CancellationToken token)
    {
        var document = await session.LoadAsync<PolicyListing>(change.DocumentId, token);
        var concerned = (await CitedLead.All(session, change.DocumentId, token)).Where(lead => lead.IsOpen).SelectMany(lead => lead.Concerned).Where(login => login != change.By).Distinct().ToList();
        if (document is null or { Concealed: true } || concerned.Count == 0) return [];
        return [new StaffNews(change.Id, KindOf(change.Kind), concerned, change.By, $"/policies/{document.Id}/citations", document.Title)];
    }

    private static NewsKind KindOf(PolicyChangeKind kind) => kind switch
    {
        PolicyChangeKind.Revised => NewsKind.PolicyRevised,
        PolicyChangeKind.Repealed => NewsKind.PolicyRepealed,
        PolicyChangeKind.Replaced => NewsKind.PolicyReplaced,
        PolicyChangeKind.Withdrawn => NewsKind.PolicyWithdrawn,
        _ => NewsKind.PolicyExpired,
    };
}
