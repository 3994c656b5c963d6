using Crm.Team;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Crm.JourneyTests;

/// <summary>Step 7: people and units are kept in the browser.</summary>
public class an_administrator(CrmSite site)
{
    [Theory]
    [MemberData(nameof(Size.Both), MemberType = typeof(Size))]
    public async Task keeps_people_and_units(int width, int height)
    {
        var administrator = await site.Hire(Role.Administrator, "方立新", "330000");
        await site.Walk(administrator, new(width, height), async screen =>
        {
            await screen.Open("/admin/units", "组织单位");
            await screen.Reads("德清县");
            await screen.Look("units");

            await screen.Open("/admin/people", "人员");
            await screen.Look("people");
            await screen.Page.GetByRole(AriaRole.Link, new() { Name = "新增人员" }).ClickAsync();
            await screen.Sees("新增人员");
            await screen.Page.GetByLabel("姓名").FillAsync("沈嘉");
            await screen.Page.GetByLabel("登录名").FillAsync("Shen Jia");
            await screen.Page.GetByLabel("单位", new() { Exact = true }).SelectOptionAsync("330521");
            await screen.Page.GetByRole(AriaRole.Checkbox, new() { Name = "招商专员" }).CheckAsync();
            await screen.Press("新增并生成初始密码");
            await Expect(screen.Page.Locator("[role=alert]").First).ToBeVisibleAsync();
            await screen.Look("new-person-refused");
            await screen.Page.GetByLabel("登录名").FillAsync($"shenjia{Guid.NewGuid():N}"[..16]);
            await screen.Press("新增并生成初始密码");
            await screen.Reads("初始密码只显示这一次");
            await screen.Look("new-person-done");
        });
    }
}
