using Crm.Foundation;
using Crm.Privacy;
using Crm.Team;
using FluentValidation;
using Wolverine.Marten;
using Wolverine.Persistence.EventSourcing;

namespace Crm.Hotline.Correcting;

/// <summary>Puts right what was put down wrong. What came of the call changes only between answered and nuisance; the other outcomes have facts behind them.</summary>
/// <param name="Version">The call's version the person saw.</param>
[Allow(Role.HotlineAgent, Role.Officer, Role.Manager)]
public sealed record CorrectCall(Guid CallId, CallSheet Sheet, CallOutcome Outcome, DateOnly OccurredOn, long Version) : ICallCommand;

/// <summary>What a <see cref="CorrectCall"/> must hold.</summary>
public sealed class CorrectCallValidator : AbstractValidator<CorrectCall>
{
    public CorrectCallValidator()
    {
        RuleFor(c => c.Sheet).NotNull().SetValidator(new CallSheetValidator());
        RuleFor(c => c.Sheet.Wish).NotEmpty().When(c => c.Outcome != CallOutcome.Nuisance).WithMessage("请写下对方要什么。");
        RuleFor(c => c.Outcome).IsInEnum().WithMessage("请选这通电话的结果。");
    }
}

/// <summary>Handles <see cref="CorrectCall"/>.</summary>
public static class CorrectCallHandler
{
    public static async Task<Events> Handle(CorrectCall command, [WriteModel] Call call, Actor actor, Vault vault, TimeProvider clock, CancellationToken token)
    {
        call.MustBeOpenTo(actor);
        return [.. Decide(command, call, await command.Sheet.Seal(vault, token), China.Today(clock))];
    }

    public static IEnumerable<object> Decide(CorrectCall command, Call call, CallRecord record, DateOnly today)
    {
        China.MustNotBeLater(command.OccurredOn, today, nameof(command.OccurredOn));
        if (command.Outcome != call.Outcome && !(IsPlain(command.Outcome) && IsPlain(call.Outcome)))
            throw new RuleBroken("这个结果不能直接改。转接、约回电和转线索请用各自的操作。") { Field = nameof(command.Outcome) };
        yield return new CallCorrected(record, command.Outcome, command.OccurredOn);
    }

    private static bool IsPlain(CallOutcome outcome) => outcome is CallOutcome.Answered or CallOutcome.Nuisance;
}
