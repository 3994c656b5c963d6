using Crm.Foundation;
using Crm.Foundation.Formats;
using Crm.Leads.Listing;
using Crm.Leads.Opening;
using Crm.Privacy;
using Crm.Team;
using FluentValidation;
using Marten;
using Wolverine;

namespace Crm.Leads.Reporting;

/// <summary>
/// 首报登记: a unit reports a project that an investor intends. The first complete report is protected for a while and opens the lead where there is none; any other stays on record as contested and opens none.
/// </summary>
/// <param name="ReportId">Made by whoever asks, so that asking twice reports once.</param>
/// <param name="Project">Without a name, without somebody who can be reached or without an amount a report is not complete.</param>
/// <param name="Evidence">What shows the contact with the investor: dates, papers, who met whom.</param>
[Allow(Role.Officer, Role.Manager)]
public sealed record ReportProject(
    Guid ReportId, string Company, string Project, Contact? Contact, Needs Needs, string Evidence, DateOnly OccurredOn, string? CreditCode = null) : ICommand, ITakesTurns
{
    object ITakesTurns.Turn => (typeof(ReportProject), ProjectIdentity.Of(Company, Project, null).Project);
}

/// <summary>What a <see cref="ReportProject"/> must hold.</summary>
public sealed class ReportProjectValidator : AbstractValidator<ReportProject>
{
    public ReportProjectValidator()
    {
        RuleFor(c => c.Company).NotEmpty().WithMessage("请填写企业名称。").MaximumLength(120).WithMessage("企业名称不能超过 120 个字。");
        RuleFor(c => c.Project).MaximumLength(120).WithMessage("项目名称不能超过 120 个字。");
        RuleFor(c => c.Contact!).SetValidator(new ContactValidator()).When(c => c.Contact is { IsEmpty: false });
        RuleFor(c => c.Needs).NotNull().SetValidator(new NeedsValidator());
        RuleFor(c => c.Evidence).NotEmpty().WithMessage("请写明怎样接触到投资方、有什么凭据。").MaximumLength(2000).WithMessage("凭据说明不能超过 2,000 个字。");
    }
}

/// <summary>Handles <see cref="ReportProject"/>.</summary>
public static class ReportProjectHandler
{
    public static async Task<OutgoingMessages> Handle(
        ReportProject command, Actor actor, IRoster roster, Vault vault, LeadOpening leads, IDocumentSession session, TimeProvider clock, CancellationToken token)
    {
        China.MustNotBeLater(command.OccurredOn, China.Today(clock), nameof(command.OccurredOn));
        var unit = roster.Unit(actor.Unit) ?? throw new RuleBroken("没有这个招商单位。");
        if (command.CreditCode.Filled() is { } code) CreditCode.Parse(code, nameof(command.CreditCode));
        var identity = ProjectIdentity.Of(command.Company, command.Project, command.CreditCode);
        var contact = await vault.Seal(command.Contact, token);
        await ReportLock.Alone(identity, session, token);
        var stream = await ReportTable.ClaimOf(identity, session, token);
        var claim = ProjectClaim.Of(await session.Events.FetchStreamAsync(stream, token: token));
        var covering = claim is null ? await CoveringLead.Find(identity, command.Company, session, token) : null;
        var months = await ReportBook.MonthsFor(unit.Path, command.OccurredOn, session, token);
        var what = new ReportedProject(
            command.Company.Trim(), command.Project.Filled() ?? "", identity.Code, command.Needs, contact, unit.Code, unit.Path, actor.Login, covering?.Id ?? claim?.Lead, command.Evidence.Trim());
        var cover = covering is null ? null : CoveringLead.Reported(covering, roster.Unit(covering.Unit)?.Path ?? $"{covering.Unit}/");
        var opens = Uuid5.Of("reported-lead", $"{command.ReportId}");
        var facts = Decide(command, what, claim, cover, opens, months).ToList();
        var told = new OutgoingMessages();
        if (facts.OfType<FirstReportMade>().Any(first => first.What.Lead == opens))
        {
            var (opening, news) = await leads.Open(new OpenLead(opens, what.Company, what.Project, Source.Outreach, null, command.Needs, command.OccurredOn, unit.Code, actor.Is(Role.Officer) ? actor.Login : null), contact, actor, token);
            opening.Execute(session);
            told.AddRange(news);
        }
        if (claim is null) session.Events.StartStream<ProjectClaim>(stream, facts);
        else session.Events.Append(stream, facts);
        if (facts.OfType<ContestedReportMade>().Any()) told.Add(ReportNews.Contested(stream, facts.Aggregate(claim ?? new ProjectClaim(), (before, fact) => before.After(fact)), what, actor, roster));
        return told;
    }

    /// <param name="claim">The reports of the project that are there; null where there is none.</param>
    /// <param name="cover">The lead that covers the project, where there are no reports yet.</param>
    /// <param name="opens">Id of the lead to be opened, where the report is the first and there is none.</param>
    /// <param name="months">For how long the first report is protected.</param>
    public static IEnumerable<object> Decide(ReportProject command, ReportedProject what, ProjectClaim? claim, ReportedProject? cover, Guid opens, int months)
    {
        if (claim?.Reports.Any(report => report.Id == command.ReportId) == true) throw new RuleBroken("这条记录已经登记过了。") { Kind = Refusal.Conflict };
        var until = command.OccurredOn.AddMonths(months);
        var gaps = ReportGaps.Of(what);
        if (cover is not null && cover.Unit == what.Unit) gaps = [.. gaps.Intersect(ReportGaps.Of(cover))];
        else if (cover is not null)
        {
            // The lead was there before and stands for its unit's report, which is made with this one.
            var covering = Uuid5.Of("covering-report", $"{cover.Lead}");
            var lacks = ReportGaps.Of(cover);
            object first = lacks.Count == 0 ? new FirstReportMade(covering, cover, null, until, command.OccurredOn) : new IncompleteReportMade(covering, cover, lacks, command.OccurredOn);
            claim = new ProjectClaim().After(first);
            yield return first;
        }
        if (gaps.Count > 0) yield return new IncompleteReportMade(command.ReportId, what, gaps, command.OccurredOn);
        else if (claim?.IsProtected(command.OccurredOn) == true) yield return new ContestedReportMade(command.ReportId, what, claim.First!.Value, command.OccurredOn);
        else yield return new FirstReportMade(command.ReportId, what with { Lead = what.Lead ?? opens }, claim?.First, until, command.OccurredOn);
    }
}

/// <summary>What is wanting in a report. Pure.</summary>
public static class ReportGaps
{
    /// <summary>A complete report names company and project, somebody who can be reached and the intended investment.</summary>
    public static IReadOnlyList<ReportGap> Of(ReportedProject what)
    {
        var gaps = new List<ReportGap>(3);
        if (ProjectIdentity.Of(what.Company, what.Project, null).Project.Length == 0) gaps.Add(ReportGap.Project);
        if (what.Contact is not ({ Phone: not null } or { Email: not null } or { WeChat: not null })) gaps.Add(ReportGap.Contact);
        if (what.Needs.Investment is not > 0) gaps.Add(ReportGap.Investment);
        return gaps;
    }
}
