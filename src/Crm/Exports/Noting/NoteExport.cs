using Crm.Foundation;
using Crm.Team;
using FluentValidation;
using Marten;

namespace Crm.Exports.Noting;

/// <summary>Somebody takes a list along as a file: put down before it is handed out, in their own name.</summary>
/// <param name="List">What the list is called, as in the file's name.</param>
/// <param name="Format">xlsx, csv or docx.</param>
/// <param name="Rows">How many rows the file holds.</param>
/// <param name="Address">Path and query it was asked for with, see <see cref="ExportAddress"/>.</param>
[Allow(Role.HotlineAgent, Role.Officer, Role.Manager, Role.Editor, Role.Auditor, Role.Administrator, Jobs = false)]
public sealed record NoteExport(string List, string Format, int Rows, string Address) : ICommand, ITakesTurns
{
    // All of a day stand on one stream.
    object ITakesTurns.Turn => typeof(NoteExport);
}

/// <summary>What a <see cref="NoteExport"/> must hold.</summary>
public sealed class NoteExportValidator : AbstractValidator<NoteExport>
{
    private static readonly string[] Formats = ["xlsx", "csv", "docx"];

    public NoteExportValidator()
    {
        RuleFor(c => c.List).NotEmpty().WithMessage("缺少列表的名称。").MaximumLength(200).WithMessage("列表的名称不能超过 200 个字。");
        RuleFor(c => c.Format).Must(format => Formats.Contains(format)).WithMessage("列表没有这种格式的文件。");
        RuleFor(c => c.Rows).GreaterThanOrEqualTo(0).WithMessage("行数不能小于 0。");
        RuleFor(c => c.Address).Must(ExportAddress.MayBeKept).WithMessage("只能登记本系统里的地址，不带搜索的文字。");
    }
}

/// <summary>Handles <see cref="NoteExport"/>.</summary>
public static class NoteExportHandler
{
    public static async Task Handle(NoteExport command, IDocumentSession session, TimeProvider clock, CancellationToken token)
    {
        var today = China.Today(clock);
        var (stream, facts) = (ExportDay.IdOf(today), Decide(command, today).ToArray());
        if (await session.Events.FetchStreamStateAsync(stream, token) is null) session.Events.StartStream<ExportDay>(stream, facts);
        else session.Events.Append(stream, facts);
    }

    public static IEnumerable<object> Decide(NoteExport command, DateOnly today)
    {
        yield return new ListExported(command.List.Trim(), command.Format, command.Rows, command.Address, today);
    }
}
