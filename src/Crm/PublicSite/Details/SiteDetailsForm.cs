using Crm.Foundation;

namespace Crm.PublicSite.Details;

/// <summary>The details while they are typed.</summary>
public sealed class SiteDetailsForm(SiteDetails from)
{
    public string? Name { get; set; } = from.Name;

    public string? Purpose { get; set; } = from.Purpose;

    public string? Office { get; set; } = from.Office;

    public string? Hotline { get; set; } = from.Hotline;

    public string? Hours { get; set; } = from.Hours;

    public string? Address { get; set; } = from.Address;

    public string? Mail { get; set; } = from.Mail;

    public string? Icp { get; set; } = from.Icp;

    public string? PublicSecurity { get; set; } = from.PublicSecurity;

    /// <summary>What was typed.</summary>
    public SiteDetails Read() => new()
    {
        Name = Name,
        Purpose = Purpose,
        Office = Office,
        Hotline = Hotline,
        Hours = Hours,
        Address = Address,
        Mail = Mail,
        Icp = Icp,
        PublicSecurity = PublicSecurity,
    };

    /// <summary>Every detail with its name, in the order of the form.</summary>
    public static IReadOnlyList<(string Label, string? Value)> Lines(SiteDetails d) =>
    [
        (Texts.Of("网站名称"), d.Name),
        (Texts.Of("一句话介绍"), d.Purpose),
        (Texts.Of("招商机构"), d.Office),
        (Texts.Of("热线号码"), d.Hotline),
        (Texts.Of("服务时间"), d.Hours),
        (Texts.Of("地址"), d.Address),
        (Texts.Of("邮箱"), d.Mail),
        (Texts.Of("ICP备案号"), d.Icp),
        (Texts.Of("公安备案号"), d.PublicSecurity),
    ];
}
