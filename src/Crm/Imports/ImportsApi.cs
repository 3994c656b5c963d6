using Crm.Api;
using Crm.Foundation;
using Crm.Imports.History;
using Crm.Imports.Running;
using Crm.Leads.Filing;

namespace Crm.Imports;

/// <summary>The imports' routes.</summary>
public static class ImportsApi
{
    public static void Map(RouteGroupBuilder api)
    {
        api.Query<FindImports, IReadOnlyList<ImportRow>>("/inquiries/imports");
        api.MapPost("/inquiries/import", Import)
            .WithName("ImportLedger").WithMetadata(new Carries(typeof(BeginImport)))
            .Accepts<byte[]>("multipart/form-data").Produces<ImportReport>()
            .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status403Forbidden).ProducesProblem(StatusCodes.Status413PayloadTooLarge)
            .WithDescription("A workbook (.xlsx, at most 10 MB and 5,000 rows) in the part named content. kind: Inquiries or Calls, told by the headings where it is left out. preview=true changes nothing. The same file again imports nothing twice.");
    }

    private static async Task<IResult> Import(HttpContext http, Desk desk, LedgerRun run, LedgerKind? kind, bool? preview)
    {
        // Who may not import is told so before anything is read.
        var may = await desk.Ask(new FindImported([]), http.RequestAborted);
        if (!may.Ok) return Problems.Of(may);
        try
        {
            var form = await UploadedForm.Read(http.Request, FileContent.Limit, FileContent.TooLarge);
            var ledger = Ledger.Open(form.FileName, form.Bytes, kind);
            var outcome = preview == true ? await run.Preview(ledger, http.RequestAborted) : await run.Run(ledger, Guid.CreateVersion7(), token: http.RequestAborted);
            return outcome.Ok ? Results.Ok(outcome.Answer) : Problems.Of(outcome);
        }
        catch (RuleBroken broken)
        {
            return Problems.Of(Outcome.Of(broken));
        }
    }
}
