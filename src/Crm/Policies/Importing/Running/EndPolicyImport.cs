using Crm.Foundation;
using Crm.Team;
using FluentValidation;
using Wolverine.Marten;
using Wolverine.Persistence.EventSourcing;

namespace Crm.Policies.Importing.Running;

/// <summary>Puts down that an import came to its end or was stopped, and how many documents became what.</summary>
[Allow(Role.Editor)]
public sealed record EndPolicyImport(Guid PolicyImportId, ImportCounts Counts, bool Stopped) : ICommand;

/// <summary>What an <see cref="EndPolicyImport"/> must hold.</summary>
public sealed class EndPolicyImportValidator : AbstractValidator<EndPolicyImport>
{
    public EndPolicyImportValidator()
    {
        RuleFor(c => c.Counts).NotNull().WithMessage("篇数不对。").Must(c => c is null || new[] { c.New, c.Revised, c.Dated, c.Unchanged, c.Similar, c.LeftOut, c.Refused }.All(n => n >= 0)).WithMessage("篇数不对。");
    }
}

/// <summary>Handles <see cref="EndPolicyImport"/>.</summary>
public static class EndPolicyImportHandler
{
    public static Events Handle(EndPolicyImport command, [WriteModel] PolicyImport import, TimeProvider clock) => [.. Decide(command, import, China.Today(clock))];

    public static IEnumerable<object> Decide(EndPolicyImport command, PolicyImport import, DateOnly today)
    {
        import.MustRun();
        yield return new PolicyImportEnded(command.Counts, command.Stopped, today);
    }
}
