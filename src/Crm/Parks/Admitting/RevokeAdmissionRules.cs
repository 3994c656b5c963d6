using Crm.Foundation;
using Crm.Team;
using FluentValidation;
using Wolverine.Marten;
using Wolverine.Persistence.EventSourcing;

namespace Crm.Parks.Admitting;

/// <summary>Declares a set of admission rules void that should not have been adopted. It stays readable, with the reason, and counts no more.</summary>
/// <param name="ValidFrom">First day of the set, by which it is known.</param>
[Allow(Role.Administrator, Role.Manager)]
public sealed record RevokeAdmissionRules(Guid ParkId, DateOnly ValidFrom, string Reason, DateOnly OccurredOn) : IParkCommand;

/// <summary>What a <see cref="RevokeAdmissionRules"/> must hold.</summary>
public sealed class RevokeAdmissionRulesValidator : AbstractValidator<RevokeAdmissionRules>
{
    public RevokeAdmissionRulesValidator() =>
        RuleFor(c => c.Reason).NotEmpty().WithMessage("请写明原因。").MaximumLength(500).WithMessage("原因不能超过 500 个字。");
}

/// <summary>Handles <see cref="RevokeAdmissionRules"/>.</summary>
public static class RevokeAdmissionRulesHandler
{
    public static Events Handle(RevokeAdmissionRules command, [WriteModel] Park park, TimeProvider clock) => [.. Decide(command, park, China.Today(clock))];

    public static IEnumerable<object> Decide(RevokeAdmissionRules command, Park park, DateOnly today)
    {
        China.MustNotBeLater(command.OccurredOn, today, nameof(command.OccurredOn));
        if (!park.AdmissionFrom.Contains(command.ValidFrom)) throw new RuleBroken("没有从这一天起生效的准入标准。") { Kind = Refusal.Missing };
        yield return new AdmissionRulesRevoked(command.ValidFrom, command.Reason.Trim(), command.OccurredOn);
    }
}
