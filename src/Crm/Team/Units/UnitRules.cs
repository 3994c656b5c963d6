using Crm.Foundation;
using FluentValidation;

namespace Crm.Team.Units;

/// <summary>What the commands of this folder ask of their input and of the tree.</summary>
internal static class UnitRules
{
    public static IRuleBuilderOptions<T, string> UnitName<T>(this IRuleBuilder<T, string> name) => name
        .Must(text => !string.IsNullOrWhiteSpace(text) && text.Trim().Length is >= 2 and <= 60)
        .WithMessage("单位名称要 2 到 60 个字。");
}
