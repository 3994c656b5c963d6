using Crm.Foundation;
using Crm.Leads;
using Crm.Team;
using Marten;
using Wolverine;

namespace Crm.Pipeline.Closing.Adjusting;

/// <summary>Does not let it be entered, and says why. For a manager of the unit that closed the month or of one above, never for whoever asked.</summary>
[Allow(Role.Manager)]
public sealed record DeclineAdjustment(Guid AdjustmentId, string Reason) : ICommand;

/// <summary>Handles <see cref="DeclineAdjustment"/>.</summary>
public static class DeclineAdjustmentHandler
{
    public static async Task<OutgoingMessages> Handle(DeclineAdjustment command, Actor actor, IRoster roster, IDocumentSession session, TimeProvider clock, CancellationToken token)
    {
        var opened = await OpenedAdjustment.Of(command.AdjustmentId, actor, roster, session, token);
        opened.Stream.AppendMany(Decide(command, opened.Adjustment, actor.Login, opened.Closers.All(actor.Oversees), China.Today(clock)));
        return [AdjustmentNews.Decided(opened.Adjustment, opened.Company, approved: false, actor)];
    }

    public static IEnumerable<object> Decide(DeclineAdjustment command, Adjustment adjustment, string login, bool overseesClosers, DateOnly today)
    {
        OpenedAdjustment.MustBeTheirs(adjustment, login, overseesClosers);
        Reasons.MustBeGiven(command.Reason, nameof(command.Reason));
        yield return new AdjustmentDeclined(command.Reason.Trim(), today);
    }
}
