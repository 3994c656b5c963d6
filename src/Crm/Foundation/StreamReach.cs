using Crm.Team;
using Marten;

namespace Crm.Foundation;

/// <summary>
/// Asks whether the sender of a command may know of its record at all. A module says so before its handlers; a command that names an old version fails earlier,
/// and "somebody changed it meanwhile" would tell a stranger that there is such a record.
/// </summary>
public interface IStreamReach
{
    /// <summary>Looks at the record as it is now.</summary>
    /// <exception cref="RuleBroken">It is out of the sender's reach.</exception>
    Task Demand(IStreamCommand command, Actor actor, IDocumentSession session, CancellationToken token);
}

/// <summary>The reach of one module's records.</summary>
/// <param name="rule">What also stands before the module's handlers.</param>
public sealed class StreamReach<TCommand, TState>(Action<TCommand, TState, Actor> rule) : IStreamReach where TCommand : IStreamCommand where TState : class
{
    /// <inheritdoc />
    public async Task Demand(IStreamCommand command, Actor actor, IDocumentSession session, CancellationToken token)
    {
        if (command is TCommand ours && await session.Events.FetchLatest<TState>(command.Stream, token) is { } state) rule(ours, state, actor);
    }
}
