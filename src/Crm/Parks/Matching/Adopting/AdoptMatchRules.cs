using Crm.Foundation;
using Crm.Team;
using FluentValidation;
using Marten;

namespace Crm.Parks.Matching.Adopting;

/// <summary>A unit adopts its own way of comparing sites, from a day on. Earlier sets stay; proposals keep the set they were made with.</summary>
[Allow(Role.Administrator, Role.Manager)]
public sealed record AdoptMatchRules(string Unit, MatchRules Rules, DateOnly OccurredOn) : ICommand;

/// <summary>What an <see cref="AdoptMatchRules"/> must hold.</summary>
public sealed class AdoptMatchRulesValidator : AbstractValidator<AdoptMatchRules>
{
    public AdoptMatchRulesValidator()
    {
        RuleFor(c => c.Unit).NotEmpty().WithMessage("没有这个招商单位。");
        RuleFor(c => c.Rules).NotNull().WithMessage("请填写匹配规则。");
        RuleFor(c => c.Rules.Version).NotEmpty().WithMessage("请给这套规则起个名称。").MaximumLength(30).WithMessage("规则名称不能超过 30 个字。").When(c => c.Rules is not null);
        RuleFor(c => c.Rules.ValidFrom).Must(day => day.Year is >= 2000 and < 2100).WithMessage("生效日期不对，请检查年份。").When(c => c.Rules is not null);
    }
}

/// <summary>Handles <see cref="AdoptMatchRules"/>.</summary>
public static class AdoptMatchRulesHandler
{
    public static async Task Handle(AdoptMatchRules command, Actor actor, IRoster roster, IDocumentSession session, TimeProvider clock, CancellationToken token)
    {
        var unit = roster.Unit(command.Unit) ?? throw new RuleBroken("没有这个招商单位。") { Field = nameof(command.Unit) };
        ParkReach.Demand(actor, unit);
        var book = await session.Events.FetchForWriting<MatchRulesBook>(MatchRulesBook.IdOf(unit.Code), token);
        book.AppendMany(Decide(command, book.Aggregate, China.Today(clock)));
    }

    public static IEnumerable<object> Decide(AdoptMatchRules command, MatchRulesBook? book, DateOnly today)
    {
        China.MustNotBeLater(command.OccurredOn, today, nameof(command.OccurredOn));
        command.Rules.MustBeSound();
        if (command.Rules.Version == MatchRules.Default.Version || book?.Sets.Any(s => s.Version == command.Rules.Version) == true)
            throw new RuleBroken("已有叫“{0}”的匹配规则，请换个名称。", command.Rules.Version) { Field = "Rules.Version" };
        if (book?.Sets.Any(s => s.ValidFrom == command.Rules.ValidFrom) == true)
            throw new RuleBroken("已有从这一天起生效的匹配规则，请换一个生效日期。") { Field = "Rules.ValidFrom" };
        yield return new MatchRulesAdopted(command.Unit, command.Rules, command.OccurredOn);
    }
}
