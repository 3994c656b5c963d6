using Crm.Foundation;
using Crm.Team;
using FluentValidation;
using Wolverine.Marten;
using Wolverine.Persistence.EventSourcing;

namespace Crm.Policies.Importing.Running;

/// <summary>Fills in the date of a document that the library has without one, as an import found it. A date that is known is never changed by an import: an editor may have corrected it.</summary>
[Allow(Role.Editor)]
public sealed record FillInPolicyDate(Guid DocumentId, DateOnly PublishedOn, Guid? ImportId = null) : IPolicyCommand;

/// <summary>What a <see cref="FillInPolicyDate"/> must hold.</summary>
public sealed class FillInPolicyDateValidator : AbstractValidator<FillInPolicyDate>
{
    public FillInPolicyDateValidator() => RuleFor(c => (DateOnly?)c.PublishedOn).IsDocumentDay();
}

/// <summary>Handles <see cref="FillInPolicyDate"/>.</summary>
public static class FillInPolicyDateHandler
{
    public static Events Handle(FillInPolicyDate command, [WriteModel(nameof(command.DocumentId))] PolicyDocument document, TimeProvider clock) =>
        [.. Decide(command, document, China.Today(clock))];

    public static IEnumerable<object> Decide(FillInPolicyDate command, PolicyDocument document, DateOnly today)
    {
        document.MustNotBeWithdrawn();
        if (document.Card.PublishedOn is not null) throw new RuleBroken("这份文件已经有日期了。") { Kind = Refusal.Conflict };
        yield return new PolicyDocumentClassified(document.Card.Kind, document.Card.Region, command.PublishedOn, today, command.ImportId);
    }
}
