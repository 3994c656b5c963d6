using Crm.Foundation;
using Crm.Team;
using FluentValidation;
using Wolverine.Marten;
using Wolverine.Persistence.EventSourcing;

namespace Crm.Policies.Dating;

/// <summary>Notes from when to when a document applies. Both days count; a side that is left out is open.</summary>
[Allow(Role.Editor)]
public sealed record SetPolicyValidity(Guid DocumentId, DateOnly? From, DateOnly? To) : IPolicyCommand;

/// <summary>What a <see cref="SetPolicyValidity"/> must hold.</summary>
public sealed class SetPolicyValidityValidator : AbstractValidator<SetPolicyValidity>
{
    public SetPolicyValidityValidator()
    {
        RuleFor(c => c.From).IsDocumentDay();
        RuleFor(c => c.To).IsDocumentDay();
        RuleFor(c => c.To).GreaterThanOrEqualTo(c => c.From).When(c => c.From is not null && c.To is not null).WithMessage("失效日期不能早于生效日期。");
    }
}

/// <summary>Handles <see cref="SetPolicyValidity"/>.</summary>
public static class SetPolicyValidityHandler
{
    public static Events Handle(SetPolicyValidity command, [WriteModel(nameof(command.DocumentId))] PolicyDocument document, TimeProvider clock) =>
        [.. Decide(command, document, China.Today(clock))];

    public static IEnumerable<object> Decide(SetPolicyValidity command, PolicyDocument document, DateOnly today)
    {
        document.MustNotBeWithdrawn();
        if ((command.From, command.To) == (document.Card.ValidFrom, document.Card.ValidTo)) throw new RuleBroken("有效期没有变。");
        yield return new PolicyValiditySet(command.From, command.To, today);
    }
}
