using Crm.Foundation;
using Crm.Leads;
using Crm.Policies.Library;
using Crm.Promises.Making;
using Crm.Team;
using FluentValidation;
using Marten;

namespace Crm.Promises.Changing;

/// <summary>
/// Puts down that something else was agreed with the investor. The passage stays; on a text that no longer holds only a manager over the lead's unit may change what is
/// promised, anybody may change by when.
/// </summary>
/// <param name="Amount">In 万元.</param>
/// <param name="Reason">Why it was agreed anew.</param>
/// <param name="TaxReason">Why wording that ties it to tax paid stands all the same.</param>
/// <param name="OverrideReason">Why it is changed on a text that does not hold.</param>
[Allow(Role.Officer, Role.Manager)]
public sealed record ChangePromise(
    Guid PromiseId, string What, DateOnly Due, string Reason, DateOnly OccurredOn, decimal? Amount = null, string? Conditions = null, string? TaxReason = null, string? OverrideReason = null) : ICommand;

/// <summary>What a <see cref="ChangePromise"/> must hold.</summary>
public sealed class ChangePromiseValidator : AbstractValidator<ChangePromise>
{
    public ChangePromiseValidator()
    {
        RuleFor(c => c.What).NotEmpty().WithMessage("请写下承诺了什么。").MaximumLength(500).WithMessage("承诺内容不能超过 500 个字。");
        RuleFor(c => c.Conditions).MaximumLength(500).WithMessage("条件不能超过 500 个字。");
        RuleFor(c => c.Amount).GreaterThan(0).WithMessage("金额要大于零；没有金额就留空。").LessThanOrEqualTo(100_000_000).WithMessage("金额超过一万亿，请核对单位。");
        RuleFor(c => c.TaxReason).MaximumLength(500).WithMessage("理由不能超过 500 个字。");
        RuleFor(c => c.OverrideReason).MaximumLength(500).WithMessage("理由不能超过 500 个字。");
    }
}

/// <summary>Handles <see cref="ChangePromise"/>.</summary>
public static class ChangePromiseHandler
{
    public static async Task Handle(ChangePromise command, Actor actor, IDocumentSession session, CancellationToken token)
    {
        var opened = await OpenedPromise.Of(session, command.PromiseId, actor, token);
        // The listing alone, since a document that is kept from readers by now still tells how it stands.
        var standing = opened.Promise.Passage is { } passage
            ? await session.LoadAsync<PolicyListing>(passage.Document, token) is { } document ? Standings.Of(document, passage.Version, command.OccurredOn) : PassageStanding.Withdrawn : (PassageStanding?)null;
        opened.Stream.AppendMany(Decide(command, opened.Promise, standing, OpenedPromise.MayOverride(actor, opened.Lead)));
    }

    /// <param name="standing">How the text it rests on stands on the day of the change; null where it rests on none.</param>
    public static IEnumerable<object> Decide(ChangePromise command, Promise promise, PassageStanding? standing, bool mayOverride)
    {
        promise.MustBeOpen();
        promise.MustNotBeEarlier(command.OccurredOn);
        if (command.Due < promise.MadeOn) throw new RuleBroken("兑现期限不能早于承诺日期。") { Field = nameof(command.Due), Kind = Refusal.Input };
        Reasons.MustBeGiven(command.Reason, nameof(command.Reason));
        var (what, conditions) = (command.What.Trim(), command.Conditions.Filled());
        var otherwise = (what, command.Amount, conditions) != (promise.What, promise.Amount, promise.Conditions);
        if (!otherwise && command.Due == promise.Due) throw new RuleBroken("内容没有变化。");
        var tax = TaxMark.Demand([what, conditions, promise.Passage?.Quote], command.TaxReason, nameof(command.TaxReason));
        var against = otherwise && standing is { } now && !now.Holds() ? MustBeTheirs(promise.Passage! with { Standing = now }, command.OverrideReason, mayOverride) : null;
        yield return new PromiseChanged(what, command.Amount, conditions, command.Due, command.Reason.Trim(), tax, against, command.OccurredOn);
    }

    private static string MustBeTheirs(PromisedPassage passage, string? reason, bool mayOverride) => mayOverride ? MakePromiseHandler.MustBeExplained(passage, reason, mayOverride)
        : throw new RuleBroken("《{0}》现在{1}。改内容要由负责人来做；你可以只改期限，或撤回后重新提出。", passage.Title, PromiseWords.Of(passage.Standing)) { Kind = Refusal.Forbidden };
}
