using Crm.Foundation;
using Crm.Leads.Profile;
using Crm.Team;
using Marten;

namespace Crm.Leads.Filing;

/// <summary>The files beside a lead, the latest first.</summary>
/// <param name="Removed">True to see those that were taken off the list too.</param>
[Allow(Role.Officer, Role.Manager, Role.Auditor)]
public sealed record LeadFiles(Guid LeadId, bool? Removed = null) : IQuery<IReadOnlyList<LeadFile>>;

/// <summary>Answers <see cref="LeadFiles"/>.</summary>
public static class LeadFilesHandler
{
    public static async Task<IReadOnlyList<LeadFile>> Handle(LeadFiles query, Actor actor, IQuerySession session, CancellationToken token)
    {
        var facts = LeadProfileHandler.MustReach(LeadFolding.Fold(await session.Events.FetchStreamAsync(query.LeadId, token: token)), actor);
        return [.. facts.Files.Where(file => query.Removed == true || file.Removed is null).Reverse()];
    }
}
