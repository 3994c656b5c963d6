using Crm.Foundation.Codes;
using FluentValidation;

namespace Crm.Policies;

/// <summary>Rules that several commands of the library put on what comes in.</summary>
internal static class PolicyInput
{
    /// <summary>The longest body, in characters; a yearly government report has about 17,000.</summary>
    private const int LongestBody = 1_000_000;

    public static void IsBody<T>(this IRuleBuilderInitial<T, string> rule) => rule.Cascade(CascadeMode.Stop)
        .NotEmpty().WithMessage("正文是空的。")
        .MaximumLength(LongestBody).WithMessage("正文超过 100 万字，请分开导入。")
        .Must(IsStorable).WithMessage("正文里有不能保存的控制字符。");

    public static void IsRegion<T>(this IRuleBuilderInitial<T, string?> rule) =>
        rule.Must(code => code is null || Regions.Find(code) is not null).WithMessage("没有这个地区，请从列表里选。");

    public static void IsShortText<T>(this IRuleBuilder<T, string?> rule) => rule.Must(text => text is null || IsStorable(text)).WithMessage("文字里有不能保存的控制字符。");

    public static void IsDocumentDay<T>(this IRuleBuilder<T, DateOnly?> rule) =>
        rule.Must(day => day is null || day.Value.Year is >= 1949 and <= 2100).WithMessage("日期应在 1949 年到 2100 年之间。");

    // The database takes neither NUL nor half a surrogate pair.
    private static bool IsStorable(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsControl(text[i]) && text[i] is not ('\n' or '\r' or '\t')) return false;
            if (!char.IsSurrogate(text[i])) continue;
            if (!char.IsHighSurrogate(text[i]) || i + 1 == text.Length || !char.IsLowSurrogate(text[i + 1])) return false;
            i++;
        }
        return true;
    }
}
