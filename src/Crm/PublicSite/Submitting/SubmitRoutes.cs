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

namespace Crm.PublicSite.Submitting;

/// <summary>The form for articles: one page, one post, no script needed. What was typed is never lost.</summary>
internal static class SubmitRoutes
{
    /// <summary>The largest post that is read, in bytes: the longest text that is looked at in three-byte characters, percent-encoded, and as much again for what is too long.</summary>
    public const int Largest = 400 * 1024;

    public static void Map(RouteGroupBuilder site)
    {
        site.Page(SiteAddresses.SubmitForm, visit => Form.Open(visit, new SubmitFields())).WithMetadata(AskRoutes.Policy);
        site.MapPost(SiteAddresses.SubmitForm, (RequestDelegate)(http => Form.Submit(new Visit(http)))).WithMetadata(AskRoutes.Policy);
        site.Page(SiteAddresses.TakeDowns, TakeDowns);
    }

    private static async Task TakeDowns(Visit visit) => await visit.Show<TakeDownsPage>(
        new PageHead(Texts.Of("撤稿公告"), SiteAddresses.TakeDowns, Texts.Of("已经撤下的投稿文章和原因。")), (await visit.Ask(new FindTakeDowns())).Answer!);

    private static readonly GatedForm<SubmitFields, SubmitSheet> Form = new("submit", SubmitFields.Of, Prepare, Command, SubmissionLinks.Address, Show)
    {
        Largest = Largest,
        Words = kind => kind == RefusedPost.Replayed ? Texts.Of("这份表单已经提交过一次。您填写的都还在；要另投一篇，请再点一次提交。") : null,
    };

    private static SubmitArticle Command(SubmitSheet sheet, Guid id)
    {
        var fields = sheet.Fields;
        return new SubmitArticle(
            id, fields.Title ?? "", fields.Organisation ?? "", new Contact(fields.Name, fields.Phone, fields.Email), fields.Body ?? "", fields.Region.Filled(),
            fields.TermsAccepted ? fields.Terms ?? "" : "", fields.Consent ? fields.Notice ?? "" : "", CultureInfo.CurrentUICulture.Name);
    }

    private static async Task<SubmitSheet> Prepare(Visit visit, SubmitFields fields, FormSeal seal) => new(
        fields, (await visit.Ask(new CurrentSubmissionTerms())).Answer, (await visit.Ask(new CurrentConsentNotice())).Answer,
        [.. AskRoutes.Service<IRoster>(visit).Units.Select(unit => Regions.Find(unit.Code)).OfType<Region>()], seal);

    private static Task Show(Visit visit, SubmitSheet sheet, int status) => visit.Show<SubmitPage>(
        new PageHead(Texts.Of("投稿"), SiteAddresses.SubmitForm, Texts.Of("招商资讯、方案案例、政策解读、产业分析，1,000 到 2,000 字，24 小时内审稿。")) { Keep = 0 }, sheet, status);
}
