using Crm.Foundation;
using Crm.Team;
using FluentValidation;
using Wolverine.Marten;

namespace Crm.Submissions.Terms;

/// <summary>Publishes a new version of what authors accept. Older ones stay, since acceptances name them.</summary>
[Allow(Role.Editor, Role.Administrator)]
public sealed record PublishSubmissionTerms(string Version, [property: LongText] string Text, DateOnly From, DateOnly OccurredOn) : ICommand;

/// <summary>What a <see cref="PublishSubmissionTerms"/> must hold.</summary>
public sealed class PublishSubmissionTermsValidator : AbstractValidator<PublishSubmissionTerms>
{
    public PublishSubmissionTermsValidator()
    {
        RuleFor(c => c.Version).NotEmpty().WithMessage("请写版本号，例如 2026-01。").MaximumLength(40).WithMessage("版本号不能超过 40 个字。");
        RuleFor(c => c.Text).NotEmpty().WithMessage("请写投稿须知。").MaximumLength(20_000).WithMessage("投稿须知不能超过 20,000 个字。");
        RuleFor(c => c.From).GreaterThanOrEqualTo(c => c.OccurredOn).WithMessage("开始日期不能早于今天：已经同意的版本不会变。");
    }
}

/// <summary>Handles <see cref="PublishSubmissionTerms"/>.</summary>
public static class PublishSubmissionTermsHandler
{
    public static IStartStream Handle(PublishSubmissionTerms command) => MartenOps.StartStream<SubmissionTerms>(SubmissionTerms.IdOf(command.Version.Trim()), [.. Decide(command)]);

    public static IEnumerable<object> Decide(PublishSubmissionTerms command)
    {
        var text = command.Text.ReplaceLineEndings("\n").Trim();
        yield return new SubmissionTermsPublished(command.Version.Trim(), text, SubmissionTerms.HashOf(text), command.From, command.OccurredOn);
    }
}
