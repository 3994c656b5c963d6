using Crm.Foundation.Codes;
using Crm.Policies.Importing;

namespace Crm.Tests.Policies.Importing;

/// <summary>Pages in the portal's format, in our own words.</summary>
internal static class Pages
{
    public const string Furniture = """
        有想补充的信息?点我投稿

        共 12 页

        招商中心
        400-000-0000
          • 联系我们
          • 企业入驻
        免费获取园区招商政策汇编

        立即获取

        投稿提示

        关闭

        1.欢迎各地招商机构投来政策解读、园区介绍和产业分析, 文字请通顺, 事实请核对, 来源请写明, 一次一篇, 不要重复投稿, 也不要夹带广告。

        投资咨询热线
        400-000-0000
          • 招商引资政策
          • 工业用地招商
          • 租购厂房仓库
          • 其他相关咨询
        """;

    public const string Body =
        "本园区今年新建标准厂房六万平方米,优先供给装备制造企业。 一、入园企业按投资强度分三档给予场地支持。 二、手续由专人代办,两周内办结。";

    public static string Entry(string title, string body = Body, string? date = "2024-03-05", string bullet = "  • ") =>
        $"{bullet}{title}\n\n    {body.Replace("\n", "\n\n    ")}\n\n" + (date is null ? "" : $"    {date}\n\n");

    public static string? Region(string name) => Regions.Named(name)?.Code;

    public static PortalPage Read(string text) => PortalPage.Read(text, Region);

    public static PortalEntry Only(string text)
    {
        var page = Read(text);
        page.Refused.ShouldBeEmpty();
        return page.Entries.ShouldHaveSingleItem();
    }
}
