using Crm.Api;
using Crm.Foundation;

namespace Crm.Exports.Noting;

/// <summary>A list as a file on its way to whoever asked. That they take it along is put down first; a file that can't be put down is not handed out.</summary>
/// <param name="file">The file.</param>
/// <param name="list">What the list is called.</param>
/// <param name="format">xlsx, csv or docx.</param>
/// <param name="rows">How many rows it holds.</param>
public sealed class ListFile(IResult file, string list, string format, int rows) : IResult
{
    /// <inheritdoc />
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var note = new NoteExport(list, format, rows, ExportAddress.Of(httpContext.Request.Path, httpContext.Request.Query));
        var outcome = await httpContext.RequestServices.GetRequiredService<Desk>().Send(note, httpContext.RequestAborted);
        await (outcome.Ok ? file : Problems.Of(outcome)).ExecuteAsync(httpContext);
    }
}
