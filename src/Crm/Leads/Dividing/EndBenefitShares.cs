using Crm.Foundation;
using Crm.Leads.Transferring;
using Crm.Team;
using Wolverine.Marten;
using Wolverine.Persistence.EventSourcing;

namespace Crm.Leads.Dividing;

/// <summary>A manager above all units concerned ends an agreement about dividing figures before its term; what was reached before that day stays divided.</summary>
[Allow(Role.Manager)]
public sealed record EndBenefitShares(Guid LeadId, Guid Agreement, string Reason, DateOnly OccurredOn) : ILeadCommand;

/// <summary>Handles <see cref="EndBenefitShares"/>.</summary>
public static class EndBenefitSharesHandler
{
    public static Events Handle(EndBenefitShares command, [WriteModel] Lead lead, Actor actor, TimeProvider clock)
    {
        China.MustNotBeLater(command.OccurredOn, China.Today(clock), nameof(command.OccurredOn));
        return [.. Decide(command, lead, actor)];
    }

    public static IEnumerable<object> Decide(EndBenefitShares command, Lead lead, Actor actor)
    {
        Reasons.MustBeGiven(command.Reason, nameof(command.Reason));
        var held = lead.Shares.LastOrDefault(shares => shares.Agreement == command.Agreement && shares.EndedOn is null)
            ?? throw new RuleBroken("没有这项分成约定，或者已经终止了。") { Field = nameof(command.Agreement), Kind = Refusal.Missing };
        OfferRights.MustRule(actor, held.Terms.Units());
        yield return new BenefitSharesEnded(command.Agreement, command.Reason.Trim(), command.OccurredOn);
    }
}
