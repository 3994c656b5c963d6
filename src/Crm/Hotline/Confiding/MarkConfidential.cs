using Crm.Foundation;
using Crm.Team;
using Wolverine.Marten;
using Wolverine.Persistence.EventSourcing;

namespace Crm.Hotline.Confiding;

/// <summary>设为保密: from now on the caller and what they said are shown to those named only. Of a call that is confidential already, those who may look name others.</summary>
/// <param name="Readers">Who may look, beside whoever marks it.</param>
[Allow(Role.HotlineAgent, Role.Officer, Role.Manager)]
public sealed record MarkConfidential(Guid CallId, CallReaders Readers, DateOnly OccurredOn) : ICallCommand;

/// <summary>Handles <see cref="MarkConfidential"/>.</summary>
public static class MarkConfidentialHandler
{
    public static Events Handle(MarkConfidential command, [WriteModel] Call call, Actor actor, IRoster roster, TimeProvider clock)
    {
        command.Readers.MustBeKnown(roster, nameof(command.Readers));
        return [.. Decide(command, call, actor, China.Today(clock))];
    }

    public static IEnumerable<object> Decide(MarkConfidential command, Call call, Actor actor, DateOnly today)
    {
        China.MustNotBeLater(command.OccurredOn, today, nameof(command.OccurredOn));
        call.MustBeOpenTo(actor);
        yield return command.Readers.MarkedBy(actor, command.OccurredOn);
    }
}
