using Crm.Foundation;
using Crm.Team;
using FluentValidation;
using Wolverine.Marten;
using Wolverine.Persistence.EventSourcing;

namespace Crm.Hotline.Annotating;

/// <summary>Adds something to what is known of a call.</summary>
[Allow(Role.HotlineAgent, Role.Officer, Role.Manager)]
public sealed record AnnotateCall(Guid CallId, string Note, DateOnly OccurredOn) : ICallCommand;

/// <summary>What an <see cref="AnnotateCall"/> must hold.</summary>
public sealed class AnnotateCallValidator : AbstractValidator<AnnotateCall>
{
    public AnnotateCallValidator() => RuleFor(c => c.Note).NotEmpty().WithMessage("请写下要补充什么。").MaximumLength(2000).WithMessage("补充不能超过 2,000 个字。");
}

/// <summary>Handles <see cref="AnnotateCall"/>.</summary>
public static class AnnotateCallHandler
{
    public static Events Handle(AnnotateCall command, [WriteModel] Call call, TimeProvider clock) => [.. Decide(command, China.Today(clock))];

    public static IEnumerable<object> Decide(AnnotateCall command, DateOnly today)
    {
        China.MustNotBeLater(command.OccurredOn, today, nameof(command.OccurredOn));
        yield return new CallAnnotated(command.Note.Trim(), command.OccurredOn);
    }
}
