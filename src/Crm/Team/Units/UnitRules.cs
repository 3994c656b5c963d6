using Crm.Foundation;
using FluentValidation;

namespace Crm.Team.Units;

/// <summary>What the commands of this folder ask of their input and of the tree.</summary>
internal static class UnitRules
{
    public static IRuleBuilderOptions<T, string> UnitName<T>(this IRuleBuilder<T, string> name) => name
        .Must(text => !string.IsNullOrWhiteSpace(text) && text.Trim().Length is >= 2 and <= 60)
        .WithMessage("单位名称要 2 到 60 个字。");

    public static IRuleBuilderOptions<T, string> UnitCode<T>(this IRuleBuilder<T, string> code) => code
        .Matches(@"^[0-9]{6}(-[0-9A-Z]{1,8})?\z").WithMessage("代码是六位行政区划代码，园区加后缀，例如 330521 或 330521-01。");

    /// <summary>What kind of unit a code says: GB/T 2260 ends in four zeros for a province and in two for a city.</summary>
    public static UnitKind KindOf(string code) => code switch
    {
        { Length: > 6 } => UnitKind.Park,
        _ when code.EndsWith("0000", StringComparison.Ordinal) => UnitKind.Province,
        _ when code.EndsWith("00", StringComparison.Ordinal) => UnitKind.City,
        _ => UnitKind.District,
    };
}
