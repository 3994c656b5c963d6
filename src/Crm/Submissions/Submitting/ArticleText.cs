using System.Text.RegularExpressions;
using Crm.Foundation;
using Crm.Foundation.Codes;
using Crm.Submissions.Counting;
using FluentValidation;

namespace Crm.Submissions.Submitting;

/// <summary>What an article must be, whoever writes it into which form.</summary>
internal static partial class ArticleText
{
    /// <summary>The longest text that is looked at, white space and all.</summary>
    public const int Longest = 20_000;

    private const int MostLinks = 2;

    /// <summary>The text as it is stored: one paragraph a line, without empty lines.</summary>
    public static string Tidy(string body) =>
        string.Join('\n', body.ReplaceLineEndings("\n").Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0));

    public static void IsTitle<T>(this IRuleBuilder<T, string?> rule) => rule.Must(title => !string.IsNullOrWhiteSpace(title)).WithMessage("请写标题。")
        .MaximumLength(60).WithMessage("标题不能超过 60 个字。").Must(IsPlain).WithMessage("标题里有网页代码，请只留文字。");

    public static void IsOrganisation<T>(this IRuleBuilder<T, string?> rule) =>
        rule.Must(unit => !string.IsNullOrWhiteSpace(unit)).WithMessage("请写来稿单位；个人投稿可以写“个人”。").MaximumLength(60).WithMessage("来稿单位不能超过 60 个字。");

    public static void IsPlace<T>(this IRuleBuilder<T, string?> rule) =>
        rule.Must(code => code is null || Regions.Find(code) is not null).WithMessage("没有这个地区，请从列表里选。");

    /// <summary>An article as its author hands it in.</summary>
    public static void IsArticle<T>(this IRuleBuilderInitial<T, string?> rule) => rule.Cascade(CascadeMode.Stop)
        .Must(body => !string.IsNullOrWhiteSpace(body)).WithMessage("请写正文。")
        .MaximumLength(Longest).WithMessage("正文太长了，请保留 2,000 字以内。")
        .Must(body => EditorsCount.Of(body!) >= EditorsCount.Least).WithMessage("正文不到 1,000 字，请再写充实一些。")
        .Must(body => EditorsCount.Of(body!) <= EditorsCount.Most).WithMessage("正文超过 2,000 字，请精简后再提交。")
        .Must(IsPlain).WithMessage("正文里有网页代码，请粘贴纯文本。")
        .Must(body => body!.Split("://").Length - 1 <= MostLinks).WithMessage("正文里的网址太多，请留下最多两个再提交。");

    /// <summary>An article as an editor leaves it: they may shorten it.</summary>
    public static void IsCorrected<T>(this IRuleBuilderInitial<T, string?> rule) => rule.Cascade(CascadeMode.Stop)
        .Must(body => !string.IsNullOrWhiteSpace(body)).WithMessage("正文不能是空的。")
        .MaximumLength(Longest).WithMessage("正文太长了，不能超过 20,000 个字符。")
        .Must(IsPlain).WithMessage("正文里有网页代码，请粘贴纯文本。");

    /// <summary>Refuses what is no article as its author hands one in.</summary>
    public static void MustBeArticle(string body, string field) => Must(new Article(), body, field);

    /// <summary>Refuses what is no title.</summary>
    public static void MustBeTitle(string title, string field) => Must(new Title(), title, field);

    private static void Must(AbstractValidator<Written> rule, string text, string field)
    {
        if (rule.Validate(new Written(text)).Errors.FirstOrDefault() is { } wrong) throw new RuleBroken(wrong.ErrorMessage) { Field = field, Kind = Refusal.Input };
    }

    private static bool IsPlain(string? text) => text is null || !Markup().IsMatch(text);

    private sealed record Written(string? Text);

    private sealed class Article : AbstractValidator<Written>
    {
        public Article() => RuleFor(w => w.Text).IsArticle();
    }

    private sealed class Title : AbstractValidator<Written>
    {
        public Title() => RuleFor(w => w.Text).IsTitle();
    }

    [GeneratedRegex("</?[a-zA-Z][^<>]{0,200}>|&(?:nbsp|lt|gt|amp|quot);")]
    private static partial Regex Markup();
}
