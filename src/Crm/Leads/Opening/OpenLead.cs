using Crm.Foundation;
using Crm.Privacy;
using Crm.Team;
using FluentValidation;
using Wolverine;
using Wolverine.Marten;

namespace Crm.Leads.Opening;

/// <summary>Opens a lead: one investor's one intended project.</summary>
/// <param name="LeadId">Made by whoever asks, so that asking twice opens one.</param>
/// <param name="Unit">Unit in charge; the asking person's own where it is left out.</param>
/// <param name="Owner">Login of the officer in charge; the unit's pool where it is left out.</param>
[Allow(Role.Officer, Role.Manager, Role.HotlineAgent)]
public sealed record OpenLead(
    Guid LeadId, string Company, string Project, Source Source, Contact? Contact, Needs Needs, DateOnly OccurredOn,
    string? Unit = null, string? Owner = null, Guid? Inquiry = null) : ICommand;

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
    public static async Task<(IStartStream, OutgoingMessages)> Handle(OpenLead command, Actor actor, Vault vault, LeadOpening leads, CancellationToken token)
    {
        var (stream, news) = await leads.Open(command, await vault.Seal(command.Contact, token), actor, token);
        return (stream, [.. news]);
    }

    public static IEnumerable<object> Decide(OpenLead command, string number, UnitPlace unit, SealedContact? contact)
    {
        var project = string.IsNullOrWhiteSpace(command.Project) ? command.Company : command.Project;
        yield return new LeadOpened(number, command.Company.Trim(), project.Trim(), command.Source, unit.Code, unit.Path, command.Needs, contact, command.Inquiry, command.OccurredOn);
        if (command.Owner is not null) yield return new LeadAssigned(unit.Code, unit.Path, command.Owner, null, null, command.OccurredOn);
    }
}
