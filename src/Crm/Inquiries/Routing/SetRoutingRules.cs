using Crm.Foundation;
using Crm.Foundation.Codes;
using Crm.Team;
using FluentValidation;
using Marten;

namespace Crm.Inquiries.Routing;

/// <summary>Sets from when on and by which rules inquiries of a unit, and of the units below, go to people. An empty set leaves them with the unit.</summary>
/// <param name="From">First day; today or later, so that nothing decided already reads differently.</param>
[Allow(Role.Manager)]
public sealed record SetRoutingRules(string Unit, DateOnly From, IReadOnlyList<RoutingRule> Rules, DateOnly OccurredOn) : ICommand;

/// <summary>What a <see cref="SetRoutingRules"/> must hold.</summary>
public sealed class SetRoutingRulesValidator : AbstractValidator<SetRoutingRules>
{
    public SetRoutingRulesValidator()
    {
        RuleFor(c => c.Rules).Must(r => r.Count <= 50).WithMessage("一套规则最多 50 条。");
        RuleFor(c => c.Rules).Must(r => r.Select(x => x.Name?.Trim()).Distinct().Count() == r.Count).WithMessage("规则名称不能重复。");
        RuleForEach(c => c.Rules).ChildRules(rule =>
        {
            rule.RuleFor(r => r.Name).NotEmpty().WithMessage("每条规则要有名称。").MaximumLength(40).WithMessage("规则名称不能超过 40 个字。");
            rule.RuleFor(r => r.Way).IsInEnum().WithMessage("请选轮流或按手上多少。");
            rule.RuleFor(r => r.Topics).ForEach(t => t.IsInEnum()).WithMessage("没有这个主题。");
            rule.RuleFor(r => r.Sources).ForEach(s => s.IsInEnum()).WithMessage("没有这个渠道。");
            rule.RuleFor(r => r.Words).Must(w => w.Count <= 50 && w.All(x => x is { Length: > 0 and <= 40 })).WithMessage("关键词最多 50 个，每个不超过 40 个字。");
            rule.RuleFor(r => r.AtLeast).InclusiveBetween(0, 100_000_000).WithMessage("金额应在 0 到 1 万亿元之间。");
            rule.RuleFor(r => r.People).NotEmpty().WithMessage("每条规则至少要有一个人。").Must(p => p.Count <= 200).WithMessage("一条规则最多 200 人。")
                .Must(p => p.DistinctBy(x => x.Login).Count() == p.Count).WithMessage("同一个人在一条规则里只能出现一次。")
                .Must(p => p.All(x => x.Weight is >= 1 and <= 100)).WithMessage("权重应在 1 到 100 之间。")
                .Must(p => p.All(x => x.Capacity is null or (>= 1 and <= 10_000))).WithMessage("上限应在 1 到 10,000 之间，不限就留空。");
        });
    }
}

/// <summary>Handles <see cref="SetRoutingRules"/>.</summary>
public static class SetRoutingRulesHandler
{
    public static async Task Handle(SetRoutingRules command, Actor actor, IRoster roster, IDocumentSession session, TimeProvider clock, CancellationToken token)
    {
        var today = China.Today(clock);
        China.MustNotBeLater(command.OccurredOn, today, nameof(command.OccurredOn));
        RoutingCheck.Demand(command.Unit, command.Rules, actor, roster);
        var unit = roster.Unit(command.Unit)!;
        var book = await session.Events.FetchForWriting<RoutingBook>(RoutingBook.IdOf(unit.Code), token);
        foreach (var fact in Decide(command, unit, today)) book.AppendOne(fact);
    }

    public static IEnumerable<object> Decide(SetRoutingRules command, UnitPlace unit, DateOnly today)
    {
        if (command.From < today) throw new RuleBroken("规则只能从今天或以后生效，过去的分派不会改变。") { Field = nameof(command.From), Kind = Refusal.Input };
        yield return new RoutingRulesSet(unit.Code, unit.Path, command.From, [.. command.Rules.Select(rule => rule with { Name = rule.Name.Trim() })], command.OccurredOn);
    }
}

/// <summary>What rules must be like before they hold or are tried.</summary>
internal static class RoutingCheck
{
    /// <exception cref="RuleBroken">Another's unit, an unknown place, or somebody who can't take inquiries there.</exception>
    public static void Demand(string unit, IReadOnlyList<RoutingRule> rules, Actor actor, IRoster roster)
    {
        var place = actor.MustOversee(unit, roster, "只能为本单位和下级单位设置分派规则。");
        foreach (var region in rules.SelectMany(rule => rule.Regions)) Regions.Of(region, nameof(SetRoutingRules.Rules));
        foreach (var share in rules.SelectMany(rule => rule.People)) HandOver.Place(new HandOver(place.Code, share.Login), roster, nameof(SetRoutingRules.Rules));
    }
}
