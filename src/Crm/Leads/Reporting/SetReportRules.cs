using Crm.Foundation;
using Crm.Team;
using FluentValidation;
using Marten;

namespace Crm.Leads.Reporting;

/// <summary>Sets for how long first reports of a unit, and of the units below, are protected from a day on. Reports that are there keep their term.</summary>
/// <param name="From">First day; today or later.</param>
/// <param name="Months">For how many months.</param>
[Allow(Role.Manager)]
public sealed record SetReportRules(string Unit, DateOnly From, int Months, DateOnly OccurredOn) : ICommand;

/// <summary>What a <see cref="SetReportRules"/> must hold.</summary>
public sealed class SetReportRulesValidator : AbstractValidator<SetReportRules>
{
    public SetReportRulesValidator()
    {
        RuleFor(c => c.Unit).NotEmpty().WithMessage("请选单位。");
        RuleFor(c => c.Months).InclusiveBetween(1, 36).WithMessage("保护期应在 1 到 36 个月之间。");
    }
}

/// <summary>Handles <see cref="SetReportRules"/>.</summary>
public static class SetReportRulesHandler
{
    public static async Task Handle(SetReportRules command, Actor actor, IRoster roster, IDocumentSession session, TimeProvider clock, CancellationToken token)
    {
        var today = China.Today(clock);
        China.MustNotBeLater(command.OccurredOn, today, nameof(command.OccurredOn));
        var unit = actor.MustOversee(command.Unit, roster, "只能为本单位和下级单位设置首报保护期。");
        var book = await session.Events.FetchForWriting<ReportBook>(ReportBook.IdOf(unit.Code), token);
        foreach (var fact in Decide(command, unit, today)) book.AppendOne(fact);
    }

    public static IEnumerable<object> Decide(SetReportRules command, UnitPlace unit, DateOnly today)
    {
        if (command.From < today) throw new RuleBroken("规则只能从今天或以后生效。") { Field = nameof(command.From), Kind = Refusal.Input };
        yield return new ReportRulesSet(unit.Code, unit.Path, command.From, command.Months, command.OccurredOn);
    }
}
