using Crm.Api;
using Crm.Foundation;

namespace Crm.Policies.Importing;

/// <summary>POST /api/policies/import: a portal page as the request's body, the report as the answer.</summary>
public static class ImportPage
{
    public static void Map(RouteGroupBuilder api) =>
        api.MapPost("/policies/import", async (HttpContext http, PolicyPageImport import, string? source) =>
            {
                var outcome = await BodyBytes.Of(http.Request, PageText.MaxBytes) is { } file
                    ? await import.Run(file, string.IsNullOrWhiteSpace(source) ? PolicyPageImport.UsualSource : source, token: http.RequestAborted)
                    : Outcome.Of(PageText.TooLarge()).As<ImportReport>();
                return outcome.Ok ? Results.Ok(outcome.Answer) : Problems.Of(outcome);
            })
            .WithName(nameof(ImportPage)).WithMetadata(new Carries(typeof(ImportPolicyDocument)))
            .Accepts<string>("text/plain", "application/octet-stream").Produces<ImportReport>()
            .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status403Forbidden);
}
