using Crm.Foundation;
using Crm.Team;
using FluentValidation;
using Marten;
using Wolverine;

namespace Crm.Privacy.Erasing;

/// <summary>Puts down why a person's data must be kept for a time although they took their consent back. Said again, it replaces what was said before.</summary>
/// <param name="Reason">The law, the dispute or the contract that asks for it.</param>
/// <param name="Until">The last day of it.</param>
[Allow(Role.Administrator, Role.Manager)]
public sealed record HoldErasure(Guid ErasureId, string Reason, DateOnly Until, DateOnly OccurredOn) : ICommand;

/// <summary>What a <see cref="HoldErasure"/> must hold.</summary>
public sealed class HoldErasureValidator : AbstractValidator<HoldErasure>
{
    public HoldErasureValidator() =>
        RuleFor(c => c.Reason).NotEmpty().WithMessage("请写下保留的理由：依据哪条规定，或哪件未了的事。").MaximumLength(500).WithMessage("理由不能超过 500 个字。");
}

/// <summary>Handles <see cref="HoldErasure"/>.</summary>
public static class HoldErasureHandler
{
    // No reason keeps somebody's data for ever; the longest one known, the keeping of accounts, is put down again when it is due.
    private const int MostYears = 3;

    public static async Task Handle(HoldErasure command, Actor actor, IDocumentSession session, CancellationToken token)
    {
        var stream = await session.Events.FetchForWriting<Erasure>(command.ErasureId, token);
        if (stream.Aggregate is not { } erasure || !actor.Oversees(erasure.Unit)) throw ErasureReach.OutOfReach;
        stream.AppendMany(Decide(command, erasure));
    }

    public static IEnumerable<object> Decide(HoldErasure command, Erasure erasure)
    {
        erasure.MustBePending();
        if (command.Until < command.OccurredOn) throw new RuleBroken("保留期限不能早于今天。") { Field = nameof(command.Until) };
        if (command.Until > command.OccurredOn.AddYears(MostYears)) throw new RuleBroken("一次最多保留 {0} 年，到期可以再记一次。", MostYears) { Field = nameof(command.Until) };
        yield return new ErasureHeld(command.Reason.Trim(), command.Until, command.OccurredOn);
    }
}
