using Crm.Foundation;
using Crm.Team;
using FluentValidation;
using Wolverine.Marten;
using Wolverine.Persistence.EventSourcing;

namespace Crm.Leads.Matching;

/// <summary>Puts a proposed site out of the question, and says why.</summary>
[Allow(Role.Officer, Role.Manager)]
public sealed record DeclinePark(Guid LeadId, Guid SiteId, string Reason, DateOnly OccurredOn) : ILeadCommand;

/// <summary>What a <see cref="DeclinePark"/> must hold.</summary>
public sealed class DeclineParkValidator : AbstractValidator<DeclinePark>
{
    public DeclineParkValidator() => RuleFor(c => c.Reason).NotEmpty().WithMessage("排除要写明原因。").MaximumLength(500).WithMessage("原因不能超过 500 个字。");
}

/// <summary>Handles <see cref="DeclinePark"/>.</summary>
public static class DeclineParkHandler
{
    public static Events Handle(DeclinePark command, [WriteModel] Lead lead, TimeProvider clock) => [.. Decide(command, lead, China.Today(clock))];

    public static IEnumerable<object> Decide(DeclinePark command, Lead lead, DateOnly today)
    {
        lead.MustBeOpen();
        China.MustNotBeLater(command.OccurredOn, today, nameof(command.OccurredOn));
        var site = lead.MustHaveBeenProposed(command.SiteId);
        if (site.Standing == SiteStanding.Declined) throw new RuleBroken("{0} {1} 已经排除。", site.Park, site.Site);
        yield return new ParkDeclined(site.ParkId, site.SiteId, site.Park, site.Site, command.Reason.Trim(), command.OccurredOn);
    }
}
