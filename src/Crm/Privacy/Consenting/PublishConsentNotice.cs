using Crm.Foundation;
using Crm.Team;
using FluentValidation;
using Marten;
using Wolverine.Marten;

namespace Crm.Privacy.Consenting;

/// <summary>Publishes a new version of what visitors are told about their personal data. Consents given before keep naming the version they were given to.</summary>
/// <param name="Version">A name that was not used before.</param>
/// <param name="Text">What is asked for, why, for how long, and what rights the person has.</param>
/// <param name="PassOn">The sentence of the separate consent to pass the inquiry on to other units.</param>
/// <param name="From">First day it is shown.</param>
[Allow(Role.Administrator)]
public sealed record PublishConsentNotice(string Version, string Text, string PassOn, DateOnly From, DateOnly OccurredOn) : ICommand;

/// <summary>What a <see cref="PublishConsentNotice"/> must hold.</summary>
public sealed class PublishConsentNoticeValidator : AbstractValidator<PublishConsentNotice>
{
    public PublishConsentNoticeValidator()
    {
        RuleFor(c => c.Version).NotEmpty().WithMessage("请给这一版起个版本号，例如 2026-02。").MaximumLength(40).WithMessage("版本号不能超过 40 个字。");
        RuleFor(c => c.Text).NotEmpty().WithMessage("请写下告知内容。").MaximumLength(8000).WithMessage("告知内容不能超过 8,000 个字。");
        RuleFor(c => c.PassOn).NotEmpty().WithMessage("请写下转交其他单位的单独同意。").MaximumLength(500).WithMessage("单独同意不能超过 500 个字。");
    }
}

/// <summary>Handles <see cref="PublishConsentNotice"/>.</summary>
public static class PublishConsentNoticeHandler
{
    public static async Task<IStartStream> Handle(PublishConsentNotice command, IDocumentSession session, CancellationToken token)
    {
        var id = ConsentNotice.IdOf(command.Version.Trim());
        var known = await session.LoadAsync<ConsentNotice>(id, token);
        return MartenOps.StartStream<ConsentNotice>(id, [.. Decide(command, known)]);
    }

    public static IEnumerable<object> Decide(PublishConsentNotice command, ConsentNotice? known)
    {
        if (known is not null) throw new RuleBroken("版本号 {0} 已经用过。告知内容只能出新版，不能改旧版。", command.Version) { Field = nameof(command.Version), Kind = Refusal.Conflict };
        if (command.From < command.OccurredOn) throw new RuleBroken("生效日不能早于发布日：之前的同意不能换成新的告知内容。") { Field = nameof(command.From) };
        var (text, passOn) = (command.Text.Trim(), command.PassOn.Trim());
        yield return new ConsentNoticePublished(command.Version.Trim(), text, passOn, ConsentNotice.HashOf(text, passOn), command.From, command.OccurredOn);
    }
}
