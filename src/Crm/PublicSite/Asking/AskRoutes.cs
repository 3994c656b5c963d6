using System.Globalization;
using Crm.Foundation;
using Crm.Inquiries;
using Crm.Inquiries.Asking;
using Crm.Parks.Listing;
using Crm.Privacy;
using Crm.Privacy.Consenting;
using Crm.PublicSite.Frame;
using Crm.Shell;
using Crm.Team;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.Extensions.Options;

namespace Crm.PublicSite.Asking;

/// <summary>The form of 联系我们 and 企业入驻: one page, one post, no script needed. What was typed is never lost.</summary>
internal static class AskRoutes
{
    /// <summary>The forms' pages run one script of ours: the sum that stands in for the question.</summary>
    public static readonly ContentPolicy Policy = new(
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'");

    public static void Map(RouteGroupBuilder site)
    {
        site.Page(SiteAddresses.AskForm, Open).WithMetadata(Policy);
        site.MapPost(SiteAddresses.AskForm, (RequestDelegate)(http => Submit(new Visit(http)))).WithMetadata(Policy);
    }

    private static async Task Open(Visit visit) => await Show(visit, await Sheet(visit, new AskFields
    {
        Topic = visit.Given("topic"), Park = visit.Given("park"), Place = visit.Given("place"), For = visit.Given("for"),
    }));

    private static async Task Submit(Visit visit)
    {
        if (await PostedForm.Read(visit.Http) is not { } form) return;
        var fields = AskFields.Of(form);
        var (gate, sheet) = (Service<AskGate>(visit), await Sheet(visit, fields));
        var ticket = Service<AskTickets>(visit).Read(fields.Ticket);
        var proof = new AskProof(fields.Website, fields.Work, fields.Answer, ticket is not null && await Service<IAntiforgery>(visit).IsRequestValidAsync(visit.Http));
        var kind = gate.Judge(ticket, proof);
        // Whoever was only too fast, or forgot the question, goes on with the ticket they have.
        if (ticket is not null && kind is not RefusedPost.Expired) sheet = sheet with { Ticket = ticket, Written = fields.Ticket! };
        if (kind is { } refused) await Refuse(visit, sheet, refused, null);
        else if (gate.Take(ticket!, proof, visit.Http.Connection.RemoteIpAddress) is var (flood, comeBack)) await Refuse(visit, sheet, flood, comeBack);
        else await Take(visit, sheet, proof);
    }

    private static async Task Take(Visit visit, AskSheet sheet, AskProof proof)
    {
        var outcome = await Send(visit, sheet.Fields, sheet.Ticket.Id);
        if (outcome.Ok)
        {
            visit.Http.Response.Redirect(InquiryLinks.Address(Service<InquiryLinks>(visit).Of(sheet.Ticket.Id)));
            return;
        }
        Service<AskGate>(visit).GiveBack(sheet.Ticket, proof, visit.Http.Connection.RemoteIpAddress);
        if (outcome.Sentence == Texts.Of(Desk.KeyTaken))
        {
            var (ticket, written) = Service<AskTickets>(visit).Issue();
            await Refuse(visit, sheet with { Ticket = ticket, Written = written }, RefusedPost.Replayed, null);
            return;
        }
        if (AskOnlineValidator.IsAdvertising(sheet.Fields.Wish)) Service<RefusedPosts>(visit).Count(RefusedPost.Advertising);
        var sentence = outcome.Fields.Count > 0 ? Texts.Of("还没有提交：请看红色的地方。您填写的都还在。") : outcome.Sentence;
        await Show(visit, sheet with { Outcome = outcome, Sentence = sentence }, StatusCodes.Status422UnprocessableEntity);
    }

    private static async Task<Outcome> Send(Visit visit, AskFields fields, Guid id)
    {
        var command = new AskOnline(
            id, Enum.TryParse<Topic>(fields.Topic, out var topic) ? topic : default, fields.Company, new Contact(fields.Name, fields.Phone, fields.Email), fields.Wish ?? "",
            fields.Place.Filled(), Guid.TryParse(fields.Park, out var park) ? park : null, fields.Consent ? fields.Version ?? "" : "", fields.PassOn, CultureInfo.CurrentUICulture.Name);
        var sent = await visit.Send(command, $"ask/{id:N}");
        // Two copies of one post side by side: the other one was first, and now its receipt can be seen.
        return sent.Refusal == Refusal.Conflict ? await visit.Send(command, $"ask/{id:N}") : sent;
    }

    private static Task Refuse(Visit visit, AskSheet sheet, RefusedPost kind, DateTimeOffset? comeBack)
    {
        Service<RefusedPosts>(visit).Count(kind);
        return Show(visit, sheet with { IsUnproven = kind == RefusedPost.Unproven, Sentence = Service<AskGate>(visit).Sentence(kind, comeBack) },
            comeBack is null ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status429TooManyRequests);
    }

    private static async Task<AskSheet> Sheet(Visit visit, AskFields fields)
    {
        var (ticket, written) = Service<AskTickets>(visit).Issue();
        var park = Guid.TryParse(fields.Park, out var id) ? (await visit.Ask(new NameOfPark(id))).Answer?.Name : null;
        return new AskSheet(
            fields.For == "contact" ? Texts.Of("联系我们") : Texts.Of("企业入驻"), park is null ? fields with { Park = null } : fields, (await visit.Ask(new CurrentConsentNotice())).Answer,
            ticket, written, Service<IAntiforgery>(visit).GetAndStoreTokens(visit.Http).RequestToken!, Service<IOptions<AskSettings>>(visit).Value.WorkBits, park, Service<IRoster>(visit).Units);
    }

    private static Task Show(Visit visit, AskSheet sheet, int status = StatusCodes.Status200OK) => visit.Show<AskPage>(
        new PageHead(sheet.Title, SiteAddresses.AskForm, Texts.Of("写下您想了解什么，当场给受理号，下一个工作日内联系您。")) { Keep = 0 }, sheet, status);

    internal static T Service<T>(Visit visit) where T : notnull => visit.Http.RequestServices.GetRequiredService<T>();
}
