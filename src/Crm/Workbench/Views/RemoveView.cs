using Crm.Foundation;
using Crm.Team;
using Marten;

namespace Crm.Workbench.Views;

/// <summary>The signed-in person does not keep a view any more.</summary>
[Allow(Role.HotlineAgent, Role.Officer, Role.Manager, Role.Editor, Role.Auditor, Role.Administrator, Jobs = false)]
public sealed record RemoveView(Guid View, DateOnly OccurredOn) : ICommand;

/// <summary>Handles <see cref="RemoveView"/>.</summary>
public static class RemoveViewHandler
{
    public static async Task Handle(RemoveView command, Actor actor, IDocumentSession session, TimeProvider clock, CancellationToken token)
    {
        China.MustNotBeLater(command.OccurredOn, China.Today(clock), nameof(command.OccurredOn));
        var book = await session.Events.FetchForWriting<ViewBook>(ViewBook.IdOf(actor.Login), token);
        book.AppendMany(Decide(command, book.Aggregate));
    }

    public static IEnumerable<object> Decide(RemoveView command, ViewBook? book)
    {
        if (book is null || book.Views.All(view => view.View != command.View)) throw new RuleBroken("没有这个视图，可能已经删掉了。") { Kind = Refusal.Missing };
        yield return new ViewRemoved(command.View, command.OccurredOn);
    }
}
