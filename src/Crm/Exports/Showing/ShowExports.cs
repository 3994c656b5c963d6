using Crm.Foundation;
using Crm.Team;
using JasperFx.Events;
using Marten;

namespace Crm.Exports.Showing;

/// <summary>Who took which list along as a file on a day, the newest first: for auditors the people of their own unit and below, for administrators everybody.</summary>
/// <param name="On">The day in China; today where left out.</param>
[Allow(Role.Auditor, Role.Administrator, Jobs = false)]
public sealed record ShowExports(DateOnly? On = null) : IQuery<ExportLog>;

/// <summary>The files of a day.</summary>
/// <param name="Count">How many there are.</param>
/// <param name="Rows">The newest of them.</param>
public sealed record ExportLog(DateOnly On, int Count, IReadOnlyList<ExportRow> Rows);

/// <summary>One file.</summary>
/// <param name="Number">Which of the day's files it is, whoever took them.</param>
/// <param name="Unit">Name of the unit the person belongs to now.</param>
/// <param name="Rows">How many rows the file holds.</param>
/// <param name="Address">What it was asked for with, without the words that were searched for.</param>
public sealed record ExportRow(long Number, DateTimeOffset At, string Login, string Name, string? Unit, string List, string Format, int Rows, string Address);

/// <summary>Answers <see cref="ShowExports"/>.</summary>
public static class ShowExportsHandler
{
    /// <summary>Rows of an answer; the oldest of the day are left out.</summary>
    public const int Most = 2000;

    public static async Task<ExportLog> Handle(ShowExports query, Actor actor, IRoster roster, IQuerySession session, TimeProvider clock, CancellationToken token)
    {
        var on = query.On ?? China.Today(clock);
        var all = await session.Events.FetchStreamAsync(ExportDay.IdOf(on), token: token);
        var rows = all.OrderByDescending(e => e.Version).Select(e => (e, roster.Person(e.UserName ?? ""))).Where(pair => Reaches(actor, pair.Item2)).Select(pair => Row(pair.e, pair.Item2, roster)).ToList();
        return new ExportLog(on, rows.Count, rows.Count > Most ? rows[..Most] : rows);
    }

    private static bool Reaches(Actor actor, PersonPlace? person) => actor.Is(Role.Administrator) || (person is not null && actor.Oversees(person.Unit));

    private static ExportRow Row(IEvent e, PersonPlace? person, IRoster roster)
    {
        var (file, login) = ((ListExported)e.Data, e.UserName ?? "");
        return new ExportRow(e.Version, e.RecordedAt(), login, person?.Name ?? login, person is null ? null : roster.Unit(person.Unit)?.Name ?? person.Unit, file.List, file.Format, file.Rows, file.Address);
    }
}
