using Marten;
using Marten.Services;

namespace Crm.Team;

/// <summary>
/// Sees commits that change people or units. The news travels to other processes inside the same transaction (NOTIFY is sent exactly when it commits); this
/// process reads again before the command returns.
/// </summary>
public sealed class RosterWatch(IServiceProvider services) : DocumentSessionListenerBase
{
    /// <summary>The PostgreSQL channel.</summary>
    public const string Channel = "crm_roster";

    private static readonly string Team = typeof(RosterWatch).Namespace!;

    /// <inheritdoc />
    public override Task BeforeSaveChangesAsync(IDocumentSession session, CancellationToken token)
    {
        if (session.PendingChanges.Streams().SelectMany(s => s.Events).Any(e => Concerns(e.Data))) session.QueueSqlCommand($"notify {Channel}");
        return Task.CompletedTask;
    }

    /// <inheritdoc />
    public override Task AfterCommitAsync(IDocumentSession session, IChangeSet commit, CancellationToken token) =>
        commit.GetEvents().Any(e => Concerns(e.Data)) ? services.GetRequiredService<Roster>().Refresh(CancellationToken.None) : Task.CompletedTask;

    private static bool Concerns(object fact) => fact.GetType().Namespace == Team;
}
