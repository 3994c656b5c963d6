using Crm.Foundation.Codes;
using Crm.Policies;
using FluentValidation;

namespace Crm.Compendia;

/// <summary>Which documents a compendium takes in.</summary>
/// <param name="Regions">GB/T 2260 codes, each with all places below; empty for every place.</param>
/// <param name="Industries">GB/T 4754 codes, each with those below and above; empty for every industry.</param>
/// <param name="Kinds">Empty for every kind.</param>
/// <param name="AsOf">The day whose law it shows: texts in force on it, each in the version of that day.</param>
/// <param name="Above">Also what the governments above the regions issued, and what belongs to no region.</param>
/// <param name="General">Beside those of the industries, also documents that name no industry.</param>
/// <param name="Unstated">Also documents of which nobody has said from when to when they apply.</param>
public sealed record CompendiumScope(
    IReadOnlyList<string> Regions, IReadOnlyList<string> Industries, IReadOnlyList<PolicyKind> Kinds, DateOnly AsOf, bool Above = true, bool General = true, bool Unstated = true)
{
    /// <summary>Whether it says the same.</summary>
    public bool IsSame(CompendiumScope other) =>
        this with { Regions = other.Regions, Industries = other.Industries, Kinds = other.Kinds } == other
        && Regions.SequenceEqual(other.Regions) && Industries.SequenceEqual(other.Industries) && Kinds.SequenceEqual(other.Kinds);
}

/// <summary>What a <see cref="CompendiumScope"/> must hold.</summary>
public sealed class CompendiumScopeValidator : AbstractValidator<CompendiumScope>
{
    private const int Most = 30;

    public CompendiumScopeValidator()
    {
        RuleFor(s => s.Regions).Must(codes => codes.Count <= Most).WithMessage("地区最多选 30 个。").Must(codes => codes.All(code => Regions.Find(code) is not null)).WithMessage("没有这个地区，请从列表里选。");
        RuleFor(s => s.Industries).Must(codes => codes.Count <= Most).WithMessage("行业最多选 30 个。").Must(codes => codes.All(code => Industries.Find(code) is not null)).WithMessage("没有这个行业，请从列表里选。");
        RuleFor(s => s.Kinds).Must(kinds => kinds.Count <= Most && kinds.All(kind => Enum.IsDefined(kind))).WithMessage("没有这个类别。");
        RuleFor(s => s.AsOf).Must(day => day.Year is >= 1949 and <= 2100).WithMessage("日期应在 1949 年到 2100 年之间。");
    }
}
