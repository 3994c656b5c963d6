using Crm.Foundation;
using Crm.Team;
using Marten;

namespace Crm.Privacy.Erasing;

/// <summary>The persons who are to be erased, the most urgent first, and those who were, for the administrators and managers of their units. Holds nothing personal.</summary>
[Allow(Role.Administrator, Role.Manager, Role.Auditor)]
public sealed record FindErasures : IQuery<IReadOnlyList<ErasureRow>>;

/// <summary>One of them.</summary>
/// <param name="About">The receipt number it came from.</param>
/// <param name="Unit">Name of the unit.</param>
/// <param name="OpenLeads">In how many open leads the person is a contact.</param>
public sealed record ErasureRow(Guid Id, string About, string Unit, DateOnly RequestedOn, DateOnly Due, DateOnly? HeldUntil, string? HoldReason, DateOnly? ErasedOn, int OpenLeads);

/// <summary>Answers <see cref="FindErasures"/>.</summary>
public static class FindErasuresHandler
{
    private const int Most = 200;

    public static async Task<IReadOnlyList<ErasureRow>> Handle(FindErasures query, Actor actor, IRoster roster, KeptPersons kept, IQuerySession session, CancellationToken token)
    {
        var units = actor.Units.ToArray();
        var found = (await session.Query<Erasure>().Where(e => e.Unit.IsOneOf(units)).ToListAsync(token)).OrderBy(e => e.ErasedOn is not null).ThenBy(e => e.Due).Take(Most).ToList();
        var rows = new List<ErasureRow>(found.Count);
        foreach (var e in found)
        {
            var leads = e.ErasedOn is null ? await kept.OpenLeadsOf(e.Person, session, token) : 0;
            rows.Add(new ErasureRow(e.Id, e.About, roster.Unit(e.Unit)?.Name ?? e.Unit, e.RequestedOn, e.Due, e.HeldUntil, e.HoldReason, e.ErasedOn, leads));
        }
        return rows;
    }
}
