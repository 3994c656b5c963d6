using Crm.Foundation;
using Marten;

namespace Crm.Team.Absences;

/// <summary>Somebody will be there after all, or is back earlier.</summary>
/// <param name="Login">Whose; one's own where it is left out.</param>
[Allow(Role.HotlineAgent, Role.Officer, Role.Manager, Role.Editor)]
public sealed record CancelAbsence(Guid AbsenceId, string? Login, DateOnly OccurredOn) : ICommand;

/// <summary>Handles <see cref="CancelAbsence"/>.</summary>
public static class CancelAbsenceHandler
{
    public static async Task Handle(CancelAbsence command, Actor actor, IRoster roster, IDocumentSession session, TimeProvider clock, CancellationToken token)
    {
        China.MustNotBeLater(command.OccurredOn, China.Today(clock), nameof(command.OccurredOn));
        var stream = await session.Events.FetchForWriting<Absence>(Absence.IdOf(AbsenceReach.Demand(command.Login, actor, roster)), token);
        foreach (var fact in Decide(command, stream.Aggregate)) stream.AppendOne(fact);
    }

    public static IEnumerable<object> Decide(CancelAbsence command, Absence? absence)
    {
        if (absence?.Planned.Any(p => p.Id == command.AbsenceId) != true) throw new RuleBroken("没有这条离岗记录，可能已经取消。") { Kind = Refusal.Missing };
        yield return new AbsenceCancelled(command.AbsenceId, command.OccurredOn);
    }
}
