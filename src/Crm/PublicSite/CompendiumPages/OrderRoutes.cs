using System.Globalization;
using Crm.Compendia.Ordering;
using Crm.Foundation;
using Crm.Inquiries;
using Crm.Privacy;
using Crm.Privacy.Consenting;
using Crm.PublicSite.Asking;
using Crm.PublicSite.Frame;
using Crm.PublicSite.RegionPages;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.Extensions.Options;

namespace Crm.PublicSite.CompendiumPages;

/// <summary>The compendia that can be asked for, and the form to ask: contact and consent first, then the link comes by mail. What was typed is never lost.</summary>
internal static class OrderRoutes
{
    public static void Map(RouteGroupBuilder site)
    {
        site.Page(SiteAddresses.Compendia, List).Kept();
        site.Page(SiteAddresses.CompendiumForm, visit => Open(visit, null)).WithMetadata(AskRoutes.Policy);
        site.Page(SiteAddresses.Compendia + "/{id:guid}", visit => Open(visit, visit.Id)).WithMetadata(AskRoutes.Policy);
        site.MapPost(SiteAddresses.CompendiumForm, (RequestDelegate)(http => Submit(new Visit(http)))).WithMetadata(AskRoutes.Policy);
    }

    private static async Task List(Visit visit) => await visit.Show<CompendiumListPage>(
        new PageHead(Texts.Of("招商政策汇编"), SiteAddresses.Compendia, Texts.Of("按地区和行业编好的现行招商政策，留下联系方式就能免费领取。")), (await visit.Ask(new ShowCompendia())).Answer!);

    private static async Task Open(Visit visit, Guid? id)
    {
        var sheet = await Sheet(visit, new OrderFields { Id = id?.ToString(), Region = visit.Given("region"), Industry = visit.Given("industry") });
        if (id is not null && sheet.Compendium is null) await visit.Missing();
        else await Show(visit, sheet);
    }

    private static async Task Submit(Visit visit)
    {
        if (await PostedForm.Read(visit.Http) is not { } form) return;
        var fields = OrderFields.Of(form);
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

    private static async Task Take(Visit visit, OrderSheet sheet, AskProof proof)
    {
        var outcome = await Send(visit, sheet.Fields, sheet.Ticket.Id);
        if (outcome.Ok)
        {
            visit.Http.Response.Redirect(InquiryLinks.Address(AskRoutes.Service<InquiryLinks>(visit).Of(sheet.Ticket.Id)) + "?done=compendium");
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

    private static async Task<Outcome> Send(Visit visit, OrderFields fields, Guid id)
    {
        var command = new OrderCompendium(
            id, Guid.TryParse(fields.Id, out var compendium) ? compendium : null, fields.Region.Filled(), fields.Industry.Filled(), fields.Company, new Contact(fields.Name, fields.Phone, fields.Email),
            fields.Consent ? fields.Version ?? "" : "", fields.PassOn, CultureInfo.CurrentUICulture.Name);
        var sent = await visit.Send(command, $"compendium/{id:N}");
        // Two copies of one post side by side: the other one was first, and now its receipt can be seen.
        return sent.Refusal == Refusal.Conflict ? await visit.Send(command, $"compendium/{id:N}") : sent;
    }

    private static Task Refuse(Visit visit, OrderSheet sheet, RefusedPost kind, DateTimeOffset? comeBack)
    {
        AskRoutes.Service<RefusedPosts>(visit).Count(kind);
        return Show(visit, sheet with { IsUnproven = kind == RefusedPost.Unproven, Sentence = AskRoutes.Service<AskGate>(visit).Sentence(kind, comeBack) },
            comeBack is null ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status429TooManyRequests);
    }

    private static async Task<OrderSheet> Sheet(Visit visit, OrderFields fields)
    {
        var (ticket, written) = AskRoutes.Service<AskTickets>(visit).Issue();
        var compendium = Guid.TryParse(fields.Id, out var id) ? (await visit.Ask(new ShowCompendia(id))).Answer?.FirstOrDefault() : null;
        var places = (await visit.Ask(new ShowRegions())).Answer?.Select(t => t.Code).ToList() ?? [];
        return new OrderSheet(
            compendium, compendium is null ? fields with { Id = null } : fields, (await visit.Ask(new CurrentConsentNotice())).Answer, ticket, written,
            AskRoutes.Service<IAntiforgery>(visit).GetAndStoreTokens(visit.Http).RequestToken!, AskRoutes.Service<IOptions<AskSettings>>(visit).Value.WorkBits, places);
    }

    private static Task Show(Visit visit, OrderSheet sheet, int status = StatusCodes.Status200OK)
    {
        var address = sheet.Compendium is { } one ? SiteAddresses.Compendium(one.Id) : SiteAddresses.CompendiumForm;
        return visit.Show<CompendiumOrderPage>(new PageHead(sheet.Compendium?.Title ?? Texts.Of("按地区和行业索取政策汇编"), address, Texts.Of("留下联系方式，下载链接发到您的邮箱。")) { Keep = 0 }, sheet, status);
    }
}
