using FluentValidation;

namespace Crm.Parks;

/// <summary>A factory or warehouse building (厂房仓库) and the terms on which it can be rented or bought.</summary>
public sealed record BuildingOffer
{
    /// <summary>Name or number of the building, unique within the park.</summary>
    public required string Name { get; init; }

    /// <summary>Floor area on offer, in ㎡.</summary>
    public required decimal FloorArea { get; init; }

    /// <summary>Whether it can be had.</summary>
    public SiteStatus Status { get; init; }

    /// <summary>The smallest part that is given away separately, in ㎡; null where the building goes as a whole.</summary>
    public decimal? SmallestArea { get; init; }

    /// <summary>The land the building stands on, in 亩: what is asked per mu is reckoned on it.</summary>
    public decimal? LandMu { get; init; }

    /// <summary>Rent, 元 per ㎡ and month; null where it is not for rent.</summary>
    public decimal? MonthlyRent { get; init; }

    /// <summary>Sale price, 元 per ㎡; null where it is not for sale.</summary>
    public decimal? SalePrice { get; init; }

    /// <summary>Electric power that can be had, in kVA.</summary>
    public decimal? PowerKva { get; init; }

    /// <summary>Number of storeys.</summary>
    public int? Storeys { get; init; }

    /// <summary>Clear height of the ground floor, in metres.</summary>
    public decimal? ClearHeight { get; init; }

    /// <summary>Load the ground floor bears, in kg per ㎡.</summary>
    public decimal? FloorLoad { get; init; }

    /// <summary>Rooms for workers belong to it.</summary>
    public bool Dormitory { get; init; }

    /// <summary>The day the building can be handed over.</summary>
    public DateOnly? ReadyOn { get; init; }

    /// <summary>Anything else.</summary>
    public string? Remarks { get; init; }

    /// <summary>Without what slipped in around the name.</summary>
    public BuildingOffer Tidy() => this with { Name = Name.Trim() };
}

/// <summary>What a <see cref="BuildingOffer"/> must hold.</summary>
public sealed class BuildingOfferValidator : AbstractValidator<BuildingOffer>
{
    public BuildingOfferValidator()
    {
        RuleFor(b => b.Name).NotEmpty().WithMessage("请填写厂房名称或编号。").MaximumLength(60).WithMessage("厂房名称不能超过 60 个字。");
        RuleFor(b => b.FloorArea).GreaterThanOrEqualTo(1).LessThanOrEqualTo(10_000_000).WithMessage("建筑面积应不小于 1㎡，不超过 1,000 万㎡。");
        RuleFor(b => b.Status).IsInEnum().WithMessage("请选择可供状态。");
        RuleFor(b => b.SmallestArea).GreaterThanOrEqualTo(1).LessThanOrEqualTo(b => b.FloorArea).WithMessage("最小可分租面积应不小于 1㎡，不超过建筑面积。");
        RuleFor(b => b.LandMu).GreaterThanOrEqualTo(0.01m).LessThanOrEqualTo(100_000).WithMessage("占地应大于 0，不超过 100,000 亩。");
        RuleFor(b => b.MonthlyRent).InclusiveBetween(0, 10_000).WithMessage("租金应在 0 到 10,000 元/㎡·月之间。");
        RuleFor(b => b.SalePrice).InclusiveBetween(0, 1_000_000).WithMessage("售价应在 0 到 100 万元/㎡之间。");
        RuleFor(b => b.PowerKva).InclusiveBetween(0, 10_000_000).WithMessage("用电容量应在 0 到 1,000 万 kVA 之间。");
        RuleFor(b => b.Storeys).InclusiveBetween(1, 100).WithMessage("层数应在 1 到 100 之间。");
        RuleFor(b => b.ClearHeight).GreaterThan(0).LessThanOrEqualTo(100).WithMessage("层高应大于 0，不超过 100 米。");
        RuleFor(b => b.FloorLoad).GreaterThan(0).LessThanOrEqualTo(100_000).WithMessage("荷载应大于 0，不超过 100,000 kg/㎡。");
        RuleFor(b => b.Remarks).MaximumLength(500).WithMessage("备注不能超过 500 个字。");
    }
}
