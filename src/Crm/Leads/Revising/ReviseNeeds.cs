using Crm.Foundation;
using Crm.Team;
using FluentValidation;
using Wolverine.Marten;
using Wolverine.Persistence.EventSourcing;

namespace Crm.Leads.Revising;

/// <summary>Puts down what the investor is looking for now.</summary>
[Allow(Role.Officer, Role.Manager)]
public sealed record ReviseNeeds(Guid LeadId, Needs Needs, DateOnly OccurredOn, long Version) : ILeadCommand;

/// <summary>What a <see cref="ReviseNeeds"/> must hold.</summary>
public sealed class ReviseNeedsValidator : AbstractValidator<ReviseNeeds>
{
    public ReviseNeedsValidator() => RuleFor(c => c.Needs).NotNull().SetValidator(new NeedsValidator());
}

/// <summary>Handles <see cref="ReviseNeeds"/>.</summary>
public static class ReviseNeedsHandler
{
    public static Events Handle(ReviseNeeds command, [WriteModel] Lead lead) => [.. Decide(command, lead)];

    public static IEnumerable<object> Decide(ReviseNeeds command, Lead lead)
    {
        lead.MustBeOpen();
        if (command.Needs == lead.Needs) throw new RuleBroken("需求没有变化，不用保存。");
        yield return new NeedsRevised(command.Needs, command.OccurredOn);
    }
}
