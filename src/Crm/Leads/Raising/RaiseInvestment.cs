using Crm.Foundation;
using Crm.Team;
using FluentValidation;
using Wolverine.Marten;
using Wolverine.Persistence.EventSourcing;

namespace Crm.Leads.Raising;

/// <summary>The investor puts in more than was agreed (增资). It stays one project; figures count the increment by itself, in the period in which it was agreed.</summary>
/// <param name="By">The increment in 万元.</param>
/// <param name="Agreement">The agreement about it: number or file, and its day.</param>
/// <param name="OccurredOn">The day on which it was agreed.</param>
/// <param name="Version">The lead's version the person saw.</param>
[Allow(Role.Officer, Role.Manager)]
public sealed record RaiseInvestment(Guid LeadId, Guid Raise, decimal By, Evidence Agreement, DateOnly OccurredOn, long Version) : ILeadCommand;

/// <summary>What a <see cref="RaiseInvestment"/> must hold.</summary>
public sealed class RaiseInvestmentValidator : AbstractValidator<RaiseInvestment>
{
    // A trillion yuan in one project is a slip of the pen.
    private const decimal Most = 100_000_000;

    public RaiseInvestmentValidator()
    {
        RuleFor(c => c.By).GreaterThan(0).WithMessage("请填增加的投资额，只填增量。").LessThanOrEqualTo(Most).WithMessage("金额太大了，单位是万元。").PrecisionScale(20, 6, true).WithMessage("金额的小数太多了。");
        RuleFor(c => c.Agreement).NotNull().WithMessage("增资要有协议（编号或附件）。").Must(agreement => agreement is null or { Kind: EvidenceKind.Agreement }).WithMessage("增资要有协议（编号或附件）。")
            .Must((c, agreement) => agreement?.Amount is not { } amount || amount == c.By).WithMessage("协议里的金额和增资额不一样。");
    }
}

/// <summary>Handles <see cref="RaiseInvestment"/>.</summary>
public static class RaiseInvestmentHandler
{
    public static Events Handle(RaiseInvestment command, [WriteModel] Lead lead, TimeProvider clock) => [.. Decide(command, lead, China.Today(clock))];

    public static IEnumerable<object> Decide(RaiseInvestment command, Lead lead, DateOnly today)
    {
        lead.MustBeOpen();
        lead.MustBeSigned();
        China.MustNotBeLater(command.OccurredOn, today, nameof(command.OccurredOn));
        var agreement = command.Agreement with { Kind = EvidenceKind.Agreement, Amount = command.By, On = command.Agreement.On ?? command.OccurredOn };
        if (string.IsNullOrWhiteSpace(agreement.Number) && agreement.File is null) throw new RuleBroken("增资要有协议（编号或附件）。") { Field = nameof(command.Agreement) };
        if (agreement.File is { } file) lead.MustHaveFile(file, nameof(command.Agreement));
        if (agreement.On > today) throw new RuleBroken("证明的日期不能晚于今天。") { Field = nameof(command.Agreement), Kind = Refusal.Input };
        if (lead.Raises.Contains(command.Raise)) throw new RuleBroken("这条记录已经登记过了。") { Kind = Refusal.Conflict };
        yield return new InvestmentRaised(command.Raise, command.By, agreement, command.OccurredOn);
    }
}
