using Crm.Compendia.Ordering;
using Crm.Compendia.Writing;
using Crm.Foundation;
using Crm.PublicSite.Asking;
using Crm.PublicSite.Frame;
using Crm.Shell;

namespace Crm.PublicSite.CompendiumPages;

/// <summary>
/// The page of a mailed link. Opening it counts nothing, since mail scanners and previews open every link; a download is a button. A link that opens nothing shows one page, whatever
/// is wrong with it.
/// </summary>
internal static class LinkRoutes
{
    private const string Place = SiteAddresses.Compendia + "/link/{link}";

    public static void Map(RouteGroupBuilder site)
    {
        site.Page(Place, visit => Show(visit)).WithMetadata(new SecretAddressAttribute());
        site.MapPost(Place + "/renew", (RequestDelegate)(http => Renew(new Visit(http)))).WithMetadata(new SecretAddressAttribute());
        site.MapPost(Place + "/{format}", (RequestDelegate)(http => Fetch(new Visit(http)))).WithMetadata(new SecretAddressAttribute());
        // Whoever opens a button's address anew, after a refusal or to read it in another language, means the page.
        site.Page(Place + "/{button}", Back).WithMetadata(new SecretAddressAttribute());
    }

    private static Task Back(Visit visit)
    {
        visit.Http.Response.Redirect(OrderMail.Address(Link(visit)));
        return Task.CompletedTask;
    }

    private static async Task Fetch(Visit visit)
    {
        if (!await Allowed(visit)) return;
        if (BookFormats.Of((string)visit.Http.GetRouteValue("format")!) is not { } format)
        {
            await visit.Missing();
            return;
        }
        var fetched = await visit.Send(new FetchCompendium(Link(visit), format), null);
        var file = fetched.Ok ? await visit.Ask(new ReadOrdered(Link(visit), format)) : fetched.As<Compendia.Profile.CompendiumFile>();
        if (!file.Ok)
        {
            await Show(visit, file.Sentence, StatusCodes.Status422UnprocessableEntity);
            return;
        }
        await Results.File(file.Answer!.Bytes, file.Answer.ContentType, file.Answer.Name).ExecuteAsync(visit.Http);
    }

    private static async Task Renew(Visit visit)
    {
        if (!await Allowed(visit)) return;
        var sent = await visit.Send(new RenewCompendiumLink(Link(visit)), null);
        if (sent.Ok) visit.Http.Response.Redirect(OrderMail.Address(Link(visit)) + "?done=renewed");
        else await Show(visit, sent.Sentence, StatusCodes.Status422UnprocessableEntity);
    }

    private static async Task<bool> Allowed(Visit visit)
    {
        if (AskRoutes.Service<AskGate>(visit).TakeFollowUp(visit.Http.Connection.RemoteIpAddress) is not { } comeBack) return true;
        AskRoutes.Service<RefusedPosts>(visit).Count(RefusedPost.TooMany);
        await Show(visit, AskRoutes.Service<AskGate>(visit).Sentence(RefusedPost.TooMany, comeBack), StatusCodes.Status429TooManyRequests);
        return false;
    }

    private static async Task Show(Visit visit, string? sentence = null, int status = StatusCodes.Status200OK)
    {
        var found = await visit.Ask(new OpenOrder(Link(visit)));
        if (found.Answer is not { } order)
        {
            await visit.Say(StatusCodes.Status404NotFound, Texts.Of("没有找到这份汇编"), found.Sentence!);
            return;
        }
        var done = visit.Given("done") == "renewed" ? Texts.Of("新链接已发往 {0}，请查收。", order.Email ?? "") : null;
        // The head names no address: this one is a secret.
        await visit.Show<CompendiumLinkPage>(
            new PageHead(order.Edition?.Title ?? Texts.Of("政策汇编"), SiteAddresses.Compendia, Texts.Of("下载政策汇编")) { Listed = false, Keep = 0 }, new LinkSheet(Link(visit), order, done, sentence), status);
    }

    private static string Link(Visit visit) => (string)visit.Http.GetRouteValue("link")!;
}

/// <summary>What the page of a link shows.</summary>
/// <param name="Link">The secret part of its address.</param>
/// <param name="Done">What was just done.</param>
/// <param name="Sentence">Why something was not.</param>
public sealed record LinkSheet(string Link, OpenedOrder Order, string? Done, string? Sentence);
