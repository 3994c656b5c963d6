using Crm.Foundation;
using Crm.Team;
using FluentValidation;
using Marten;

namespace Crm.Leads.Reporting;

/// <summary>补充凭据: a unit adds to its report of a project what shows it, for whoever rules.</summary>
/// <param name="Claim">The reports of the project.</param>
/// <param name="ReportId">The unit's own.</param>
[Allow(Role.Officer, Role.Manager)]
public sealed record StateOnReport(Guid Claim, Guid ReportId, string Text, DateOnly OccurredOn) : ICommand;

/// <summary>What a <see cref="StateOnReport"/> must hold.</summary>
public sealed class StateOnReportValidator : AbstractValidator<StateOnReport>
{
    public StateOnReportValidator() => RuleFor(c => c.Text).NotEmpty().WithMessage("请写明理由和证据。").MaximumLength(2000).WithMessage("陈述不能超过 2,000 个字。");
}

/// <summary>Handles <see cref="StateOnReport"/>.</summary>
public static class StateOnReportHandler
{
    public static async Task Handle(StateOnReport command, Actor actor, IDocumentSession session, TimeProvider clock, CancellationToken token)
    {
        China.MustNotBeLater(command.OccurredOn, China.Today(clock), nameof(command.OccurredOn));
        await ReportLock.Alone(command.Claim, session, token);
        var opened = await OpenedClaim.Of(command.Claim, actor, session, token);
        session.Events.Append(opened.Id, Decide(command, opened.Claim, actor));
    }

    public static IEnumerable<object> Decide(StateOnReport command, ProjectClaim claim, Actor actor)
    {
        var report = claim.MustHave(command.ReportId, nameof(command.ReportId));
        if (!OpenedClaim.Reaches(actor, report.Unit, report.Officer)) throw new RuleBroken("只能为自己的上报补充凭据；负责人可以为本单位的补充。") { Kind = Refusal.Forbidden };
        yield return new ReportStatementMade(command.ReportId, command.Text.Trim(), command.OccurredOn);
    }
}
