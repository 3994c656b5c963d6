using Crm.Api;
using Crm.Exports.Showing;
using Crm.Shell;
using Crm.Team;
using MudBlazor;

namespace Crm.Exports;

/// <summary>Wires the record of exports: its page, its route, its file.</summary>
public static class ExportsModule
{
    public static void AddExports(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton(new ApiRoutes(ExportsApi.Map));
        services.AddSingleton(new FileRoutes(ExportsFile.Map));
        services.AddSingleton(new MenuEntry("导出记录", "/exports", Icons.Material.Outlined.FileDownload, [Role.Administrator, Role.Auditor], 89));
    }
}
