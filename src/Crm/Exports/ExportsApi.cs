using Crm.Api;
using Crm.Exports.Showing;

namespace Crm.Exports;

/// <summary>The route of the record of exports. None puts one down: only handing out a file does.</summary>
public static class ExportsApi
{
    public static void Map(RouteGroupBuilder api) => api.Query<ShowExports, ExportLog>("/exports");
}
