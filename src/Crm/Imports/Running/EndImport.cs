using Crm.Foundation;
using Crm.Team;
using FluentValidation;
using Wolverine.Marten;
using Wolverine.Persistence.EventSourcing;

namespace Crm.Imports.Running;

/// <summary>Puts down that an import came to its end, and how many rows became what.</summary>
[Allow(Role.HotlineAgent, Role.Officer, Role.Manager)]
public sealed record EndImport(Guid LedgerImportId, int Added, int There, int Faulty, DateOnly OccurredOn) : ICommand;

/// <summary>What an <see cref="EndImport"/> must hold.</summary>
public sealed class EndImportValidator : AbstractValidator<EndImport>
{
    public EndImportValidator()
    {
        RuleFor(c => c.Added).GreaterThanOrEqualTo(0).WithMessage("行数不对。");
        RuleFor(c => c.There).GreaterThanOrEqualTo(0).WithMessage("行数不对。");
        RuleFor(c => c.Faulty).GreaterThanOrEqualTo(0).WithMessage("行数不对。");
    }
}

/// <summary>Handles <see cref="EndImport"/>.</summary>
public static class EndImportHandler
{
    public static Events Handle(EndImport command, [WriteModel] LedgerImport import, Actor actor) => [.. Decide(command, import, actor)];

    public static IEnumerable<object> Decide(EndImport command, LedgerImport import, Actor actor)
    {
        import.MustRunFor(actor.Login);
        yield return new LedgerImportEnded(command.Added, command.There, command.Faulty, command.OccurredOn);
    }
}
