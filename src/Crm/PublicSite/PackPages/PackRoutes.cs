using Crm.Compendia.Writing;
using Crm.Foundation;
using Crm.Leads.Packing;
using Crm.PublicSite.Asking;
using Crm.PublicSite.Frame;
using Crm.PublicSite.LinkPages;
using Crm.Team.SigningIn;
using Microsoft.AspNetCore.DataProtection;

namespace Crm.PublicSite.PackPages;

/// <summary>
/// The page behind a policy pack's link. The first look shows a title and a button, since mail scanners and previews open every link; the button opens it, counts, and leaves a
/// cookie for this one address, so that the page can be read again and in another language. Whoever has a session of the staff reads without counting.
/// </summary>
internal static class PackRoutes
{
    private const string Place = "/site/pack/{link}";
    private const string Cookie = "crm-pack";
    private static readonly TimeSpan Remembered = TimeSpan.FromHours(12);

    public static void Map(RouteGroupBuilder site)
    {
        site.SecretPage(Place, visit => Show(visit));
        site.SecretButton(Place + "/open", Open, Show);
        site.SecretButton(Place + "/{format}", Fetch, Show);
        // Whoever opens a button's address anew means the page.
        site.SecretPage(Place + "/{button}", Back);
    }

    private static Task Back(Visit visit)
    {
        visit.Http.Response.Redirect(PackLinks.Address(visit.Link()));
        return Task.CompletedTask;
    }

    private static async Task Open(Visit visit)
    {
        if (!IsStaff(visit) && await visit.Send(new OpenPolicyPack(visit.Link(), PackOpening.Page), null) is { Ok: false } refused)
        {
            await Show(visit, refused.Sentence, StatusCodes.Status422UnprocessableEntity);
            return;
        }
        visit.Http.Response.Cookies.Append(Cookie, Protector(visit).Protect(visit.Link(), Remembered), new CookieOptions
        {
            Path = PackLinks.Address(visit.Link()), HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = visit.Http.Request.IsHttps, MaxAge = Remembered, IsEssential = true,
        });
        visit.Http.Response.Redirect(PackLinks.Address(visit.Link()));
    }

    private static async Task Fetch(Visit visit)
    {
        if (BookFormats.Of((string)visit.Http.GetRouteValue("format")!) is not { } format || format == BookFormat.Html)
        {
            await visit.Missing();
            return;
        }
        // Printing may fail; what nobody got was not taken.
        var file = await visit.Ask(new ReadSharedPack(visit.Link(), format));
        if (file.Ok && !IsStaff(visit) && await visit.Send(new OpenPolicyPack(visit.Link(), format == BookFormat.Pdf ? PackOpening.Pdf : PackOpening.Docx), null) is { Ok: false } refused) file = refused.As<Compendia.Profile.CompendiumFile>();
        if (file.Ok) await Results.File(file.Answer!.Bytes, file.Answer.ContentType, file.Answer.Name).ExecuteAsync(visit.Http);
        else await Show(visit, file.Sentence, StatusCodes.Status422UnprocessableEntity);
    }

    private static async Task Show(Visit visit, string? sentence = null, int status = StatusCodes.Status200OK)
    {
        var found = await visit.Ask(new ShowPolicyPack(visit.Link()));
        if (found.Answer is not { } pack)
        {
            await visit.Say(StatusCodes.Status404NotFound, Texts.Of("没有找到这份材料"), found.Sentence!);
            return;
        }
        var isOpen = IsStaff(visit) || WasOpened(visit);
        // The head names no address: this one is a secret.
        await visit.Show<PackPage>(
            new PageHead(pack.Title, SiteAddresses.Articles(), Texts.Of("为您整理的政策材料")) { Listed = false, Keep = 0 }, new PackSheet(visit.Link(), isOpen ? pack : pack with { Note = null, Items = [] }, isOpen, sentence), status);
    }

    private static bool IsStaff(Visit visit) => visit.Http.Request.Cookies.ContainsKey(Session.Cookie);

    private static bool WasOpened(Visit visit)
    {
        if (visit.Http.Request.Cookies[Cookie] is not { Length: > 0 and < 1000 } cookie) return false;
        try
        {
            return Protector(visit).Unprotect(cookie) == visit.Link();
        }
        catch (System.Security.Cryptography.CryptographicException)
        {
            return false;
        }
    }

    private static ITimeLimitedDataProtector Protector(Visit visit) => AskRoutes.Service<IDataProtectionProvider>(visit).CreateProtector("Crm.PublicSite.PackPages.Opened").ToTimeLimitedDataProtector();
}

/// <summary>What the page of a policy pack shows.</summary>
/// <param name="Link">The secret part of its address.</param>
/// <param name="IsOpen">Whether the button was pressed.</param>
/// <param name="Sentence">Why something was not done.</param>
public sealed record PackSheet(string Link, SharedPack Pack, bool IsOpen, string? Sentence);
