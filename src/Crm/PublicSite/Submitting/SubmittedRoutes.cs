using Crm.Foundation;
using Crm.PublicSite.Asking;
using Crm.PublicSite.Frame;
using Crm.Shell;
using Crm.Submissions.Replying;
using Crm.Submissions.Tracking;
using Crm.Submissions.Withdrawing;
using Microsoft.AspNetCore.Antiforgery;

namespace Crm.PublicSite.Submitting;

/// <summary>The page of an author's link: the receipt, where the submission stands, what an editor asks, and taking it back. A link that opens nothing shows one page, whatever is wrong with it.</summary>
internal static class SubmittedRoutes
{
    private const string Place = "/ask/article/{link}";

    public static void Map(RouteGroupBuilder site)
    {
        site.Page(Place, visit => Show(visit, new ReplyFields())).WithMetadata(AskRoutes.Policy, new SecretAddressAttribute());
        Form("reply", (link, fields) => new ReplyToEditor(link, fields.Answer ?? "", fields.Title, fields.Body, fields.TextNumber));
        Form("withdraw", (link, fields) => new WithdrawSubmission(link, fields.Consent));

        void Form(string what, Func<string, ReplyFields, ICommand> make)
        {
            site.MapPost($"{Place}/{what}", (RequestDelegate)(http => Send(new Visit(http), what, make))).WithMetadata(AskRoutes.Policy, new SecretAddressAttribute());
            // Whoever opens a form's address anew, after a refusal or to read it in another language, means the page.
            site.Page($"{Place}/{what}", Back).WithMetadata(new SecretAddressAttribute());
        }
    }

    private static Task Back(Visit visit)
    {
        visit.Http.Response.Redirect(SubmissionLinks.Address(Link(visit)));
        return Task.CompletedTask;
    }

    private static async Task Send(Visit visit, string what, Func<string, ReplyFields, ICommand> make)
    {
        if (await PostedForm.Read(visit.Http, SubmitRoutes.Largest) is not { } form) return;
        var fields = ReplyFields.Of(form);
        var ticket = AskRoutes.Service<AskTickets>(visit).Read(fields.Ticket);
        if (ticket is null || !await AskRoutes.Service<IAntiforgery>(visit).IsRequestValidAsync(visit.Http)) await Refuse(visit, fields, ticket is null ? RefusedPost.NoTicket : RefusedPost.Forged, null);
        else if (AskRoutes.Service<AskGate>(visit).TakeFollowUp(visit.Http.Connection.RemoteIpAddress) is { } comeBack) await Refuse(visit, fields, RefusedPost.TooMany, comeBack);
        else await Done(visit, what, fields, await visit.Send(make(Link(visit), fields), $"submit/{ticket.Id:N}"));
    }

    private static Task Done(Visit visit, string what, ReplyFields fields, Outcome outcome)
    {
        if (outcome.Ok)
        {
            visit.Http.Response.Redirect($"{SubmissionLinks.Address(Link(visit))}?done={what}");
            return Task.CompletedTask;
        }
        if (outcome.Sentence == Texts.Of(Desk.KeyTaken)) return Refuse(visit, fields, RefusedPost.Expired, null);
        // What the author left as it was takes the editor's wording.
        if (outcome.About is ReplyClash clash) fields = fields with { Title = clash.Title ? fields.Title : null, Body = clash.Body ? fields.Body : null };
        return Show(visit, fields, outcome.Sentence, outcome, StatusCodes.Status422UnprocessableEntity);
    }

    private static Task Refuse(Visit visit, ReplyFields fields, RefusedPost kind, DateTimeOffset? comeBack)
    {
        AskRoutes.Service<RefusedPosts>(visit).Count(kind);
        return Show(visit, fields, AskRoutes.Service<AskGate>(visit).Sentence(kind, comeBack), null, comeBack is null ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status429TooManyRequests);
    }

    private static async Task Show(Visit visit, ReplyFields fields, string? sentence = null, Outcome? outcome = null, int status = StatusCodes.Status200OK)
    {
        var found = await visit.Ask(new TrackSubmission(Link(visit)));
        if (found.Answer is not { } page)
        {
            await visit.Say(StatusCodes.Status404NotFound, Texts.Of("没有找到这篇投稿"), found.Sentence!);
            return;
        }
        var sheet = new SubmittedSheet(
            Link(visit), page, fields, AskRoutes.Service<AskTickets>(visit).Issue().Written, AskRoutes.Service<IAntiforgery>(visit).GetAndStoreTokens(visit.Http).RequestToken!)
        {
            Done = visit.Given("done") switch
            {
                "reply" => Texts.Of("答复已收到，编辑接着审稿。"),
                "withdraw" => Texts.Of("已撤回，这篇投稿不会刊登。"),
                _ => null,
            },
            Sentence = sentence,
            Outcome = outcome,
        };
        // The head names no address: this one is a secret.
        await visit.Show<SubmittedPage>(new PageHead(Texts.Of("投稿进度"), SiteAddresses.SubmitForm, Texts.Of("投稿进度")) { Listed = false, Keep = 0 }, sheet, status);
    }

    private static string Link(Visit visit) => (string)visit.Http.GetRouteValue("link")!;
}
