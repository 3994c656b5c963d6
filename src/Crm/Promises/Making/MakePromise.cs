using Crm.Foundation;
using Crm.Policies.Reading;
using Crm.Promises.Reminding;
using Crm.Team;
using FluentValidation;
using Marten;
using Wolverine;
using Wolverine.Marten;

namespace Crm.Promises.Making;

/// <summary>
/// Puts down what was promised to an investor, on which passage. On a text that did not hold that day only a manager over the lead's unit gives it, with a reason; anybody
/// else's waits for one.
/// </summary>
/// <param name="PromiseId">Made by whoever asks, so that asking twice makes one.</param>
/// <param name="Amount">In 万元.</param>
/// <param name="Due">The day by which it is to be kept.</param>
/// <param name="By">Login of whoever promised it; the sender where it is left out.</param>
/// <param name="Document">The document it rests on; null where it rests on nothing.</param>
/// <param name="PolicyVersion">The version that was read; the current one where it is left out.</param>
/// <param name="Quote">The passage; it must stand in that version word for word.</param>
/// <param name="TaxReason">Why wording that ties it to tax paid stands all the same.</param>
/// <param name="OverrideReason">Why it is promised on a text that does not hold.</param>
/// <param name="OccurredOn">The day it was promised.</param>
[Allow(Role.Officer, Role.Manager)]
public sealed record MakePromise(
    Guid PromiseId, Guid LeadId, string What, DateOnly Due, DateOnly OccurredOn, decimal? Amount = null, string? Conditions = null, string? By = null,
    Guid? Document = null, int? PolicyVersion = null, string? Quote = null, string? TaxReason = null, string? OverrideReason = null) : ICommand;

/// <summary>What a <see cref="MakePromise"/> must hold.</summary>
public sealed class MakePromiseValidator : AbstractValidator<MakePromise>
{
    public MakePromiseValidator()
    {
        RuleFor(c => c.What).NotEmpty().WithMessage("请写下承诺了什么。").MaximumLength(500).WithMessage("承诺内容不能超过 500 个字。");
        RuleFor(c => c.Conditions).MaximumLength(500).WithMessage("条件不能超过 500 个字。");
        RuleFor(c => c.Amount).GreaterThan(0).WithMessage("金额要大于零；没有金额就留空。").LessThanOrEqualTo(100_000_000).WithMessage("金额超过一万亿，请核对单位。");
        RuleFor(c => c.Due).GreaterThanOrEqualTo(c => c.OccurredOn).WithMessage("兑现期限不能早于承诺日期。");
        RuleFor(c => c.TaxReason).MaximumLength(500).WithMessage("理由不能超过 500 个字。");
        RuleFor(c => c.OverrideReason).MaximumLength(500).WithMessage("理由不能超过 500 个字。");
        RuleFor(c => c.Quote).Empty().When(c => c.Document is null).WithMessage("引用了段落，也要指明是哪份文件。");
    }
}

/// <summary>Handles <see cref="MakePromise"/>.</summary>
public static class MakePromiseHandler
{
    public static async Task<(IStartStream, OutgoingMessages)> Handle(MakePromise command, Actor actor, IRoster roster, IDocumentSession session, TimeProvider clock, CancellationToken token)
    {
        var lead = await OpenedPromise.LeadFor(session, command.LeadId, actor, token);
        var by = command.By.Filled() ?? actor.Login;
        if (by != actor.Login && roster.Person(by) is null) throw new RuleBroken("没有这个同事。") { Field = nameof(command.By), Kind = Refusal.Input };
        var read = command.Document is { } document ? await PolicyReading.Of(session, document, command.PolicyVersion, nameof(command.PolicyVersion), China.Today(clock), token) : null;
        var facts = Decide(command, read, by, OpenedPromise.MayOverride(actor, lead)).ToList();
        var waits = facts.OfType<PromiseMade>().Any(made => made.Waiting);
        return (MartenOps.StartStream<Promise>(command.PromiseId, [.. facts]), waits ? [.. PromiseNews.Waits(command.PromiseId, lead, actor, roster)] : []);
    }

    /// <param name="mayOverride">Whoever promises may do so against a text that does not hold.</param>
    public static IEnumerable<object> Decide(MakePromise command, PolicyReading? read, string by, bool mayOverride)
    {
        var passage = read is null ? null : PromisedPassage.Of(read, command.Quote, command.OccurredOn, nameof(command.Quote));
        var tax = TaxMark.Demand([command.What, command.Conditions, passage?.Quote], command.TaxReason, nameof(command.TaxReason));
        var against = passage?.Standing.Holds() == false ? MustBeExplained(passage, command.OverrideReason, mayOverride) : null;
        yield return new PromiseMade(
            command.LeadId, command.What.Trim(), command.Amount, command.Conditions.Filled(), command.Due, by, passage, tax, against, against is not null && !mayOverride, command.OccurredOn);
    }

    /// <summary>The reason for promising on a text that does not hold.</summary>
    /// <exception cref="RuleBroken">None is given.</exception>
    public static string MustBeExplained(PromisedPassage passage, string? reason, bool mayOverride) => reason.Filled() ?? throw (mayOverride
        ? new RuleBroken("《{0}》那天{1}，据此承诺要写明理由。", passage.Title, PromiseWords.Of(passage.Standing)) { Field = nameof(MakePromise.OverrideReason) }
        : new RuleBroken("《{0}》那天{1}，据此承诺要写明理由，并等负责人批准后才算作出。", passage.Title, PromiseWords.Of(passage.Standing)) { Field = nameof(MakePromise.OverrideReason) });
}
