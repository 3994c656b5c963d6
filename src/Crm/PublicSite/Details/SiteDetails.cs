using FluentValidation;

namespace Crm.PublicSite.Details;

/// <summary>
/// What the public site says about the office behind it. All of it belongs to the installation and none to the product: what is not known is left out of every page.
/// </summary>
public sealed record SiteDetails
{
    /// <summary>Nothing is known yet.</summary>
    public static readonly SiteDetails None = new();

    /// <summary>Name of the site: "浙江招商服务".</summary>
    public string? Name { get; init; }

    /// <summary>One sentence: what is done here.</summary>
    public string? Purpose { get; init; }

    /// <summary>The office that runs it.</summary>
    public string? Office { get; init; }

    /// <summary>Number of the investment hotline, as it is printed.</summary>
    public string? Hotline { get; init; }

    /// <summary>When the hotline answers: "工作日 8:30–17:30".</summary>
    public string? Hours { get; init; }

    /// <summary>Where the office is.</summary>
    public string? Address { get; init; }

    /// <summary>The office's mail address.</summary>
    public string? Mail { get; init; }

    /// <summary>ICP备案 number, which a site in China has to show at the bottom of its pages.</summary>
    public string? Icp { get; init; }

    /// <summary>公安备案 number.</summary>
    public string? PublicSecurity { get; init; }

    /// <summary>Without blanks around the words; an empty word is none.</summary>
    public SiteDetails Tidy() => new()
    {
        Name = Word(Name),
        Purpose = Word(Purpose),
        Office = Word(Office),
        Hotline = Word(Hotline),
        Hours = Word(Hours),
        Address = Word(Address),
        Mail = Word(Mail),
        Icp = Word(Icp),
        PublicSecurity = Word(PublicSecurity),
    };

    private static string? Word(string? typed) => typed?.Trim() is { Length: > 0 } word ? word : null;
}

/// <summary>What <see cref="SiteDetails"/> must hold.</summary>
public sealed class SiteDetailsValidator : AbstractValidator<SiteDetails>
{
    public SiteDetailsValidator()
    {
        RuleFor(d => d.Name).MaximumLength(30).WithMessage("网站名称不能超过 30 个字。");
        RuleFor(d => d.Purpose).MaximumLength(120).WithMessage("一句话介绍不能超过 120 个字。");
        RuleFor(d => d.Office).MaximumLength(60).WithMessage("招商机构名称不能超过 60 个字。");
        RuleFor(d => d.Hotline).MaximumLength(30).WithMessage("热线号码不能超过 30 个字。")
            .Matches(@"^[\d\s()（）+\-转]*\z").WithMessage("热线号码只写数字、空格、括号、+、- 和“转”。");
        RuleFor(d => d.Hours).MaximumLength(60).WithMessage("服务时间不能超过 60 个字。");
        RuleFor(d => d.Address).MaximumLength(120).WithMessage("地址不能超过 120 个字。");
        RuleFor(d => d.Mail).MaximumLength(100).WithMessage("邮箱不能超过 100 个字。").Matches(@"^([^@\s]+@[^@\s]+\.[^@\s]+)?\z").WithMessage("邮箱写成“name@example.com”。");
        RuleFor(d => d.Icp).MaximumLength(40).WithMessage("备案号不能超过 40 个字。");
        RuleFor(d => d.PublicSecurity).MaximumLength(40).WithMessage("备案号不能超过 40 个字。");
    }
}
