using Crm.Foundation;
using Crm.Leads.Recognising;
using Crm.Privacy;
using Crm.Team;
using FluentValidation;
using Marten;
using Wolverine;
using Wolverine.Marten;

namespace Crm.Leads.Opening;

/// <summary>Opens a lead: one investor's one intended project.</summary>
/// <param name="LeadId">Made by whoever asks, so that asking twice opens one.</param>
/// <param name="Unit">Unit in charge; the asking person's own where it is left out.</param>
/// <param name="Owner">Login of the officer in charge; the unit's pool where it is left out.</param>
/// <param name="IfNew">Opens nothing where an open lead may be of the same investor; the refusal tells which. For machines: a person is shown them while typing and decides.</param>
[Allow(Role.Officer, Role.Manager, Role.HotlineAgent)]
public sealed record OpenLead(
    Guid LeadId, string Company, string Project, Source Source, Contact? Contact, Needs Needs, DateOnly OccurredOn,
    string? Unit = null, string? Owner = null, Guid? Inquiry = null, bool IfNew = false) : ICommand;

/// <summary>What an <see cref="OpenLead"/> must hold.</summary>
public sealed class OpenLeadValidator : AbstractValidator<OpenLead>
{
    public OpenLeadValidator()
    {
        RuleFor(c => c.Company).NotEmpty().WithMessage("请填写企业名称。").MaximumLength(120).WithMessage("企业名称不能超过 120 个字。");
        RuleFor(c => c.Project).MaximumLength(120).WithMessage("项目名称不能超过 120 个字。");
        RuleFor(c => c.Contact!).SetValidator(new ContactValidator()).When(c => c.Contact is { IsEmpty: false });
        RuleFor(c => c.Needs).NotNull().SetValidator(new NeedsValidator());
    }
}

/// <summary>Handles <see cref="OpenLead"/>.</summary>
public static class OpenLeadHandler
{
    public static async Task<(IStartStream, OutgoingMessages)> Handle(
        OpenLead command, Actor actor, IRoster roster, Vault vault, LeadOpening leads, IQuerySession session, CancellationToken token)
    {
        var contact = await vault.Seal(command.Contact, token);
        if (command.IfNew)
        {
            var asked = new FindSimilar(command.Company, null, command.Contact?.Phone, command.Contact?.Email, command.LeadId).Readable();
            MustBeNew(await FindSimilarHandler.Handle(asked, actor, roster, vault, session, token));
        }
        var (stream, news) = await leads.Open(command, contact, actor, token);
        return (stream, [.. news]);
    }

    /// <exception cref="RuleBroken">One of them is open.</exception>
    public static void MustBeNew(IReadOnlyList<SimilarLead> known)
    {
        if (known.Where(lead => lead.IsOpen).ToList() is not { Count: > 0 } open) return;
        throw new RuleBroken("可能已有这家企业的线索（{0} 条），没有新建。确认不是同一个项目的话，去掉 ifNew 再提交。", open.Count) { Field = nameof(OpenLead.Company), Kind = Refusal.Conflict, About = open };
    }

    public static IEnumerable<object> Decide(OpenLead command, string number, UnitPlace unit, SealedContact? contact, bool test = false)
    {
        var project = string.IsNullOrWhiteSpace(command.Project) ? command.Company : command.Project;
        yield return new LeadOpened(number, command.Company.Trim(), project.Trim(), command.Source, unit.Code, unit.Path, command.Needs, contact, command.Inquiry, command.OccurredOn, test);
        if (command.Owner is not null) yield return new LeadAssigned(unit.Code, unit.Path, command.Owner, null, null, command.OccurredOn);
    }
}
