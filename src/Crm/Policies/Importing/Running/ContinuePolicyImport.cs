using Crm.Foundation;
using Crm.Team;
using Wolverine.Marten;
using Wolverine.Persistence.EventSourcing;

namespace Crm.Policies.Importing.Running;

/// <summary>Goes on with an import that broke off or was stopped, when the same file comes again, so that all it brings can be taken back together.</summary>
[Allow(Role.Editor)]
public sealed record ContinuePolicyImport(Guid PolicyImportId) : ICommand;

/// <summary>Handles <see cref="ContinuePolicyImport"/>.</summary>
public static class ContinuePolicyImportHandler
{
    public static Events Handle(ContinuePolicyImport command, [WriteModel] PolicyImport import, TimeProvider clock) => [.. Decide(import, China.Today(clock))];

    public static IEnumerable<object> Decide(PolicyImport import, DateOnly today)
    {
        import.MustGoOn();
        yield return new PolicyImportContinued(today);
    }
}
