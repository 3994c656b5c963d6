using Crm.Foundation;
using Crm.Team;
using FluentValidation;
using Wolverine.Marten;
using Wolverine.Persistence.EventSourcing;

namespace Crm.Policies.Unanswered;

/// <summary>不予处理: says why nothing will be done about a question. Asked again, it stays closed.</summary>
[Allow(Role.Editor)]
public sealed record DismissQuestion(Guid QuestionId, string Reason, DateOnly OccurredOn) : ICommand;

/// <summary>What a <see cref="DismissQuestion"/> must hold.</summary>
public sealed class DismissQuestionValidator : AbstractValidator<DismissQuestion>
{
    public DismissQuestionValidator() =>
        RuleFor(c => c.Reason).NotEmpty().WithMessage("请写明不予处理的原因。").MaximumLength(200).WithMessage("原因不能超过 200 个字。");
}

/// <summary>Handles <see cref="DismissQuestion"/>.</summary>
public static class DismissQuestionHandler
{
    public static Events Handle(DismissQuestion command, [WriteModel(nameof(command.QuestionId))] UnansweredQuestion question, TimeProvider clock) =>
        [.. Decide(command, question, China.Today(clock))];

    public static IEnumerable<object> Decide(DismissQuestion command, UnansweredQuestion question, DateOnly today)
    {
        China.MustNotBeLater(command.OccurredOn, today, nameof(command.OccurredOn));
        question.MustBeOpen();
        yield return new QuestionDismissed(command.Reason.Trim(), command.OccurredOn);
    }
}
