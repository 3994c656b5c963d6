using Crm.Foundation;
using Crm.Leads.Filing;
using Crm.Team;
using FluentValidation;
using Wolverine.Marten;

namespace Crm.Policies.Importing.Running;

/// <summary>Puts down that documents are being imported: who, when, which file. The documents are commands of their own.</summary>
/// <param name="FileHash">SHA-256 of the file in hexadecimal digits.</param>
/// <param name="Documents">How many documents it was found to hold.</param>
[Allow(Role.Editor)]
public sealed record BeginPolicyImport(Guid PolicyImportId, string Source, string FileName, string FileHash, int Documents) : ICommand;

/// <summary>What a <see cref="BeginPolicyImport"/> must hold.</summary>
public sealed class BeginPolicyImportValidator : AbstractValidator<BeginPolicyImport>
{
    public BeginPolicyImportValidator()
    {
        RuleFor(c => c.Source).NotEmpty().WithMessage("请写明来源。").MaximumLength(60).WithMessage("来源不能超过 60 个字。").IsShortText();
        RuleFor(c => c.FileName).NotEmpty().WithMessage("请写明文件名。").MaximumLength(FileName.Limit).WithMessage("文件名太长了。").IsShortText();
        RuleFor(c => c.FileHash).Matches("^[0-9a-f]{64}$").WithMessage("文件的校验值不对。");
        RuleFor(c => c.Documents).GreaterThanOrEqualTo(0).WithMessage("篇数不对。");
    }
}

/// <summary>Handles <see cref="BeginPolicyImport"/>.</summary>
public static class BeginPolicyImportHandler
{
    public static IStartStream Handle(BeginPolicyImport command, TimeProvider clock) =>
        MartenOps.StartStream<PolicyImport>(command.PolicyImportId, [.. Decide(command, China.Today(clock))]);

    public static IEnumerable<object> Decide(BeginPolicyImport command, DateOnly today)
    {
        yield return new PolicyImportBegun(command.Source.Trim(), command.FileName, command.FileHash, command.Documents, today);
    }
}
