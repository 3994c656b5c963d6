using Crm.Foundation;
using Crm.Team;
using FluentValidation;
using Wolverine.Marten;

namespace Crm.Policies.Importing;

/// <summary>Takes a document into the library with its first version. Its id follows from source, tag and title, so that nothing is stored twice.</summary>
/// <param name="Source">Where it was read.</param>
/// <param name="RegionTag">The place as the source names it.</param>
/// <param name="Region">GB/T 2260 code of that place, where it is known.</param>
/// <param name="Kind">What sort it is; told from the title where it is left out.</param>
/// <param name="ImportId">The import it comes with; null where it comes by itself.</param>
[Allow(Role.Editor)]
public sealed record ImportPolicyDocument(
    string Source, string? RegionTag, string? Region, string Title, [property: LongText] string Body, DateOnly? PublishedOn = null, PolicyKind? Kind = null,
    Guid? ImportId = null) : ICommand
{
    /// <summary>The stream it starts.</summary>
    public Guid DocumentId => DocumentIdentity.Of(Source, RegionTag, Title);
}

/// <summary>What an <see cref="ImportPolicyDocument"/> must hold.</summary>
public sealed class ImportPolicyDocumentValidator : AbstractValidator<ImportPolicyDocument>
{
    public ImportPolicyDocumentValidator()
    {
        RuleFor(c => c.Source).NotEmpty().WithMessage("请写明来源。").MaximumLength(60).WithMessage("来源不能超过 60 个字。").IsShortText();
        RuleFor(c => c.RegionTag).MaximumLength(20).WithMessage("地区标签不能超过 20 个字。").IsShortText();
        RuleFor(c => c.Title).NotEmpty().WithMessage("请写明标题。").MaximumLength(200).WithMessage("标题不能超过 200 个字。").IsShortText();
        RuleFor(c => c.Region).IsRegion();
        RuleFor(c => c.PublishedOn).IsDocumentDay();
        RuleFor(c => c.Kind).IsInEnum().WithMessage("没有这个类别。");
        RuleFor(c => c.Body).IsBody();
    }
}

/// <summary>Handles <see cref="ImportPolicyDocument"/>.</summary>
public static class ImportPolicyDocumentHandler
{
    public static IStartStream Handle(ImportPolicyDocument command, TimeProvider clock) =>
        MartenOps.StartStream<PolicyDocument>(command.DocumentId, [.. Decide(command, China.Today(clock))]);

    public static IEnumerable<object> Decide(ImportPolicyDocument command, DateOnly today)
    {
        var title = command.Title.Trim();
        var body = BodyText.Tidy(command.Body);
        if (body.Length == 0) throw new RuleBroken("正文是空的。") { Field = nameof(command.Body), Kind = Refusal.Input };
        yield return new PolicyDocumentImported(
            command.Source.Trim(), command.RegionTag?.Trim(), command.Region, title, command.Kind ?? PolicyKinds.Of(title), command.PublishedOn, body,
            DocumentIdentity.Fingerprint(body), today, Import: command.ImportId);
    }
}
