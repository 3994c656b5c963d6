using Crm.Compendia.Ordering;
using Crm.Compendia.Writing;
using Crm.Foundation;
using Crm.PublicSite.Frame;
using Crm.PublicSite.LinkPages;

namespace Crm.PublicSite.CompendiumPages;

/// <summary>The page of a mailed link to a compendium. Opening it counts nothing; a download is a button. A link that opens nothing shows one page, whatever is wrong with it.</summary>
internal static class LinkRoutes
{
    private const string Place = SiteAddresses.Compendia + "/link/{link}";

    public static void Map(RouteGroupBuilder site)
    {
        site.SecretPage(Place, visit => Show(visit));
        site.SecretButton(Place + "/renew", Renew, Show);
        site.SecretButton(Place + "/{format}", Fetch, Show);
        // Whoever opens a button's address anew, after a refusal or to read it in another language, means the page.
        site.SecretPage(Place + "/{button}", Back);
    }

    private static Task Back(Visit visit)
    {
        visit.Http.Response.Redirect(OrderMail.Address(visit.Link()));
        return Task.CompletedTask;
    }

    private static async Task Fetch(Visit visit)
    {
        if (BookFormats.Of((string)visit.Http.GetRouteValue("format")!) is not { } format)
        {
            await visit.Missing();
            return;
        }
        var fetched = await visit.Send(new FetchCompendium(visit.Link(), format), null);
        var file = fetched.Ok ? await visit.Ask(new ReadOrdered(visit.Link(), format)) : fetched.As<Compendia.Profile.CompendiumFile>();
        if (!file.Ok)
        {
            await Show(visit, file.Sentence, StatusCodes.Status422UnprocessableEntity);
            return;
        }
        await Results.File(file.Answer!.Bytes, file.Answer.ContentType, file.Answer.Name).ExecuteAsync(visit.Http);
    }

    private static async Task Renew(Visit visit)
    {
        var sent = await visit.Send(new RenewCompendiumLink(visit.Link()), null);
        if (sent.Ok) visit.Http.Response.Redirect(OrderMail.Address(visit.Link()) + "?done=renewed");
        else await Show(visit, sent.Sentence, StatusCodes.Status422UnprocessableEntity);
    }

    private static async Task Show(Visit visit, string? sentence = null, int status = StatusCodes.Status200OK)
    {
        var found = await visit.Ask(new OpenOrder(visit.Link()));
        if (found.Answer is not { } order)
        {
            await visit.Say(StatusCodes.Status404NotFound, Texts.Of("没有找到这份汇编"), found.Sentence!);
            return;
        }
        var done = visit.Given("done") == "renewed" ? Texts.Of("新链接已发往 {0}，请查收。", order.Email ?? "") : null;
        // The head names no address: this one is a secret.
        await visit.Show<CompendiumLinkPage>(
            new PageHead(order.Edition?.Title ?? Texts.Of("政策汇编"), SiteAddresses.Compendia, Texts.Of("下载政策汇编")) { Listed = false, Keep = 0 }, new LinkSheet(visit.Link(), order, done, sentence), status);
    }
}

/// <summary>What the page of a link shows.</summary>
/// <param name="Link">The secret part of its address.</param>
/// <param name="Done">What was just done.</param>
/// <param name="Sentence">Why something was not.</param>
public sealed record LinkSheet(string Link, OpenedOrder Order, string? Done, string? Sentence);
