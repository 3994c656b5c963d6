using FluentValidation;

namespace Crm.Parks;

/// <summary>A plot of industrial land (地块) and the terms on which it can be had.</summary>
public sealed record PlotOffer
{
    /// <summary>Name or number of the plot, unique within the park.</summary>
    public required string Name { get; init; }

    /// <summary>Area in 亩.</summary>
    public required decimal LandMu { get; init; }

    /// <summary>Whether it can be had.</summary>
    public SiteStatus Status { get; init; }

    /// <summary>The smallest piece that is given away separately, in 亩; null where the plot goes as a whole.</summary>
    public decimal? SmallestMu { get; init; }

    /// <summary>Asking price, 万元 per 亩.</summary>
    public decimal? PricePerMu { get; init; }

    /// <summary>Electric power that can be had, in kVA.</summary>
    public decimal? PowerKva { get; init; }

    /// <summary>The day the plot can be handed over.</summary>
    public DateOnly? ReadyOn { get; init; }

    /// <summary>Floor area allowed per land area (容积率), at most.</summary>
    public decimal? PlotRatio { get; init; }

    /// <summary>Anything else.</summary>
    public string? Remarks { get; init; }

    /// <summary>Without what slipped in around the name.</summary>
    public PlotOffer Tidy() => this with { Name = Name.Trim() };
}

/// <summary>What a <see cref="PlotOffer"/> must hold.</summary>
public sealed class PlotOfferValidator : AbstractValidator<PlotOffer>
{
    public PlotOfferValidator()
    {
        RuleFor(p => p.Name).NotEmpty().WithMessage("请填写地块名称或编号。").MaximumLength(60).WithMessage("地块名称不能超过 60 个字。");
        RuleFor(p => p.LandMu).GreaterThanOrEqualTo(0.01m).LessThanOrEqualTo(100_000).WithMessage("地块面积应大于 0，不超过 100,000 亩。");
        RuleFor(p => p.Status).IsInEnum().WithMessage("请选择可供状态。");
        RuleFor(p => p.SmallestMu).GreaterThanOrEqualTo(0.01m).LessThanOrEqualTo(p => p.LandMu).WithMessage("最小可分割面积应大于 0，不超过地块面积。");
        RuleFor(p => p.PricePerMu).InclusiveBetween(0, 10_000).WithMessage("地价应在 0 到 10,000 万元/亩之间。");
        RuleFor(p => p.PowerKva).InclusiveBetween(0, 10_000_000).WithMessage("用电容量应在 0 到 1,000 万 kVA 之间。");
        RuleFor(p => p.PlotRatio).GreaterThan(0).LessThanOrEqualTo(20).WithMessage("容积率应大于 0，不超过 20。");
        RuleFor(p => p.Remarks).MaximumLength(500).WithMessage("备注不能超过 500 个字。");
    }
}
