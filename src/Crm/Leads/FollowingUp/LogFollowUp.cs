using Crm.Foundation;
using Crm.Team;
using FluentValidation;
using Wolverine.Marten;
using Wolverine.Persistence.EventSourcing;

namespace Crm.Leads.FollowingUp;

/// <summary>Puts down what was said with the investor, and what is next.</summary>
/// <param name="OccurredOn">The day of the talk, not of writing it down.</param>
[Allow(Role.Officer, Role.Manager)]
public sealed record LogFollowUp(Guid LeadId, Guid FollowUp, FollowUpKind Kind, string Text, DateOnly OccurredOn, string? NextAction = null, DateOnly? NextOn = null) : ILeadCommand;

/// <summary>What a <see cref="LogFollowUp"/> must hold.</summary>
public sealed class LogFollowUpValidator : AbstractValidator<LogFollowUp>
{
    public LogFollowUpValidator()
    {
        RuleFor(c => c.Text).NotEmpty().WithMessage("请写下这次谈了什么。").MaximumLength(4000).WithMessage("跟进内容不能超过 4,000 个字。");
        RuleFor(c => c.NextAction).NotEmpty().When(c => c.NextOn is not null).WithMessage("请写明下一步做什么。").MaximumLength(200).WithMessage("下一步不能超过 200 个字。");
        RuleFor(c => c.NextOn).NotNull().When(c => !string.IsNullOrWhiteSpace(c.NextAction)).WithMessage("请选下一步的日期。");
    }
}

/// <summary>Handles <see cref="LogFollowUp"/>.</summary>
public static class LogFollowUpHandler
{
    public static Events Handle(LogFollowUp command, [WriteModel] Lead lead, TimeProvider clock) => [.. Decide(command, lead, China.Today(clock))];

    public static IEnumerable<object> Decide(LogFollowUp command, Lead lead, DateOnly today)
    {
        lead.MustBeOpen();
        China.MustNotBeLater(command.OccurredOn, today, nameof(command.OccurredOn));
        yield return new FollowUpLogged(command.FollowUp, command.Kind, command.Text.Trim(), command.NextAction?.Trim(), command.NextOn, command.OccurredOn);
    }
}
