using Crm.Foundation;
using Crm.Team;
using FluentValidation;
using Wolverine.Marten;
using Wolverine.Persistence.EventSourcing;

namespace Crm.Hotline.Confiding;

/// <summary>取消保密: a manager says why a call is confidential no more.</summary>
[Allow(Role.Manager)]
public sealed record UnmarkConfidential(Guid CallId, string Reason, DateOnly OccurredOn) : ICallCommand;

/// <summary>What an <see cref="UnmarkConfidential"/> must hold.</summary>
public sealed class UnmarkConfidentialValidator : AbstractValidator<UnmarkConfidential>
{
    public UnmarkConfidentialValidator() => RuleFor(c => c.Reason).NotEmpty().WithMessage("请写明原因。").MaximumLength(500).WithMessage("原因不能超过 500 个字。");
}

/// <summary>Handles <see cref="UnmarkConfidential"/>.</summary>
public static class UnmarkConfidentialHandler
{
    public static Events Handle(UnmarkConfidential command, [WriteModel] Call call, TimeProvider clock) => [.. Decide(command, call, China.Today(clock))];

    public static IEnumerable<object> Decide(UnmarkConfidential command, Call call, DateOnly today)
    {
        China.MustNotBeLater(command.OccurredOn, today, nameof(command.OccurredOn));
        if (call.Readers is null) throw new RuleBroken("这通电话没有设为保密。");
        yield return new CallConfidentialityLifted(command.Reason.Trim(), command.OccurredOn);
    }
}
