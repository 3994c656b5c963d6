using Crm.Foundation;
using Crm.Policies.Figures.Extracting;
using FluentValidation;

namespace Crm.Policies.Figures.Correcting;

/// <summary>What an editor says a figure is.</summary>
/// <param name="Value">In <paramref name="Unit"/>; negative only where a change falls.</param>
/// <param name="Upper">The upper end of a range.</param>
/// <param name="Unit">As people write it: 亿元, 万亩, 个.</param>
/// <param name="Subject">The words of the document, or the name of an indicator.</param>
/// <param name="Growth">Whether it is a change.</param>
/// <param name="Year">The year it is about; null where nobody can tell.</param>
/// <param name="Span">How many years up to that one it sums up.</param>
public sealed record FigureStatement(
    decimal Value, string Unit, string Subject, int? Year, FigureNature Nature, decimal? Upper = null, bool Growth = false, int Span = 1, FigureBound Bound = FigureBound.Exact)
{
    /// <summary>The same in the units that figures are kept in.</summary>
    public FigureReading Reading()
    {
        var (value, unit) = FigureUnits.Normal(Value, Unit.Trim())!.Value;
        var upper = Upper is { } most ? FigureUnits.Normal(most, Unit.Trim())!.Value.Value : (decimal?)null;
        return new(value, upper, unit, Subject.Trim(), Growth, Year, Span, Nature, upper is null && Bound == FigureBound.Range ? FigureBound.Exact : upper is null ? Bound : FigureBound.Range);
    }
}

/// <summary>What a <see cref="FigureStatement"/> must hold.</summary>
public sealed class FigureStatementValidator : AbstractValidator<FigureStatement>
{
    private const decimal Most = 1_000_000_000_000_000m;

    public FigureStatementValidator()
    {
        RuleFor(c => c.Value).Must(v => Math.Abs(v) <= Most).WithMessage("这个数大得不合理，请核对。");
        RuleFor(c => c.Value).GreaterThanOrEqualTo(0).When(c => !c.Growth).WithMessage("只有增速可以是负数。");
        RuleFor(c => c.Upper).Must((c, upper) => upper is null || upper >= c.Value && Math.Abs(upper.Value) <= Most).WithMessage("区间的上限不能小于下限。");
        RuleFor(c => c.Unit).Must(unit => unit is { Length: > 0 and <= 20 } && FigureUnits.Normal(1, unit.Trim()) is not null).WithMessage("没有这个单位，请从列表里选，例如 亿元、亩、个、%。");
        RuleFor(c => c.Subject).NotEmpty().WithMessage("请写明这是什么数。").MaximumLength(60).WithMessage("名称不能超过 60 个字。").IsShortText();
        RuleFor(c => c.Year).Must(year => year is null or >= 1949 and <= 2100).WithMessage("年份应在 1949 年到 2100 年之间。");
        RuleFor(c => c.Span).InclusiveBetween(1, 20).WithMessage("年数应在 1 到 20 之间。");
        RuleFor(c => c.Nature).IsInEnum().WithMessage("请选择完成数或目标数。");
        RuleFor(c => c.Bound).IsInEnum().WithMessage("没有这种说法。");
    }
}

/// <summary>What commands about a figure's place share.</summary>
internal static class FigureAt
{
    /// <summary>The longest passage that can be marked as a figure, in characters.</summary>
    public const int Longest = 60;

    /// <summary>Refuses a place outside the text.</summary>
    public static void MustBeIn(string body, int start, int length)
    {
        if (start < 0 || length is < 1 or > Longest || start > body.Length - length)
            throw new RuleBroken("这一版文件里没有这个位置。请重新打开文件再试。") { Field = "Start", Kind = Refusal.Input };
    }

    /// <summary>The figure at a place that must hold one.</summary>
    public static DocumentFigure Of(string body, DocumentFigures figures, int start, int length)
    {
        MustBeIn(body, start, length);
        return Find(figures, start, length) ?? throw new RuleBroken("这里没有找到数字，请手工添加。") { Kind = Refusal.Missing };
    }

    /// <summary>The figure at a place, as it is shown.</summary>
    public static DocumentFigure? Find(DocumentFigures figures, int start, int length) => figures.Figures.FirstOrDefault(f => f.Start < start + length && start < f.Start + f.Length);
}
