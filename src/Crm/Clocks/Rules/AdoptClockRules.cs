using Crm.Foundation;
using Crm.Team;
using FluentValidation;
using Marten;

namespace Crm.Clocks.Rules;

/// <summary>A unit adopts its own promises from a day on. Open clocks that began on or after that day are counted anew.</summary>
[Allow(Role.Administrator, Role.Manager)]
public sealed record AdoptClockRules(string Unit, ClockRules Rules, DateOnly OccurredOn) : ICommand;

/// <summary>What an <see cref="AdoptClockRules"/> must hold.</summary>
public sealed class AdoptClockRulesValidator : AbstractValidator<AdoptClockRules>
{
    public AdoptClockRulesValidator()
    {
        RuleFor(c => c.Unit).NotEmpty().WithMessage("没有这个招商单位。");
        RuleFor(c => c.Rules).NotNull().WithMessage("请填写时限规则。").DependentRules(() =>
        {
            RuleFor(c => c.Rules.Name).NotEmpty().WithMessage("请给这套规则起个名称。").MaximumLength(30).WithMessage("规则名称不能超过 30 个字。");
            RuleFor(c => c.Rules.ValidFrom).Must(day => day.Year is >= 2000 and < 2100).WithMessage("生效日期不对，请检查年份。");
            RuleFor(c => c.Rules.Rules).Must(AreWhole).WithMessage("每种时限都要有一条规则，而且只有一条。");
        });
    }

    private static bool AreWhole(IReadOnlyList<ClockRule>? rules) => rules is not null && rules.All(r => r is { Term: not null, WarnAt: not null, Escalate: not null });
}

/// <summary>Handles <see cref="AdoptClockRules"/>.</summary>
public static class AdoptClockRulesHandler
{
    public static async Task Handle(AdoptClockRules command, Actor actor, IRoster roster, IDocumentSession session, TimeProvider clock, CancellationToken token)
    {
        var unit = ClockRulesReach.Demand(actor, command.Unit, roster);
        var book = await session.Events.FetchForWriting<ClockRulesBook>(ClockRulesBook.IdOf(unit.Code), token);
        book.AppendMany(Decide(command, book.Aggregate, China.Today(clock)));
    }

    public static IEnumerable<object> Decide(AdoptClockRules command, ClockRulesBook? book, DateOnly today)
    {
        China.MustNotBeLater(command.OccurredOn, today, nameof(command.OccurredOn));
        command.Rules.MustBeSound();
        if (book?.Sets.Any(s => s.ValidFrom == command.Rules.ValidFrom) == true)
            throw new RuleBroken("已有从这一天起生效的时限规则，请换一个生效日期，或先作废那一套。") { Field = "Rules.ValidFrom" };
        yield return new ClockRulesAdopted(command.Unit, command.Rules, command.OccurredOn);
    }
}
