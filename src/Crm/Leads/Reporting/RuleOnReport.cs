using Crm.Foundation;
using Crm.Leads.Transferring;
using Crm.Team;
using FluentValidation;
using Marten;
using Wolverine;

namespace Crm.Leads.Reporting;

/// <summary>裁决: a manager above all units that reported a project confirms the first report, or makes another one the first; then the project's lead goes to that unit. All reports stay.</summary>
/// <param name="Claim">The reports of the project.</param>
/// <param name="ReportId">The one that is the first from now on.</param>
[Allow(Role.Manager)]
public sealed record RuleOnReport(Guid Claim, Guid ReportId, string Reason, DateOnly OccurredOn) : ICommand;

/// <summary>What a <see cref="RuleOnReport"/> must hold.</summary>
public sealed class RuleOnReportValidator : AbstractValidator<RuleOnReport>
{
    public RuleOnReportValidator() => RuleFor(c => c.Reason).NotEmpty().WithMessage("请写明裁决的理由。").MaximumLength(2000).WithMessage("理由不能超过 2,000 个字。");
}

/// <summary>Handles <see cref="RuleOnReport"/>: the reports and the lead are written in one transaction.</summary>
public static class RuleOnReportHandler
{
    public static async Task<OutgoingMessages> Handle(RuleOnReport command, Actor actor, IRoster roster, IDocumentSession session, TimeProvider clock, CancellationToken token)
    {
        China.MustNotBeLater(command.OccurredOn, China.Today(clock), nameof(command.OccurredOn));
        await ReportLock.Alone(command.Claim, session, token);
        var opened = await OpenedClaim.Of(command.Claim, actor, session, token);
        var report = opened.Claim.MustHave(command.ReportId, nameof(command.ReportId));
        var months = await ReportBook.MonthsFor(report.UnitPath, command.OccurredOn, session, token);
        session.Events.Append(opened.Id, Decide(command, opened.Claim, actor, months));
        if (opened.Claim.Lead is { } lead) await HandOver(lead, report, command, roster, session, token);
        return [ReportNews.Ruled(opened.Id, opened.Claim, opened.Company, actor, roster)];
    }

    public static IEnumerable<object> Decide(RuleOnReport command, ProjectClaim claim, Actor actor, int months)
    {
        claim.MustHave(command.ReportId, nameof(command.ReportId));
        OfferRights.MustRule(actor, claim.Reports.Select(held => held.Unit).Distinct());
        yield return new FirstReportRuled(command.ReportId, claim.First, command.Reason.Trim(), command.OccurredOn.AddMonths(months), command.OccurredOn);
    }

    /// <summary>The lead goes to the unit whose report is the first, to whoever reported where they still work there; null where it is there already or is over.</summary>
    public static LeadAssigned? HandOver(Lead lead, ReportHeld report, UnitPlace unit, PersonPlace? officer, RuleOnReport command)
    {
        if (lead.Unit == unit.Code || lead.Stage == Stage.Terminated) return null;
        var owner = officer is { Disabled: false } && officer.Unit == report.Unit && officer.Roles.Contains(Role.Officer) ? officer.Login : null;
        return new LeadAssigned(unit.Code, unit.Path, owner, lead.Owner, command.Reason.Trim(), command.OccurredOn);
    }

    private static async Task HandOver(Guid id, ReportHeld report, RuleOnReport command, IRoster roster, IDocumentSession session, CancellationToken token)
    {
        var stream = await session.Events.FetchForWriting<Lead>(id, token);
        while (stream.Aggregate?.MergedInto is { } into) stream = await session.Events.FetchForWriting<Lead>(into.Id, token);
        if (stream.Aggregate is not { } lead || roster.Unit(report.Unit) is not { } unit) return;
        if (HandOver(lead, report, unit, report.Officer is { } login ? roster.Person(login) : null, command) is { } assigned) stream.AppendOne(assigned);
    }
}
