using Crm.Foundation;
using Crm.Team;
using FluentValidation;
using Marten;

namespace Crm.Pipeline.Meeting.Planning;

/// <summary>Has the pack for a unit's meeting sent every week: each reader gets a notice, and a mail where they have chosen mails, with a link that opens it.</summary>
/// <param name="Weekday">The day of the week, in China.</param>
/// <param name="Hour">The hour of that day from which it is sent, 0 to 23, in China.</param>
/// <param name="Readers">Logins of managers and auditors who see the unit; 1 to 50.</param>
[Allow(Role.Manager)]
public sealed record PlanPack(string Unit, DayOfWeek Weekday, int Hour, IReadOnlyList<string> Readers, DateOnly OccurredOn) : ICommand;

/// <summary>What a <see cref="PlanPack"/> must hold.</summary>
public sealed class PlanPackValidator : AbstractValidator<PlanPack>
{
    public PlanPackValidator()
    {
        RuleFor(c => c.Weekday).IsInEnum().WithMessage("没有这个星期几。");
        RuleFor(c => c.Hour).InclusiveBetween(0, 23).WithMessage("几点填 0 到 23。");
        RuleFor(c => c.Readers).NotEmpty().WithMessage("请至少选一个人。").Must(readers => readers.Count <= 50).WithMessage("一次最多发给 50 个人。")
            .Must(readers => readers.Distinct().Count() == readers.Count).WithMessage("同一个人选了两次。");
    }
}

/// <summary>Handles <see cref="PlanPack"/>.</summary>
public static class PlanPackHandler
{
    public static async Task Handle(PlanPack command, Actor actor, IRoster roster, IDocumentSession session, TimeProvider clock, CancellationToken token)
    {
        var unit = roster.Unit(PipelineReach.Of(command.Unit, null, null, actor, roster, clock).Unit)!;
        China.MustNotBeLater(command.OccurredOn, China.Today(clock), nameof(command.OccurredOn));
        var plan = await session.Events.FetchForWriting<PackPlan>(PackPlan.IdOf(unit.Code), token);
        plan.AppendMany(Decide(command, unit, plan.Aggregate, PackReaders.Of(unit, roster)));
    }

    public static IEnumerable<object> Decide(PlanPack command, UnitPlace unit, PackPlan? plan, IReadOnlyList<PersonPlace> possible)
    {
        if (command.Readers.FirstOrDefault(login => possible.All(person => person.Login != login)) is not null)
            throw new RuleBroken("只能发给看得到这个单位的负责人和审计员。") { Field = nameof(command.Readers) };
        if (plan is not null && (plan.Weekday, plan.Hour) == (command.Weekday, command.Hour) && plan.Readers.Order().SequenceEqual(command.Readers.Order())) yield break;
        yield return new PackPlanned(unit.Code, command.Weekday, command.Hour, command.Readers, command.OccurredOn);
    }
}

/// <summary>Who can be sent the pack of a unit: managers and auditors of the unit and of those above it.</summary>
internal static class PackReaders
{
    public static IReadOnlyList<PersonPlace> Of(UnitPlace unit, IRoster roster) =>
        [.. DatedSets.Upwards(unit.Path).Select(roster.Unit).OfType<UnitPlace>()
            .SelectMany(place => new[] { Role.Manager, Role.Auditor }.SelectMany(role => roster.People(place.Path, role)).Where(person => person.Unit == place.Code))
            .DistinctBy(person => person.Login).Where(person => !person.Disabled)];
}
