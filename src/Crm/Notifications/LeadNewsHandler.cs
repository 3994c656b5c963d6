using Crm.Foundation;
using Crm.Leads.Listing;
using Crm.Team;
using Marten;
using Wolverine;

namespace Crm.Notifications;

/// <summary>Turns news about a lead into notices; the lead is named by its company, as it is called when the news arrives.</summary>
public static class LeadNewsHandler
{
    public static async Task<OutgoingMessages> Handle(LeadNews news, IDocumentSession session, IRoster roster, TimeProvider clock, CancellationToken token)
    {
        var lead = await session.LoadAsync<LeadListing>(news.LeadId, token);
        return await Telling.Tell(new StaffNews(news.Id, news.Kind, news.Logins, news.By, news.Link ?? $"/leads/{news.LeadId}", lead?.Company ?? ""), session, roster, clock.GetUtcNow(), token);
    }
}

/// <summary>Turns news into notices.</summary>
public static class StaffNewsHandler
{
    public static Task<OutgoingMessages> Handle(StaffNews news, IDocumentSession session, IRoster roster, TimeProvider clock, CancellationToken token) =>
        Telling.Tell(news, session, roster, clock.GetUtcNow(), token);
}
