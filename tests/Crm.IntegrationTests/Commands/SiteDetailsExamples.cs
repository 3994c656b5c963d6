using Crm.PublicSite.Details;

namespace Crm.IntegrationTests.Commands;

/// <summary>What the public site is told about its office. One stream for the whole installation: the next version is asked for first.</summary>
internal static class SiteDetailsExamples
{
    private const string Admin = "administrator@330000";

    public static Book Book { get; } = new Book().On(
        Admin, async app => (await app.Ask(new ShowSiteDetails(), Admin)).Answer!,
        sheet => new ReviseSiteDetails(sheet.Details with { Name = "浙江招商服务", Office = "浙江省招商中心", Hotline = "400-000-2026", Hours = "工作日 8:30–17:30", Address = "杭州市某某路 1 号", Mail = "zs@example.test", Icp = "浙ICP备00000000号" }, sheet.Version));
}
