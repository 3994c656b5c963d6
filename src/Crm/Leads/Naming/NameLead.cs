using Crm.Foundation;
using Crm.Foundation.Formats;
using Crm.Team;
using FluentValidation;
using Wolverine.Marten;
using Wolverine.Persistence.EventSourcing;

namespace Crm.Leads.Naming;

/// <summary>Gives the company or the project its right name, and the company its credit code once it is known.</summary>
[Allow(Role.Officer, Role.Manager)]
public sealed record NameLead(Guid LeadId, string Company, string Project, string? CreditCode, DateOnly OccurredOn, long Version) : ILeadCommand;

/// <summary>What a <see cref="NameLead"/> must hold.</summary>
public sealed class NameLeadValidator : AbstractValidator<NameLead>
{
    public NameLeadValidator()
    {
        RuleFor(c => c.Company).NotEmpty().WithMessage("请填写企业名称。").MaximumLength(120).WithMessage("企业名称不能超过 120 个字。");
        RuleFor(c => c.Project).NotEmpty().WithMessage("请填写项目名称。").MaximumLength(120).WithMessage("项目名称不能超过 120 个字。");
    }
}

/// <summary>Handles <see cref="NameLead"/>.</summary>
public static class NameLeadHandler
{
    public static Events Handle(NameLead command, [WriteModel] Lead lead) => [.. Decide(command, lead)];

    public static IEnumerable<object> Decide(NameLead command, Lead lead)
    {
        lead.MustBeOpen();
        var code = string.IsNullOrWhiteSpace(command.CreditCode) ? null : CreditCode.Parse(command.CreditCode, nameof(command.CreditCode)).ToString();
        yield return new LeadNamed(command.Company.Trim(), command.Project.Trim(), code, command.OccurredOn);
    }
}
