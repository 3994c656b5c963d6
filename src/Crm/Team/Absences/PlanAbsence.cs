using Crm.Foundation;
using FluentValidation;
using Marten;

namespace Crm.Team.Absences;

/// <summary>Puts down that somebody will be away: oneself, or a manager for people of their unit and below.</summary>
/// <param name="AbsenceId">Made by whoever asks, so that asking twice plans one.</param>
/// <param name="Login">Whose; one's own where it is left out.</param>
/// <param name="To">The last day.</param>
[Allow(Role.HotlineAgent, Role.Officer, Role.Manager, Role.Editor)]
public sealed record PlanAbsence(Guid AbsenceId, string? Login, DateOnly From, DateOnly To, string? Reason, DateOnly OccurredOn) : ICommand;

/// <summary>What a <see cref="PlanAbsence"/> must hold.</summary>
public sealed class PlanAbsenceValidator : AbstractValidator<PlanAbsence>
{
    public PlanAbsenceValidator()
    {
        RuleFor(c => c.To).GreaterThanOrEqualTo(c => c.From).WithMessage("结束日期不能早于开始日期。");
        RuleFor(c => c.To).Must((c, to) => to.DayNumber - c.From.DayNumber <= 366).WithMessage("一次最多一年。");
        RuleFor(c => c.Reason).MaximumLength(100).WithMessage("事由不能超过 100 个字。");
    }
}

/// <summary>Handles <see cref="PlanAbsence"/>.</summary>
public static class PlanAbsenceHandler
{
    public static async Task Handle(PlanAbsence command, Actor actor, IRoster roster, IDocumentSession session, TimeProvider clock, CancellationToken token)
    {
        China.MustNotBeLater(command.OccurredOn, China.Today(clock), nameof(command.OccurredOn));
        var login = AbsenceReach.Demand(command.Login, actor, roster);
        var stream = await session.Events.FetchForWriting<Absence>(Absence.IdOf(login), token);
        foreach (var fact in Decide(command, login, stream.Aggregate)) stream.AppendOne(fact);
    }

    public static IEnumerable<object> Decide(PlanAbsence command, string login, Absence? absence)
    {
        if (absence?.Planned.Any(p => p.Id == command.AbsenceId) == true) throw new RuleBroken("这条记录已经登记过了。") { Kind = Refusal.Conflict };
        if (absence?.Planned.Any(p => p.From <= command.To && command.From <= p.To) == true) throw new RuleBroken("这几天已经登记过离岗。") { Field = nameof(command.From) };
        yield return new AbsencePlanned(command.AbsenceId, login, command.From, command.To, command.Reason.Filled(), command.OccurredOn);
    }
}

/// <summary>Who may say that somebody is away.</summary>
internal static class AbsenceReach
{
    /// <summary>The login it is about.</summary>
    /// <exception cref="RuleBroken">There is nobody of that login whom the actor answers for.</exception>
    public static string Demand(string? login, Actor actor, IRoster roster)
    {
        if (login is null || login == actor.Login) return actor.Login;
        return roster.Person(login) is { } person && (actor.IsJob || actor.Is(Role.Manager) && actor.Oversees(person.Unit)) ? login : throw new RuleBroken("没有这位同事，或者不归你管。") { Field = nameof(PlanAbsence.Login), Kind = Refusal.Missing };
    }
}
