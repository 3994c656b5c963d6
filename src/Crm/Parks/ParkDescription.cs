using Crm.Foundation.Codes;
using FluentValidation;

namespace Crm.Parks;

/// <summary>What an investor would ask about a park first.</summary>
public sealed record ParkDescription
{
    /// <summary>Full name.</summary>
    public required string Name { get; init; }

    /// <summary>Where it lies: GB/T 2260, six digits or a functional area with its suffix.</summary>
    public required string Region { get; init; }

    /// <summary>What it stands for.</summary>
    public ParkLevel? Level { get; init; }

    /// <summary>Leading industries, GB/T 4754 codes.</summary>
    public IReadOnlyList<string> LeadingIndustries { get; init; } = [];

    /// <summary>Street address of the park committee or the main gate.</summary>
    public string? Address { get; init; }

    /// <summary>Planned area, in square kilometres.</summary>
    public decimal? AreaKm2 { get; init; }

    /// <summary>What speaks for it, in a few sentences.</summary>
    public string? Summary { get; init; }

    /// <summary>Figures worth naming, each with its source.</summary>
    public IReadOnlyList<ParkFigure> Figures { get; init; } = [];
}

/// <summary>A figure about a park as its source gives it: "规上工业产值", "2019 年 512 亿元", "2020 年政府工作报告".</summary>
public sealed record ParkFigure(string Name, string Value, string? Source = null);

/// <summary>Who approved a park.</summary>
public enum ParkLevel
{
    /// <summary>国家级.</summary>
    National = 1,

    /// <summary>省级.</summary>
    Provincial,

    /// <summary>市级.</summary>
    Municipal,

    /// <summary>县级.</summary>
    County,
}

/// <summary>What a <see cref="ParkDescription"/> must hold.</summary>
public sealed class ParkDescriptionValidator : AbstractValidator<ParkDescription>
{
    public ParkDescriptionValidator()
    {
        RuleFor(d => d.Name).NotEmpty().WithMessage("请填写园区名称。").MaximumLength(60).WithMessage("园区名称不能超过 60 个字。");
        RuleFor(d => d.Region).Must(code => Regions.Find(code) is { Level: not RegionLevel.Province }).WithMessage("请从列表里选园区所在的市、区县或功能区。");
        RuleFor(d => d.LeadingIndustries).Must(codes => codes is { Count: <= 12 }).WithMessage("主导产业最多写 12 个。");
        RuleForEach(d => d.LeadingIndustries).MustBeIndustry();
        RuleFor(d => d.Address).MaximumLength(200).WithMessage("地址不能超过 200 个字。");
        RuleFor(d => d.AreaKm2).GreaterThan(0).LessThanOrEqualTo(10_000).WithMessage("规划面积应大于 0，不超过 10,000 平方公里。");
        RuleFor(d => d.Summary).MaximumLength(2000).WithMessage("园区简介不能超过 2,000 个字。");
        RuleFor(d => d.Figures).Must(figures => figures is { Count: <= 30 }).WithMessage("园区数据最多写 30 条。");
        RuleForEach(d => d.Figures).Must(f => f is { Name.Length: > 0 and <= 60, Value.Length: > 0 and <= 60, Source: null or { Length: <= 120 } })
            .WithMessage("每条数据要有名称和数值，各不超过 60 个字，来源不超过 120 个字。");
    }
}

/// <summary>Checks that several forms share.</summary>
internal static class IndustryRule
{
    /// <summary>Only codes of GB/T 4754, written with the section letter.</summary>
    public static IRuleBuilderOptions<T, string?> MustBeIndustry<T>(this IRuleBuilder<T, string?> rule) =>
        rule.Must(code => Industries.Find(code)?.Code == code).WithMessage("没有这个行业代码，请从列表里选（GB/T 4754-2017）。");
}
