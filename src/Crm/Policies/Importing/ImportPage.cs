using System.Globalization;
using Crm.Api;
using Crm.Foundation;
using Crm.Policies.Importing.Running;
using Crm.Policies.Importing.Sources;
using Crm.Policies.Importing.Undoing;

namespace Crm.Policies.Importing;

/// <summary>Importing and taking back over the API, each with a report as the answer.</summary>
public static class ImportPage
{
    public static void Map(RouteGroupBuilder api)
    {
        api.MapPost("/policies/import", Import)
            .WithName(nameof(ImportPage)).WithMetadata(new Carries(typeof(ImportPolicyDocument)))
            .Accepts<string>("text/plain", "application/octet-stream", "multipart/form-data").Produces<ImportReport>()
            .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status403Forbidden).ProducesProblem(StatusCodes.Status413PayloadTooLarge)
            .WithDescription("A list page of the portal as text, or as multipart/form-data one file named content: .txt, .md, .html, .docx, .pdf or a .zip of them. preview=true changes nothing. anyway and leaveOut name documents by the numbers of the preview (1,5,12): those to be imported although another one has the same text, and those to be left out. The same file again changes nothing.");
        api.MapPost("/policies/imports/{importId:guid}/take-back", TakeBack)
            .WithName(nameof(TakeBack)).WithMetadata(new Carries(typeof(TakeBackPolicyImport))).Produces<UndoReport>()
            .ProducesProblem(StatusCodes.Status403Forbidden).ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status422UnprocessableEntity)
            .WithDescription("Takes an import back: documents that it brought are withdrawn, texts and dates that it changed are as before. What was quoted or changed since is left and listed.");
    }

    private static async Task<IResult> Import(HttpContext http, PolicyPageImport page, ImportWork work, Desk desk, CallerHere here, string? source, bool? preview, string? anyway, string? leaveOut)
    {
        var from = source.Filled() ?? PolicyPageImport.UsualSource;
        // Who may not import is told so before anything is read.
        var may = await desk.Ask(new FindOpenImport("", from), http.RequestAborted);
        if (!may.Ok) return Problems.Of(may);
        try
        {
            if (StreamedForm.Is(http.Request))
                return Results.Ok(await Form(http, work, new(here.Request!, from, new(Numbers(leaveOut, nameof(leaveOut)), Numbers(anyway, nameof(anyway))), null), preview == true));
            var outcome = await BodyBytes.Of(http.Request, PageText.MaxBytes) is { } file
                ? await page.Run(file, from, token: http.RequestAborted)
                : Outcome.Of(PageText.TooLarge()).As<ImportReport>();
            return outcome.Ok ? Results.Ok(outcome.Answer) : Problems.Of(outcome);
        }
        catch (RuleBroken broken)
        {
            return Problems.Of(Outcome.Of(broken));
        }
    }

    private static async Task<ImportReport> Form(HttpContext http, ImportWork work, ImportOrder order, bool preview)
    {
        var token = http.RequestAborted;
        using var file = await StreamedForm.Read(http.Request, SourceLimits.Bytes(SourceKind.Archive), () => SourceLimits.TooLarge(SourceKind.Archive),
            (name, content) => UploadedFile.Take(content, name, work.Folder, _ => { }, token));
        return await work.Import(file.Open(), file.Name, file.Hash, order, preview, null, token);
    }

    private static async Task<IResult> TakeBack(Guid importId, ImportUndo undo, CallerHere here, HttpContext http)
    {
        var outcome = await undo.Run(importId, here.Request!, token: http.RequestAborted);
        return outcome.Ok ? Results.Ok(outcome.Answer) : Problems.Of(outcome);
    }

    private static HashSet<int> Numbers(string? list, string field) => [.. (list ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(part =>
        int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : throw new RuleBroken("“{0}”不是篇目的序号。", part) { Field = field, Kind = Refusal.Input })];
}
