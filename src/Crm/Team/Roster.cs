using Marten;

namespace Crm.Team;

/// <summary>
/// The staff in memory, replaced as a whole whenever people or units change: before the command that changed them returns in this process
/// (<see cref="RosterWatch"/>), and within moments in every other one (<see cref="RosterKeeper"/>).
/// </summary>
public sealed class Roster(IDocumentStore store) : IRoster
{
    private readonly SemaphoreSlim oneAtATime = new(1);
    private volatile RosterSheet? sheet;

    /// <summary>Raised after every refresh, whether something changed or not. Listeners must be quick.</summary>
    public event Action? Refreshed;

    /// <summary>The staff at this moment.</summary>
    /// <exception cref="InvalidOperationException">The roster was not read yet: Team must be added before the bus, so that it starts first.</exception>
    public RosterSheet Now => sheet ?? throw new InvalidOperationException("The roster is asked for before the host has started");

    /// <inheritdoc />
    public IReadOnlyList<UnitPlace> Units => [.. Now.Tree.Where(u => !u.Unit.Closed).Select(u => u.Place)];

    /// <summary>Reads everything again. One reading at a time, so that an older one never replaces a newer.</summary>
    public async Task Refresh(CancellationToken token = default)
    {
        await oneAtATime.WaitAsync(token);
        try
        {
            await using var session = store.QuerySession();
            var units = await session.Query<OrganisationUnit>().ToListAsync(token);
            var people = await session.Query<Person>().ToListAsync(token);
            sheet = new RosterSheet(units, people);
        }
        finally
        {
            oneAtATime.Release();
        }
        Refreshed?.Invoke();
    }

    /// <inheritdoc />
    public Actor? Find(string login, string channel) => Now.Actor(login, channel);

    /// <inheritdoc />
    public UnitPlace? Unit(string code) => Now.Unit(code) is { Unit.Closed: false } unit ? unit.Place : null;

    /// <inheritdoc />
    public IReadOnlySet<string> Below(string code) => Now.Below(code);

    /// <inheritdoc />
    public IReadOnlyList<PersonPlace> People(string unitPath, Role role) =>
    [
        .. Now.People.Where(p => !p.Disabled && p.Roles.Contains(role)).Select(Now.PlaceOf)
            .Where(p => p.UnitPath.StartsWith(unitPath, StringComparison.Ordinal)).OrderBy(p => p.Login, StringComparer.Ordinal),
    ];

    /// <inheritdoc />
    public PersonPlace? Person(string login) => Now.Person(login) is { } person ? Now.PlaceOf(person) : null;
}
