using Crm.Foundation;
using Crm.Privacy;
using Crm.Team;
using FluentValidation;
using Wolverine.Marten;
using Wolverine.Persistence.EventSourcing;

namespace Crm.Leads.Contacting;

/// <summary>Puts down who to speak with on the investor's side, or corrects it.</summary>
[Allow(Role.Officer, Role.Manager)]
public sealed record RecordContact(Guid LeadId, Contact Contact, DateOnly OccurredOn) : ILeadCommand;

/// <summary>What a <see cref="RecordContact"/> must hold.</summary>
public sealed class RecordContactValidator : AbstractValidator<RecordContact>
{
    public RecordContactValidator() => RuleFor(c => c.Contact).NotNull().SetValidator(new ContactValidator());
}

/// <summary>Handles <see cref="RecordContact"/>.</summary>
public static class RecordContactHandler
{
    public static async Task<Events> Handle(RecordContact command, [WriteModel] Lead lead, Vault vault, CancellationToken token) =>
        [.. Decide(command, lead, (await vault.Seal(command.Contact, token))!)];

    public static IEnumerable<object> Decide(RecordContact command, Lead lead, SealedContact contact)
    {
        lead.MustBeOpen();
        yield return new ContactRecorded(contact, command.OccurredOn);
    }
}
