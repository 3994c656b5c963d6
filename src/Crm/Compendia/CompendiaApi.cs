using Crm.Api;
using Crm.Compendia.Building;
using Crm.Compendia.Drafting;
using Crm.Compendia.Listing;
using Crm.Compendia.Ordering;
using Crm.Compendia.Profile;
using Crm.Compendia.Publishing;
using Crm.Compendia.Writing;
using Crm.Foundation;

namespace Crm.Compendia;

/// <summary>The compendia's routes.</summary>
public static class CompendiaApi
{
    private const string Files = "/compendia/{compendiumId:guid}/files/{format}";

    /// <summary>What machines call.</summary>
    public static void Map(RouteGroupBuilder api)
    {
        api.Query<FindCompendia, CompendiumPage>("/compendia");
        api.Asking<PreviewCompendium, CompendiumPreview>("/compendia/preview");
        api.Query<FindOrders, OrderPage>("/compendia/orders");
        api.Command<FulfilOrder>("/compendia/orders/{orderId:guid}/fulfil");
        api.Query<CompendiumOf, CompendiumSheet>("/compendia/{compendiumId:guid}");
        api.Creating<DraftCompendium>("/compendia", nameof(DraftCompendium.CompendiumId), "/api/compendia");
        api.Command<ReviseCompendium>("/compendia/{compendiumId:guid}/revise");
        api.Command<BuildCompendium>("/compendia/{compendiumId:guid}/build");
        api.Command<CancelBuild>("/compendia/{compendiumId:guid}/cancel");
        api.Command<PublishCompendium>("/compendia/{compendiumId:guid}/publish");
        api.Command<UnpublishCompendium>("/compendia/{compendiumId:guid}/unpublish");
        api.MapGet(Files, Download).Describe<ReadCompendium>().Produces<byte[]>(StatusCodes.Status200OK, "application/octet-stream");
    }

    /// <summary>What a page's links lead to.</summary>
    public static void MapDownloads(RouteGroupBuilder files) => files.MapGet(Files, Download).WithMetadata(new Carries(typeof(ReadCompendium)));

    private static async Task<IResult> Download(Guid compendiumId, string format, HttpContext http, Desk desk)
    {
        if (BookFormats.Of(format) is not { } wanted) return Problems.Of(Outcome.Of(new RuleBroken("没有这个格式的文件。") { Kind = Refusal.Missing }));
        var outcome = await desk.Ask(new ReadCompendium(compendiumId, wanted), http.RequestAborted);
        if (!outcome.Ok) return Problems.Of(outcome);
        // Saved, never shown: a page of ours it is not.
        http.Response.Headers.CacheControl = "private, no-store";
        http.Response.Headers.XContentTypeOptions = "nosniff";
        return Results.File(outcome.Answer!.Bytes, outcome.Answer.ContentType, outcome.Answer.Name);
    }
}
