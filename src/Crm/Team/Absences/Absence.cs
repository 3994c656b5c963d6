using Crm.Foundation;
using JasperFx.Events;
using Marten;

namespace Crm.Team.Absences;

/// <summary>When somebody is away (请假、出差): nothing new is given to them then. One stream per person; its id derives from the login.</summary>
public sealed partial record Absence
{
    public Guid Id { get; init; }

    public string Login { get; init; } = "";

    /// <summary>What was planned and not taken back.</summary>
    public IReadOnlyList<AwayDays> Planned { get; init; } = [];

    /// <summary>The last day of all, for looking up who may be away.</summary>
    public DateOnly Last { get; init; }

    public static Absence Create(IEvent<AbsencePlanned> e) => new Absence { Id = e.StreamId, Login = e.Data.Login }.Apply(e.Data);

    public Absence Apply(AbsencePlanned e) => With([.. Planned, new AwayDays(e.Absence, e.From, e.To, e.Reason)]);

    public Absence Apply(AbsenceCancelled e) => With([.. Planned.Where(p => p.Id != e.Absence)]);

    private Absence With(IReadOnlyList<AwayDays> planned) => this with { Planned = planned, Last = planned.Count == 0 ? DateOnly.MinValue : planned.Max(p => p.To) };

    /// <summary>The stream of a login.</summary>
    public static Guid IdOf(string login) => Uuid5.Of("absence", login);
}

/// <summary>Days somebody is away, the first and the last included.</summary>
public sealed record AwayDays(Guid Id, DateOnly From, DateOnly To, string? Reason);

/// <summary>Somebody will be away.</summary>
public sealed record AbsencePlanned(Guid Absence, string Login, DateOnly From, DateOnly To, string? Reason, DateOnly OccurredOn) : IFact;

/// <summary>Somebody will be there after all, or is back.</summary>
public sealed record AbsenceCancelled(Guid Absence, DateOnly OccurredOn) : IFact;

/// <summary>Who is away.</summary>
public static class Absences
{
    /// <summary>Those of these people who are away on a day.</summary>
    public static async Task<IReadOnlySet<string>> AbsentOn(this IQuerySession session, DateOnly day, IReadOnlyCollection<string> logins, CancellationToken token) =>
        (await session.LoadManyAsync<Absence>(token, logins.Select(Absence.IdOf))).Where(a => a.Planned.Any(p => p.From <= day && day <= p.To)).Select(a => a.Login).ToHashSet();
}
