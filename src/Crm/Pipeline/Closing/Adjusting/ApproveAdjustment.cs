using Crm.Foundation;
using Crm.Team;
using Marten;
using Wolverine;

namespace Crm.Pipeline.Closing.Adjusting;

/// <summary>Lets what happened to a lead in a closed month be entered, as many entries as it takes, today and for seven more days. For a manager of the unit that closed the month or of one above, never for whoever asked.</summary>
[Allow(Role.Manager)]
public sealed record ApproveAdjustment(Guid AdjustmentId) : ICommand;

/// <summary>Handles <see cref="ApproveAdjustment"/>.</summary>
public static class ApproveAdjustmentHandler
{
    public static async Task<OutgoingMessages> Handle(ApproveAdjustment command, Actor actor, IRoster roster, IDocumentSession session, TimeProvider clock, CancellationToken token)
    {
        var opened = await OpenedAdjustment.Of(command.AdjustmentId, actor, roster, session, token);
        opened.Stream.AppendMany(Decide(opened.Adjustment, actor.Login, opened.Closers, opened.Closers.All(actor.Oversees), China.Today(clock)));
        return [AdjustmentNews.Decided(opened.Adjustment, opened.Company, approved: true, actor)];
    }

    public static IEnumerable<object> Decide(Adjustment adjustment, string login, IReadOnlyList<string> closers, bool overseesClosers, DateOnly today)
    {
        OpenedAdjustment.MustBeTheirs(adjustment, login, overseesClosers);
        if (closers.Count == 0) throw new RuleBroken("{0}已经重新打开，可以直接登记，不用批准。", Months.Show(adjustment.Month));
        yield return new AdjustmentApproved(today.AddDays(Adjustment.Days), closers, today);
    }
}
