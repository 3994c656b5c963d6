using Crm.Foundation;
using Crm.Team;
using FluentValidation;
using Wolverine.Marten;
using Wolverine.Persistence.EventSourcing;

namespace Crm.Parks.Admitting;

/// <summary>Adopts a set of admission rules from its first day on. Older sets stay what they were; a newer one takes over from its first day.</summary>
[Allow(Role.Administrator, Role.Manager)]
public sealed record AdoptAdmissionRules(Guid ParkId, AdmissionRules Rules, DateOnly OccurredOn) : IParkCommand;

/// <summary>What an <see cref="AdoptAdmissionRules"/> must hold.</summary>
public sealed class AdoptAdmissionRulesValidator : AbstractValidator<AdoptAdmissionRules>
{
    public AdoptAdmissionRulesValidator() => RuleFor(c => c.Rules).NotNull().WithMessage("请填写准入标准。").SetValidator(new AdmissionRulesValidator());
}

/// <summary>What a set of <see cref="AdmissionRules"/> must hold.</summary>
public sealed class AdmissionRulesValidator : AbstractValidator<AdmissionRules>
{
    public AdmissionRulesValidator()
    {
        RuleFor(r => r.ValidFrom).Must(day => day.Year is >= 1978 and < 2100).WithMessage("生效日期不对，请检查年份。");
        RuleFor(r => r.ValidTo).GreaterThanOrEqualTo(r => r.ValidFrom).WithMessage("失效日期不能早于生效日期。");
        RuleFor(r => r.Source).NotEmpty().WithMessage("请写明依据的文件。").MaximumLength(120).WithMessage("依据不能超过 120 个字。");
        RuleFor(r => r.Figures).Must(sets => sets is { Count: <= 50 }).WithMessage("分行业指标最多 50 组。")
            .Must(sets => sets is null || sets.DistinctBy(f => f.Industry).Count() == sets.Count).WithMessage("同一个行业只能有一组指标。");
        RuleForEach(r => r.Figures).SetValidator(new AdmissionFiguresValidator());
        RuleFor(r => r.AllowedIndustries).Must(codes => codes is { Count: <= 200 }).WithMessage("允许的行业最多 200 个。");
        RuleForEach(r => r.AllowedIndustries).MustBeIndustry();
        RuleFor(r => r.ExcludedIndustries).Must(codes => codes is { Count: <= 200 }).WithMessage("禁入的行业最多 200 个。");
        RuleForEach(r => r.ExcludedIndustries).MustBeIndustry();
    }
}

/// <summary>What one set of <see cref="AdmissionFigures"/> must hold.</summary>
public sealed class AdmissionFiguresValidator : AbstractValidator<AdmissionFigures>
{
    public AdmissionFiguresValidator()
    {
        RuleFor(f => f.Industry).MustBeIndustry().When(f => f.Industry is not null);
        RuleFor(f => f.InvestmentPerMu).InclusiveBetween(0.0001m, 100_000).WithMessage("亩均投资应大于 0，不超过 100,000 万元/亩；没有要求就空着。");
        RuleFor(f => f.TaxPerMu).InclusiveBetween(0.0001m, 100_000).WithMessage("亩均税收应大于 0，不超过 100,000 万元/亩；没有要求就空着。");
        RuleFor(f => f.OutputPerMu).InclusiveBetween(0.0001m, 100_000).WithMessage("亩均产出应大于 0，不超过 100,000 万元/亩；没有要求就空着。");
        RuleFor(f => f.RdShare).InclusiveBetween(0.0001m, 100).WithMessage("研发占比应大于 0，不超过 100%；没有要求就空着。");
        RuleFor(f => f.EnergyPerOutput).InclusiveBetween(0.0001m, 100).WithMessage("单位能耗应大于 0，不超过 100 吨标煤/万元。");
    }
}

/// <summary>Handles <see cref="AdoptAdmissionRules"/>.</summary>
public static class AdoptAdmissionRulesHandler
{
    public static Events Handle(AdoptAdmissionRules command, [WriteModel] Park park, TimeProvider clock) => [.. Decide(command, park, China.Today(clock))];

    public static IEnumerable<object> Decide(AdoptAdmissionRules command, Park park, DateOnly today)
    {
        China.MustNotBeLater(command.OccurredOn, today, nameof(command.OccurredOn));
        if (park.AdmissionFrom.Contains(command.Rules.ValidFrom))
            throw new RuleBroken("已有从 {0} 起生效的准入标准。已公布的标准不能改写，请换一个生效日期，或先作废那一份。", command.Rules.ValidFrom.ToString("yyyy-MM-dd"))
            {
                Field = "Rules.ValidFrom",
            };
        yield return new AdmissionRulesAdopted(command.Rules, command.OccurredOn);
    }
}
