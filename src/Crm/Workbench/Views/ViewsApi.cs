using Crm.Api;

namespace Crm.Workbench.Views;

/// <summary>The routes of a person's own views.</summary>
public static class ViewsApi
{
    public static void Map(RouteGroupBuilder api)
    {
        api.Query<MyViews, IReadOnlyList<SavedView>>("/views");
        api.Command<SaveView>("/views");
        api.Command<RemoveView>("/views/{view}/remove");
    }
}
