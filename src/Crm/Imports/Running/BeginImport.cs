using Crm.Foundation;
using Crm.Leads.Filing;
using Crm.Team;
using FluentValidation;
using Wolverine.Marten;

namespace Crm.Imports.Running;

/// <summary>Puts down that a ledger is being imported: who, when, which file. Its rows are commands of their own.</summary>
/// <param name="FileHash">SHA-256 of the file in hexadecimal digits.</param>
/// <param name="Rows">How many rows are to be imported.</param>
[Allow(Role.HotlineAgent, Role.Officer, Role.Manager)]
public sealed record BeginImport(Guid LedgerImportId, string FileName, string FileHash, LedgerKind Kind, int Rows, DateOnly OccurredOn) : ICommand;

/// <summary>What a <see cref="BeginImport"/> must hold.</summary>
public sealed class BeginImportValidator : AbstractValidator<BeginImport>
{
    public BeginImportValidator()
    {
        RuleFor(c => c.FileName).NotEmpty().WithMessage("请写明文件名。").MaximumLength(FileName.Limit).WithMessage("文件名太长了。");
        RuleFor(c => c.FileHash).Matches("^[0-9a-f]{64}$").WithMessage("文件的校验值不对。");
        RuleFor(c => c.Kind).IsInEnum().WithMessage("请选是咨询台账还是来电台账。");
        RuleFor(c => c.Rows).GreaterThanOrEqualTo(0).WithMessage("行数不对。");
    }
}

/// <summary>Handles <see cref="BeginImport"/>.</summary>
public static class BeginImportHandler
{
    public static IStartStream Handle(BeginImport command, Actor actor) => MartenOps.StartStream<LedgerImport>(command.LedgerImportId, [.. Decide(command, actor)]);

    public static IEnumerable<object> Decide(BeginImport command, Actor actor)
    {
        yield return new LedgerImportBegun(command.FileName, command.FileHash, command.Kind, command.Rows, actor.Unit, command.OccurredOn);
    }
}
