using Crm.Shell;
using Crm.Team;
using MudBlazor;

namespace Crm.Workbench;

/// <summary>Wires the workbench: its place in the menu.</summary>
public static class WorkbenchModule
{
    public static void AddWorkbench(this WebApplicationBuilder builder) =>
        builder.Services.AddSingleton(new MenuEntry("工作台", Places.Home, Icons.Material.Outlined.SpaceDashboard, [Role.Officer, Role.Manager], 10, OnPhone: true));
}
