using Crm.Foundation;
using Crm.Inquiries;
using Crm.Inquiries.Adding;
using Crm.Inquiries.Revising;
using Crm.Inquiries.Tracking;
using Crm.Inquiries.Withdrawing;
using Crm.PublicSite.Frame;
using Crm.Shell;
using Microsoft.AspNetCore.Antiforgery;

namespace Crm.PublicSite.Asking;

/// <summary>The page of a link: the receipt, where the inquiry stands, and what its sender can do about it. A link that opens nothing shows one page, whatever is wrong with it.</summary>
internal static class StatusRoutes
{
    private const string Place = "/ask/status/{link}";

    public static void Map(RouteGroupBuilder site)
    {
        site.Page(Place, visit => Show(visit, new StatusFields())).WithMetadata(AskRoutes.Policy, new SecretAddressAttribute());
        Form("add", (link, fields) => new AddToInquiry(link, fields.Text ?? ""));
        Form("revise", (link, fields) => new ReviseInquiry(link, fields.Company, fields.Phone, fields.Email, fields.Wish));
        Form("withdraw", (link, fields) => new WithdrawInquiry(link, fields.Consent));

        void Form(string what, Func<string, StatusFields, ICommand> make)
        {
            site.MapPost($"{Place}/{what}", (RequestDelegate)(http => Send(new Visit(http), what, make))).WithMetadata(AskRoutes.Policy, new SecretAddressAttribute());
            // Whoever opens a form's address anew, after a refusal or to read it in another language, means the page.
            site.Page($"{Place}/{what}", Back).WithMetadata(new SecretAddressAttribute());
        }
    }

    private static Task Back(Visit visit)
    {
        visit.Http.Response.Redirect(InquiryLinks.Address(Link(visit)));
        return Task.CompletedTask;
    }

    private static async Task Send(Visit visit, string what, Func<string, StatusFields, ICommand> make)
    {
        if (await PostedForm.Read(visit.Http) is not { } form) return;
        var fields = StatusFields.Of(form);
        var ticket = AskRoutes.Service<AskTickets>(visit).Read(fields.Ticket);
        if (ticket is null || !await AskRoutes.Service<IAntiforgery>(visit).IsRequestValidAsync(visit.Http)) await Refuse(visit, fields, ticket is null ? RefusedPost.NoTicket : RefusedPost.Forged, null);
        else if (AskRoutes.Service<AskGate>(visit).TakeFollowUp(visit.Http.Connection.RemoteIpAddress) is { } comeBack) await Refuse(visit, fields, RefusedPost.TooMany, comeBack);
        else await Done(visit, what, fields, await visit.Send(make(Link(visit), fields), $"ask/{ticket.Id:N}"));
    }

    private static Task Done(Visit visit, string what, StatusFields fields, Outcome outcome)
    {
        if (outcome.Ok)
        {
            visit.Http.Response.Redirect($"{InquiryLinks.Address(Link(visit))}?done={what}");
            return Task.CompletedTask;
        }
        if (outcome.Sentence == Texts.Of(Desk.KeyTaken)) return Refuse(visit, fields, RefusedPost.Expired, null);
        return Show(visit, fields, outcome.Sentence, outcome, StatusCodes.Status422UnprocessableEntity);
    }

    private static Task Refuse(Visit visit, StatusFields fields, RefusedPost kind, DateTimeOffset? comeBack)
    {
        AskRoutes.Service<RefusedPosts>(visit).Count(kind);
        return Show(visit, fields, AskRoutes.Service<AskGate>(visit).Sentence(kind, comeBack), null, comeBack is null ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status429TooManyRequests);
    }

    private static async Task Show(Visit visit, StatusFields fields, string? sentence = null, Outcome? outcome = null, int status = StatusCodes.Status200OK)
    {
        var found = await visit.Ask(new TrackInquiry(Link(visit)));
        if (found.Answer is not { } page)
        {
            await visit.Say(StatusCodes.Status404NotFound, Texts.Of("没有找到这条咨询"), found.Sentence!);
            return;
        }
        var sheet = new StatusSheet(
            Link(visit), page, fields, AskRoutes.Service<AskTickets>(visit).Issue().Written, AskRoutes.Service<IAntiforgery>(visit).GetAndStoreTokens(visit.Http).RequestToken!)
        {
            Done = Said(visit.Given("done")),
            Sentence = sentence,
            Outcome = outcome,
        };
        // The head names no address: this one is a secret.
        await visit.Show<StatusPage>(new PageHead(Texts.Of("咨询进度"), SiteAddresses.AskForm, Texts.Of("咨询进度")) { Listed = false, Keep = 0 }, sheet, status);
    }

    private static string? Said(string? what) => what switch
    {
        "compendium" => Texts.Of("已受理。下载链接发往您填写的邮箱；网站上还没有的汇编，编好后也发到那里。"),
        "add" => Texts.Of("已补充，经办的同事已收到通知。"),
        "revise" => Texts.Of("已更正，经办的同事已收到通知。"),
        "withdraw" => Texts.Of("已撤回，不会再有人为这条咨询联系您。"),
        _ => null,
    };

    private static string Link(Visit visit) => (string)visit.Http.GetRouteValue("link")!;
}
