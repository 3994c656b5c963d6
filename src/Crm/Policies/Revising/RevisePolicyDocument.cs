using Crm.Foundation;
using Crm.Policies.Citing;
using Crm.Policies.Importing;
using Crm.Team;
using FluentValidation;
using Wolverine;
using Wolverine.Marten;
using Wolverine.Persistence.EventSourcing;

namespace Crm.Policies.Revising;

/// <summary>Puts a new version of a document's text into the library. The older versions stay readable: what quotes them keeps them.</summary>
/// <param name="BasedOn">The version of the text that the new one replaces, so that nobody replaces what they have not seen.</param>
/// <param name="PublishedOn">Day of the new version; the day known so far stays where it is left out.</param>
/// <param name="Reason">Why it changed, where a person says so.</param>
/// <param name="ImportId">The import it comes with; null where a person changed it.</param>
[Allow(Role.Editor)]
public sealed record RevisePolicyDocument(Guid DocumentId, int BasedOn, [property: LongText] string Body, DateOnly? PublishedOn = null, string? Reason = null, Guid? ImportId = null) : IPolicyCommand;

/// <summary>What a <see cref="RevisePolicyDocument"/> must hold.</summary>
public sealed class RevisePolicyDocumentValidator : AbstractValidator<RevisePolicyDocument>
{
    public RevisePolicyDocumentValidator()
    {
        RuleFor(c => c.Body).IsBody();
        RuleFor(c => c.PublishedOn).IsDocumentDay();
        RuleFor(c => c.Reason).MaximumLength(200).WithMessage("原因不能超过 200 个字。").IsShortText();
    }
}

/// <summary>Handles <see cref="RevisePolicyDocument"/>.</summary>
public static class RevisePolicyDocumentHandler
{
    public static (Events, OutgoingMessages) Handle(RevisePolicyDocument command, [WriteModel(nameof(command.DocumentId))] PolicyDocument document, Actor actor, TimeProvider clock) =>
        ([.. Decide(command, document, China.Today(clock))], [PolicyChange.Of(document.Id, PolicyChangeKind.Revised, actor.Login)]);

    public static IEnumerable<object> Decide(RevisePolicyDocument command, PolicyDocument document, DateOnly today)
    {
        document.MustNotBeWithdrawn();
        if (command.BasedOn != document.TextVersion)
            throw new RuleBroken("这份文件已经有第 {0} 版，你看到的是第 {1} 版。请看过新版再修改。", document.TextVersion, command.BasedOn) { Kind = Refusal.Conflict };
        var body = BodyText.Tidy(command.Body);
        if (body.Length == 0) throw new RuleBroken("正文是空的。") { Field = nameof(command.Body), Kind = Refusal.Input };
        var fingerprint = DocumentIdentity.Fingerprint(body);
        if (fingerprint == document.Fingerprint) throw new RuleBroken("正文和现在的版本一样，没有新版本。") { Field = nameof(command.Body) };
        yield return new PolicyDocumentRevised(document.TextVersion + 1, body, fingerprint, command.PublishedOn ?? document.Card.PublishedOn, command.Reason?.Trim(), today, command.ImportId);
    }
}
