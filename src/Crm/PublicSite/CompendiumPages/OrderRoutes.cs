using System.Globalization;
using Crm.Compendia.Ordering;
using Crm.Foundation;
using Crm.Inquiries;
using Crm.Privacy;
using Crm.Privacy.Consenting;
using Crm.PublicSite.Asking;
using Crm.PublicSite.Frame;
using Crm.PublicSite.RegionPages;

namespace Crm.PublicSite.CompendiumPages;

/// <summary>The compendia that can be asked for, and the form to ask: contact and consent first, then the link comes by mail. What was typed is never lost.</summary>
internal static class OrderRoutes
{
    public static void Map(RouteGroupBuilder site)
    {
        site.Page(SiteAddresses.Compendia, List).Kept();
        site.Page(SiteAddresses.CompendiumForm, visit => Open(visit, null)).WithMetadata(AskRoutes.Policy);
        site.Page(SiteAddresses.Compendia + "/{id:guid}", visit => Open(visit, visit.Id)).WithMetadata(AskRoutes.Policy);
        site.MapPost(SiteAddresses.CompendiumForm, (RequestDelegate)(http => Form.Submit(new Visit(http)))).WithMetadata(AskRoutes.Policy);
    }

    private static async Task List(Visit visit) => await visit.Show<CompendiumListPage>(
        new PageHead(Texts.Of("招商政策汇编"), SiteAddresses.Compendia, Texts.Of("按地区和行业编好的现行招商政策，留下联系方式就能免费领取。")), (await visit.Ask(new ShowCompendia())).Answer!);

    private static async Task Open(Visit visit, Guid? id)
    {
        var sheet = await Form.Sheet(visit, new OrderFields { Id = id?.ToString(), Region = visit.Given("region"), Industry = visit.Given("industry") });
        if (id is not null && sheet.Compendium is null) await visit.Missing();
        else await Show(visit, sheet, StatusCodes.Status200OK);
    }

    private static readonly GatedForm<OrderFields, OrderSheet> Form = new("compendium", OrderFields.Of, Prepare, Command, link => InquiryLinks.Address(link) + "?done=compendium", Show);

    private static OrderCompendium Command(OrderSheet sheet, Guid id)
    {
        var fields = sheet.Fields;
        return new OrderCompendium(
            id, Guid.TryParse(fields.Id, out var compendium) ? compendium : null, fields.Region.Filled(), fields.Industry.Filled(), fields.Company,
            new Contact(fields.Name, fields.Phone, fields.Email), fields.Consent ? fields.Version ?? "" : "", fields.PassOn, CultureInfo.CurrentUICulture.Name);
    }

    private static async Task<OrderSheet> Prepare(Visit visit, OrderFields fields, FormSeal seal)
    {
        var compendium = Guid.TryParse(fields.Id, out var id) ? (await visit.Ask(new ShowCompendia(id))).Answer?.FirstOrDefault() : null;
        var places = (await visit.Ask(new ShowRegions())).Answer?.Select(t => t.Code).ToList() ?? [];
        return new OrderSheet(compendium, compendium is null ? fields with { Id = null } : fields, (await visit.Ask(new CurrentConsentNotice())).Answer, places, seal);
    }

    private static Task Show(Visit visit, OrderSheet sheet, int status)
    {
        var address = sheet.Compendium is { } one ? SiteAddresses.Compendium(one.Id) : SiteAddresses.CompendiumForm;
        return visit.Show<CompendiumOrderPage>(new PageHead(sheet.Compendium?.Title ?? Texts.Of("按地区和行业索取政策汇编"), address, Texts.Of("留下联系方式，下载链接发到您的邮箱。")) { Keep = 0 }, sheet, status);
    }
}
