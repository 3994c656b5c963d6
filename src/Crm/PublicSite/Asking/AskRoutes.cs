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
        site.MapPost(SiteAddresses.AskForm, (RequestDelegate)(http => Form.Submit(new Visit(http)))).WithMetadata(Policy);
    }

    private static readonly GatedForm<AskFields, AskSheet> Form = new("ask", AskFields.Of, Prepare, Command, InquiryLinks.Address, Show)
    {
        Refused = (visit, sheet) =>
        {
            if (AskOnlineValidator.IsAdvertising(sheet.Fields.Wish)) Service<RefusedPosts>(visit).Count(RefusedPost.Advertising);
        },
    };

    private static Task Open(Visit visit) => Form.Open(visit, new AskFields
    {
        Topic = visit.Given("topic"), Park = visit.Given("park"), Place = visit.Given("place"), For = visit.Given("for"),
    });

    private static AskOnline Command(AskSheet sheet, Guid id)
    {
        var fields = sheet.Fields;
        return new AskOnline(
            id, Enum.TryParse<Topic>(fields.Topic, out var topic) ? topic : default, fields.Company, new Contact(fields.Name, fields.Phone, fields.Email), fields.Wish ?? "",
            fields.Place.Filled(), Guid.TryParse(fields.Park, out var park) ? park : null, fields.Consent ? fields.Version ?? "" : "", fields.PassOn, CultureInfo.CurrentUICulture.Name);
    }

    private static async Task<AskSheet> Prepare(Visit visit, AskFields fields, FormSeal seal)
    {
        var park = Guid.TryParse(fields.Park, out var id) ? (await visit.Ask(new NameOfPark(id))).Answer?.Name : null;
        return new AskSheet(
            fields.For == "contact" ? Texts.Of("联系我们") : Texts.Of("企业入驻"), park is null ? fields with { Park = null } : fields, (await visit.Ask(new CurrentConsentNotice())).Answer,
            park, Service<IRoster>(visit).Units, seal);
    }

    private static Task Show(Visit visit, AskSheet sheet, int status) => visit.Show<AskPage>(
        new PageHead(sheet.Title, SiteAddresses.AskForm, Texts.Of("写下您想了解什么，当场给受理号，下一个工作日内联系您。")) { Keep = 0 }, sheet, status);

    internal static T Service<T>(Visit visit) where T : notnull => visit.Http.RequestServices.GetRequiredService<T>();
}
