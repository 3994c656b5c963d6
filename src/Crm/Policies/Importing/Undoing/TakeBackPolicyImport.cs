using Crm.Foundation;
using Crm.Team;
using FluentValidation;
using Wolverine.Marten;
using Wolverine.Persistence.EventSourcing;

namespace Crm.Policies.Importing.Undoing;

/// <summary>Puts down that an import was taken back. Its documents are put back before, each by a <see cref="TakeBackImported"/> of its own.</summary>
[Allow(Role.Editor)]
public sealed record TakeBackPolicyImport(Guid PolicyImportId, int Undone, int Left) : ICommand;

/// <summary>What a <see cref="TakeBackPolicyImport"/> must hold.</summary>
public sealed class TakeBackPolicyImportValidator : AbstractValidator<TakeBackPolicyImport>
{
    public TakeBackPolicyImportValidator()
    {
        RuleFor(c => c.Undone).GreaterThanOrEqualTo(0).WithMessage("篇数不对。");
        RuleFor(c => c.Left).GreaterThanOrEqualTo(0).WithMessage("篇数不对。");
    }
}

/// <summary>Handles <see cref="TakeBackPolicyImport"/>.</summary>
public static class TakeBackPolicyImportHandler
{
    public static Events Handle(TakeBackPolicyImport command, [WriteModel] PolicyImport import, TimeProvider clock) => [.. Decide(command, import, China.Today(clock))];

    public static IEnumerable<object> Decide(TakeBackPolicyImport command, PolicyImport import, DateOnly today)
    {
        import.MustNotBeTakenBack();
        yield return new PolicyImportTakenBack(command.Undone, command.Left, today);
    }
}
