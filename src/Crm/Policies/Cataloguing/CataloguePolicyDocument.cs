using Crm.Foundation;
using Crm.Foundation.Codes;
using Crm.Team;
using FluentValidation;
using Wolverine.Marten;
using Wolverine.Persistence.EventSourcing;

namespace Crm.Policies.Cataloguing;

/// <summary>Confirms a document's catalogue card, as it was proposed or with corrections; the text stays.</summary>
/// <param name="TextVersion">The version of the text that was seen, so that nobody vouches for what they have not read.</param>
/// <param name="Card">The whole card.</param>
[Allow(Role.Editor)]
public sealed record CataloguePolicyDocument(Guid DocumentId, int TextVersion, PolicyCard Card) : IPolicyCommand;

/// <summary>What a <see cref="CataloguePolicyDocument"/> must hold.</summary>
public sealed class CataloguePolicyDocumentValidator : AbstractValidator<CataloguePolicyDocument>
{
    public CataloguePolicyDocumentValidator() => RuleFor(c => c.Card).NotNull().WithMessage("请写明目录信息。").SetValidator(new PolicyCardValidator());
}

/// <summary>What a <see cref="PolicyCard"/> must hold.</summary>
public sealed class PolicyCardValidator : AbstractValidator<PolicyCard>
{
    public PolicyCardValidator()
    {
        RuleFor(c => c.Kind).IsInEnum().WithMessage("没有这个类别。");
        RuleFor(c => c.Region).IsRegion();
        RuleFor(c => c.PublishedOn).IsDocumentDay();
        RuleFor(c => c.IndexNumber).MaximumLength(PolicyCard.LongestNumber).WithMessage("索引号不能超过 60 个字。").IsShortText();
        RuleFor(c => c.DocumentNumber).MaximumLength(PolicyCard.LongestNumber).WithMessage("文号不能超过 60 个字。").IsShortText();
        RuleFor(c => c.Issuer).MaximumLength(PolicyCard.LongestIssuer).WithMessage("发布机构不能超过 100 个字。").IsShortText();
        RuleFor(c => c.Industries).Cascade(CascadeMode.Stop).NotNull().WithMessage("没有这个行业，请从列表里选。")
            .Must(codes => codes.Count <= PolicyCard.MostIndustries).WithMessage("一份文件最多填 20 个行业。")
            .Must(codes => codes.All(code => Industries.Find(code) is not null)).WithMessage("没有这个行业，请从列表里选。");
        RuleFor(c => c.ValidFrom).IsDocumentDay();
        RuleFor(c => c.ValidTo).IsDocumentDay();
        RuleFor(c => c.ValidTo).GreaterThanOrEqualTo(c => c.ValidFrom).When(c => c.ValidFrom is not null && c.ValidTo is not null).WithMessage("失效日期不能早于生效日期。");
    }
}

/// <summary>Handles <see cref="CataloguePolicyDocument"/>.</summary>
public static class CataloguePolicyDocumentHandler
{
    public static Events Handle(CataloguePolicyDocument command, [WriteModel(nameof(command.DocumentId))] PolicyDocument document, TimeProvider clock) =>
        [.. Decide(command, document, China.Today(clock))];

    public static IEnumerable<object> Decide(CataloguePolicyDocument command, PolicyDocument document, DateOnly today)
    {
        document.MustNotBeWithdrawn();
        if (command.TextVersion != document.TextVersion)
            throw new RuleBroken("这份文件已经有第 {0} 版，你看到的是第 {1} 版。请看过新版再修改。", document.TextVersion, command.TextVersion) { Kind = Refusal.Conflict };
        var card = command.Card.Tidy();
        if (document.CardVersion == document.TextVersion && card.Says(document.Card)) throw new RuleBroken("目录信息没有变。");
        yield return new PolicyDocumentCatalogued(card, document.TextVersion, today);
    }
}
