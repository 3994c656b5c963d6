using Crm.Foundation;
using Crm.Team;
using Marten;

namespace Crm.Workbench.Views;

/// <summary>The views that the signed-in person keeps.</summary>
[Allow(Role.HotlineAgent, Role.Officer, Role.Manager, Role.Editor, Role.Auditor, Role.Administrator, Jobs = false)]
public sealed record MyViews : IQuery<IReadOnlyList<SavedView>>;

/// <summary>Answers <see cref="MyViews"/>.</summary>
public static class MyViewsHandler
{
    public static async Task<IReadOnlyList<SavedView>> Handle(MyViews query, Actor actor, IQuerySession session, CancellationToken token) =>
        (await session.LoadAsync<ViewBook>(ViewBook.IdOf(actor.Login), token))?.Views ?? [];
}
