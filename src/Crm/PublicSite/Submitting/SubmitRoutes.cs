using System.Globalization;
using Crm.Foundation;
using Crm.Foundation.Codes;
using Crm.Inquiries;
using Crm.Privacy;
using Crm.Privacy.Consenting;
using Crm.PublicSite.Asking;
using Crm.PublicSite.Frame;
using Crm.Submissions.Publishing;
using Crm.Submissions.Submitting;
using Crm.Submissions.Terms;
using Crm.Submissions.Tracking;
using Crm.Team;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.Extensions.Options;

namespace Crm.PublicSite.Submitting;

/// <summary>The form for articles: one page, one post, no script needed. What was typed is never lost.</summary>
internal static class SubmitRoutes
{
    /// <summary>The largest post that is read, in bytes: the longest text that is looked at in three-byte characters, percent-encoded, and as much again for what is too long.</summary>
    public const int Largest = 400 * 1024;

    public static void Map(RouteGroupBuilder site)
    {
        site.Page(SiteAddresses.SubmitForm, async visit => await Show(visit, await Sheet(visit, new SubmitFields()))).WithMetadata(AskRoutes.Policy);
        site.MapPost(SiteAddresses.SubmitForm, (RequestDelegate)(http => Submit(new Visit(http)))).WithMetadata(AskRoutes.Policy);
        site.Page(SiteAddresses.TakeDowns, TakeDowns);
    }

    private static async Task TakeDowns(Visit visit) => await visit.Show<TakeDownsPage>(
        new PageHead(Texts.Of("撤稿公告"), SiteAddresses.TakeDowns, Texts.Of("已经撤下的投稿文章和原因。")), (await visit.Ask(new FindTakeDowns())).Answer!);

    private static async Task Submit(Visit visit)
    {
        if (await PostedForm.Read(visit.Http, Largest) is not { } form) return;
        var fields = SubmitFields.Of(form);
        var (gate, sheet) = (AskRoutes.Service<AskGate>(visit), await Sheet(visit, fields));
        var ticket = AskRoutes.Service<AskTickets>(visit).Read(fields.Ticket);
        var proof = new AskProof(fields.Website, fields.Work, fields.Answer, ticket is not null && await AskRoutes.Service<IAntiforgery>(visit).IsRequestValidAsync(visit.Http));
        var kind = gate.Judge(ticket, proof);
        // Whoever was only too fast, or forgot the question, goes on with the ticket they have.
        if (ticket is not null && kind is not RefusedPost.Expired) sheet = sheet with { Ticket = ticket, Written = fields.Ticket! };
        if (kind is { } refused) await Refuse(visit, sheet, refused, null);
        else if (gate.Take(ticket!, proof, visit.Http.Connection.RemoteIpAddress) is var (flood, comeBack)) await Refuse(visit, sheet, flood, comeBack);
        else await Take(visit, sheet, proof);
    }

    private static async Task Take(Visit visit, SubmitSheet sheet, AskProof proof)
    {
        var outcome = await Send(visit, sheet.Fields, sheet.Ticket.Id);
        if (outcome.Ok)
        {
            visit.Http.Response.Redirect(SubmissionLinks.Address(AskRoutes.Service<InquiryLinks>(visit).Of(sheet.Ticket.Id)));
            return;
        }
        AskRoutes.Service<AskGate>(visit).GiveBack(sheet.Ticket, proof, visit.Http.Connection.RemoteIpAddress);
        if (outcome.Sentence == Texts.Of(Desk.KeyTaken))
        {
            var (ticket, written) = AskRoutes.Service<AskTickets>(visit).Issue();
            await Refuse(visit, sheet with { Ticket = ticket, Written = written }, RefusedPost.Replayed, null);
            return;
        }
        var sentence = outcome.Fields.Count > 0 ? Texts.Of("还没有提交：请看红色的地方。您填写的都还在。") : outcome.Sentence;
        await Show(visit, sheet with { Outcome = outcome, Sentence = sentence }, StatusCodes.Status422UnprocessableEntity);
    }

    private static async Task<Outcome> Send(Visit visit, SubmitFields fields, Guid id)
    {
        var command = new SubmitArticle(
            id, fields.Title ?? "", fields.Organisation ?? "", new Contact(fields.Name, fields.Phone, fields.Email), fields.Body ?? "", fields.Region.Filled(),
            fields.TermsAccepted ? fields.Terms ?? "" : "", fields.Consent ? fields.Notice ?? "" : "", CultureInfo.CurrentUICulture.Name);
        var sent = await visit.Send(command, $"submit/{id:N}");
        // Two copies of one post side by side: the other one was first, and now its receipt can be seen.
        return sent.Refusal == Refusal.Conflict ? await visit.Send(command, $"submit/{id:N}") : sent;
    }

    private static Task Refuse(Visit visit, SubmitSheet sheet, RefusedPost kind, DateTimeOffset? comeBack)
    {
        AskRoutes.Service<RefusedPosts>(visit).Count(kind);
        var sentence = kind == RefusedPost.Replayed ? Texts.Of("这份表单已经提交过一次。您填写的都还在；要另投一篇，请再点一次提交。") : AskRoutes.Service<AskGate>(visit).Sentence(kind, comeBack);
        return Show(visit, sheet with { IsUnproven = kind == RefusedPost.Unproven, Sentence = sentence },
            comeBack is null ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status429TooManyRequests);
    }

    private static async Task<SubmitSheet> Sheet(Visit visit, SubmitFields fields)
    {
        var (ticket, written) = AskRoutes.Service<AskTickets>(visit).Issue();
        return new SubmitSheet(
            fields, (await visit.Ask(new CurrentSubmissionTerms())).Answer, (await visit.Ask(new CurrentConsentNotice())).Answer, ticket, written,
            AskRoutes.Service<IAntiforgery>(visit).GetAndStoreTokens(visit.Http).RequestToken!, AskRoutes.Service<IOptions<AskSettings>>(visit).Value.WorkBits,
            [.. AskRoutes.Service<IRoster>(visit).Units.Select(unit => Regions.Find(unit.Code)).OfType<Region>()]);
    }

    private static Task Show(Visit visit, SubmitSheet sheet, int status = StatusCodes.Status200OK) => visit.Show<SubmitPage>(
        new PageHead(Texts.Of("投稿"), SiteAddresses.SubmitForm, Texts.Of("招商资讯、方案案例、政策解读、产业分析，1,000 到 2,000 字，24 小时内审稿。")) { Keep = 0 }, sheet, status);
}
