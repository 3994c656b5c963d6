using Crm.Foundation;
using Crm.Policies.Citing;
using Crm.Team;
using FluentValidation;
using Wolverine;
using Wolverine.Marten;
using Wolverine.Persistence.EventSourcing;

namespace Crm.Policies.Withdrawing;

/// <summary>Says that a document must no longer be quoted. It stays readable, marked; <see cref="RestorePolicyDocument"/> takes it back.</summary>
[Allow(Role.Editor)]
public sealed record WithdrawPolicyDocument(Guid DocumentId, string Reason) : IPolicyCommand;

/// <summary>What a <see cref="WithdrawPolicyDocument"/> must hold.</summary>
public sealed class WithdrawPolicyDocumentValidator : AbstractValidator<WithdrawPolicyDocument>
{
    public WithdrawPolicyDocumentValidator() =>
        RuleFor(c => c.Reason).NotEmpty().WithMessage("请写明撤回的原因。").MaximumLength(200).WithMessage("原因不能超过 200 个字。").IsShortText();
}

/// <summary>Handles <see cref="WithdrawPolicyDocument"/>.</summary>
public static class WithdrawPolicyDocumentHandler
{
    public static (Events, OutgoingMessages) Handle(WithdrawPolicyDocument command, [WriteModel(nameof(command.DocumentId))] PolicyDocument document, Actor actor, TimeProvider clock) =>
        ([.. Decide(command, document, China.Today(clock))], [PolicyChange.Of(document.Id, PolicyChangeKind.Withdrawn, actor.Login)]);

    public static IEnumerable<object> Decide(WithdrawPolicyDocument command, PolicyDocument document, DateOnly today)
    {
        document.MustBelongToLibrary();
        document.MustNotBeWithdrawn();
        yield return new PolicyDocumentWithdrawn(command.Reason.Trim(), today);
    }
}
