using Crm.Foundation;
using Crm.Team;
using FluentValidation;
using Wolverine.Marten;
using Wolverine.Persistence.EventSourcing;

namespace Crm.Policies.Classifying;

/// <summary>Corrects what sort of document it is, where it applies and when it was published; the text stays.</summary>
[Allow(Role.Editor)]
public sealed record ClassifyPolicyDocument(Guid DocumentId, PolicyKind Kind, string? Region, DateOnly? PublishedOn) : IPolicyCommand;

/// <summary>What a <see cref="ClassifyPolicyDocument"/> must hold.</summary>
public sealed class ClassifyPolicyDocumentValidator : AbstractValidator<ClassifyPolicyDocument>
{
    public ClassifyPolicyDocumentValidator()
    {
        RuleFor(c => c.Kind).IsInEnum().WithMessage("没有这个类别。");
        RuleFor(c => c.Region).IsRegion();
        RuleFor(c => c.PublishedOn).IsDocumentDay();
    }
}

/// <summary>Handles <see cref="ClassifyPolicyDocument"/>.</summary>
public static class ClassifyPolicyDocumentHandler
{
    public static Events Handle(ClassifyPolicyDocument command, [WriteModel(nameof(command.DocumentId))] PolicyDocument document, TimeProvider clock) =>
        [.. Decide(command, document, China.Today(clock))];

    public static IEnumerable<object> Decide(ClassifyPolicyDocument command, PolicyDocument document, DateOnly today)
    {
        document.MustNotBeWithdrawn();
        if ((command.Kind, command.Region, command.PublishedOn) == (document.Card.Kind, document.Card.Region, document.Card.PublishedOn)) throw new RuleBroken("类别、地区和日期都没有变。");
        yield return new PolicyDocumentClassified(command.Kind, command.Region, command.PublishedOn, today);
    }
}
