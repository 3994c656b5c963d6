using Crm.Foundation;
using Crm.Leads.Merging;
using Crm.Leads.Profile;
using Crm.Team;
using Marten;

namespace Crm.Leads.Filing;

/// <summary>The files beside a lead, the latest first; below them those of leads that were merged into it.</summary>
/// <param name="Removed">True to see those that were taken off the list too.</param>
[Allow(Role.Officer, Role.Manager, Role.Auditor)]
public sealed record LeadFiles(Guid LeadId, bool? Removed = null) : IQuery<IReadOnlyList<LeadFile>>;

/// <summary>Answers <see cref="LeadFiles"/>.</summary>
public static class LeadFilesHandler
{
    public static async Task<IReadOnlyList<LeadFile>> Handle(LeadFiles query, Actor actor, IQuerySession session, CancellationToken token)
    {
        var lead = await LeadReading.Of(query.LeadId, actor, session, token);
        var files = lead.Facts.Files.Reverse().Concat(lead.Merged.SelectMany(m => m.Facts.Files.Reverse(), (m, file) => file with { From = m.Facts.Number }));
        return [.. files.Where(file => query.Removed == true || file.Removed is null)];
    }
}
