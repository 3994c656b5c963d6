using Crm.Foundation;
using Crm.Policies.Citing;
using Crm.Policies.Library;
using Crm.Team;
using FluentValidation;
using Marten;
using Wolverine;
using Wolverine.Marten;
using Wolverine.Persistence.EventSourcing;

namespace Crm.Policies.Repealing;

/// <summary>Notes that a document lost its force by another one's word, or that another took its place. It stays readable and searchable, marked.</summary>
/// <param name="Replaced">Another document takes its place; otherwise it only ends.</param>
/// <param name="On">The first day on which it is no longer in force; may be to come.</param>
/// <param name="ByDocument">The document that says so, where the library has it.</param>
/// <param name="ByTitle">What it is called, where the library does not have it.</param>
[Allow(Role.Editor)]
public sealed record RepealPolicyDocument(Guid DocumentId, bool Replaced, DateOnly On, Guid? ByDocument = null, string? ByTitle = null) : IPolicyCommand;

/// <summary>What a <see cref="RepealPolicyDocument"/> must hold.</summary>
public sealed class RepealPolicyDocumentValidator : AbstractValidator<RepealPolicyDocument>
{
    public RepealPolicyDocumentValidator()
    {
        RuleFor(c => c.On).Must(day => day.Year is >= 1949 and <= 2100).WithMessage("日期应在 1949 年到 2100 年之间。");
        RuleFor(c => c.ByTitle).MaximumLength(200).WithMessage("标题不能超过 200 个字。").IsShortText();
    }
}

/// <summary>Handles <see cref="RepealPolicyDocument"/>.</summary>
public static class RepealPolicyDocumentHandler
{
    public static async Task<(Events, OutgoingMessages)> Handle(
        RepealPolicyDocument command, [WriteModel(nameof(command.DocumentId))] PolicyDocument document, Actor actor, IDocumentSession session, TimeProvider clock, CancellationToken token)
    {
        var by = command.ByDocument is { } named ? await session.LoadAsync<PolicyListing>(named, token) : null;
        return ([.. Decide(command, document, by, China.Today(clock))],
            [PolicyChange.Of(document.Id, command.Replaced ? PolicyChangeKind.Replaced : PolicyChangeKind.Repealed, actor.Login)]);
    }

    /// <param name="by">The document that repeals, where one is named and the library has it.</param>
    public static IEnumerable<object> Decide(RepealPolicyDocument command, PolicyDocument document, PolicyListing? by, DateOnly today)
    {
        document.MustNotBeWithdrawn();
        if (command.ByDocument is { } named) MustRepeal(named, document, by);
        var title = by?.Title ?? (string.IsNullOrWhiteSpace(command.ByTitle) ? null : command.ByTitle.Trim());
        if (command.Replaced && title is null) throw new RuleBroken("请写明由哪份文件替代。") { Field = nameof(command.ByTitle), Kind = Refusal.Input };
        var repealed = new PolicyDocumentRepealed(command.Replaced, command.On, by?.Id, title, today);
        if (repealed with { OccurredOn = default } == (document.Repeal is { } known ? known with { OccurredOn = default } : null)) throw new RuleBroken("废止信息没有变。");
        yield return repealed;
    }

    private static void MustRepeal(Guid named, PolicyDocument document, PolicyListing? by)
    {
        if (named == document.Id) throw new RuleBroken("文件不能废止自己。") { Field = nameof(RepealPolicyDocument.ByDocument), Kind = Refusal.Input };
        if (by is null or { Concealed: true }) throw new RuleBroken("没有这份文件。") { Field = nameof(RepealPolicyDocument.ByDocument), Kind = Refusal.Input };
        if (by.Withdrawn) throw new RuleBroken("《{0}》已经撤回，不能作为废止的依据。", by.Title) { Field = nameof(RepealPolicyDocument.ByDocument) };
        if (by.RepealedBy == document.Id) throw new RuleBroken("《{0}》正是被这份文件废止的，两份文件不能互相废止。", by.Title) { Field = nameof(RepealPolicyDocument.ByDocument) };
    }
}
