using Crm.Foundation;
using Crm.Team;
using FluentValidation;
using Wolverine;
using Wolverine.Marten;
using Wolverine.Persistence.EventSourcing;

namespace Crm.Leads.Transferring;

/// <summary>提请裁决, or 补充陈述 once that was done: one of the two units lays before whoever is above both what it says and what shows it.</summary>
/// <param name="Files">Files beside the lead; only for who reaches it.</param>
[Allow(Role.Officer, Role.Manager)]
public sealed record DisputeOffer(Guid LeadId, Guid Offer, string Statement, IReadOnlyList<Guid>? Files, DateOnly OccurredOn) : IOfferCommand;

/// <summary>What a <see cref="DisputeOffer"/> must hold.</summary>
public sealed class DisputeOfferValidator : AbstractValidator<DisputeOffer>
{
    public DisputeOfferValidator()
    {
        RuleFor(c => c.Statement).NotEmpty().WithMessage("请写明理由和证据。").MaximumLength(2000).WithMessage("陈述不能超过 2,000 个字。");
        RuleFor(c => c.Files).Must(files => files is null or { Count: <= 10 }).WithMessage("一次最多附 10 份文件。");
    }
}

/// <summary>Handles <see cref="DisputeOffer"/>.</summary>
public static class DisputeOfferHandler
{
    public static (Events, OutgoingMessages) Handle(DisputeOffer command, [WriteModel] Lead lead, Actor actor, IRoster roster, TimeProvider clock)
    {
        China.MustNotBeLater(command.OccurredOn, China.Today(clock), nameof(command.OccurredOn));
        Events events = [.. Decide(command, lead, actor)];
        return (events, [OfferNews.Disputed(lead, actor, roster)]);
    }

    public static IEnumerable<object> Decide(DisputeOffer command, Lead lead, Actor actor)
    {
        lead.MustBeOpen();
        var offer = lead.MustHaveOffer(command.Offer);
        var unit = OfferRights.MustSpeakFor(actor, offer, lead.Owner);
        foreach (var file in command.Files ?? []) lead.MustHaveFile(file, nameof(command.Files));
        yield return offer.State == OfferState.Disputed
            ? new LeadOfferArgued(offer.Id, unit, command.Statement.Trim(), command.Files ?? [], command.OccurredOn)
            : new LeadOfferDisputed(offer.Id, unit, command.Statement.Trim(), command.Files ?? [], command.OccurredOn);
    }
}
