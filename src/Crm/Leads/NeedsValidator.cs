using Crm.Foundation.Codes;
using FluentValidation;

namespace Crm.Leads;

/// <summary>What needs can be at all: amounts are positive and of a size that exists.</summary>
public sealed class NeedsValidator : AbstractValidator<Needs>
{
    public NeedsValidator()
    {
        RuleFor(n => n.Investment).InclusiveBetween(0, 100_000_000).WithMessage("意向投资应在 0 到 1 万亿元之间，单位是万元。");
        RuleFor(n => n.OriginalInvestment).InclusiveBetween(0, 100_000_000).WithMessage("原币投资额应在 0 到 1 万亿之间，单位是万。");
        RuleFor(n => n.LandMu).InclusiveBetween(0, 100_000).WithMessage("用地应在 0 到 100,000 亩之间。");
        RuleFor(n => n.FloorArea).InclusiveBetween(0, 10_000_000).WithMessage("厂房面积应在 0 到 1,000 万㎡之间。");
        RuleFor(n => n.PowerKva).InclusiveBetween(0, 10_000_000).WithMessage("用电容量应在 0 到 1,000 万 kVA 之间。");
        RuleFor(n => n.EnergyTce).InclusiveBetween(0, 100_000_000).WithMessage("年能耗应在 0 到 1 亿吨标准煤之间。");
        RuleFor(n => n.YearlyOutput).InclusiveBetween(0, 100_000_000).WithMessage("年产值应在 0 到 1 万亿元之间，单位是万元。");
        RuleFor(n => n.YearlyTax).InclusiveBetween(0, 100_000_000).WithMessage("年税收应在 0 到 1 万亿元之间，单位是万元。");
        RuleFor(n => n.Industry).Must(code => string.IsNullOrEmpty(code) || Industries.Find(code) is not null).WithMessage("没有这个行业代码，请从列表里选（GB/T 4754-2017）。");
        RuleFor(n => n.Region).Must(code => string.IsNullOrEmpty(code) || Regions.Find(code) is not null).WithMessage("没有这个地区，请从列表里选。");
        RuleFor(n => n.Remarks).MaximumLength(2000).WithMessage("其他需求不能超过 2,000 个字。");
    }
}
