using Crm.Foundation;
using Crm.Foundation.Codes;
using Crm.Policies;
using Crm.PublicSite.Frame;
using Crm.PublicSite.RegionPages;
using Crm.PublicSite.Submitting;
using Crm.Submissions.Publishing;

namespace Crm.PublicSite.ArticlePages;

/// <summary>The list of documents, and one document.</summary>
internal static class ArticleRoutes
{
    public static void Map(RouteGroupBuilder site)
    {
        site.Page("/site/policies", List).Kept();
        site.Page("/site/policies/{id:guid}", One).Kept();
    }

    private static async Task List(Visit visit)
    {
        var (text, region, page) = (visit.Given("q"), visit.Given("region")?.ToUpperInvariant(), visit.Page);
        var kind = Enum.TryParse<PolicyKind>(visit.Given("kind"), ignoreCase: true, out var named) && Enum.IsDefined(named) ? named : (PolicyKind?)null;
        var outcome = await visit.Ask(new ShowArticles(text, region, kind, page));
        if (outcome.Refusal == Refusal.Missing)
        {
            await visit.Missing();
            return;
        }
        var regions = (await visit.Ask(new ShowRegions())).Answer!.Where(t => t.Articles > 0).Select(t => t.Code).ToList();
        var model = new ArticleSearch(text, region, kind, page, outcome.Answer, outcome.Sentence, regions);
        await visit.Show<ArticlesPage>(Head(model), model, outcome.Ok ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest);
    }

    // What was searched for is nobody's page to list; places and kinds are.
    private static PageHead Head(ArticleSearch m)
    {
        var title = string.Join(" ", new[] { m.Region is { } r && Regions.Find(r) is not null ? Regions.Label(r) : null, m.Kind is { } k ? PolicyWords.Of(k) : null, Texts.Of("招商政策") }.OfType<string>().Distinct());
        if (m.Text is { } text) title = Texts.Of("检索“{0}”", text);
        if (m.Page > 1) title = Texts.Of("{0}（第 {1} 页）", title, m.Page);
        return new(title, m.Href(m.Page), Texts.Of("政府工作报告、政策措施、规划和园区动态，可按地区、类别和文字查找。")) { Listed = m.Text is null && m.Found is not null };
    }

    private static async Task One(Visit visit)
    {
        if ((await visit.Ask(new ShowArticle(visit.Id))).Answer is not { } article)
        {
            await visit.Missing();
            return;
        }
        if (article.Withdrawn)
        {
            if ((await visit.Ask(new TakeDownOf(article.Id))).Answer is { } notice)
                await visit.Show<TakenDownPage>(new PageHead(Texts.Of("文章已撤下"), SiteAddresses.Article(article.Id), notice.Announcement) { Listed = false, Keep = 0 }, notice, StatusCodes.Status410Gone);
            else
                await visit.Say(StatusCodes.Status410Gone, Texts.Of("这份文件已撤回"), Texts.Of("它不再适用，也不能再引用。需要现行的政策，可以检索或打电话问。"));
            return;
        }
        var address = SiteAddresses.Article(article.Id);
        var head = new PageHead(article.Title, address, PublicWords.Beginning(article.Body)) { Data = StructuredData.Of(Data(article, visit.Origin + address)) };
        await visit.Show<ArticlePage>(head, article);
    }

    private static Dictionary<string, object?> Data(PublicArticle a, string address) => new()
    {
        ["@type"] = "Article",
        ["headline"] = a.Title,
        ["url"] = address,
        ["mainEntityOfPage"] = address,
        ["datePublished"] = a.PublishedOn?.ToString("O"),
        ["inLanguage"] = "zh-CN",
        ["articleSection"] = PolicyWords.Of(a.Kind),
        ["publisher"] = new Dictionary<string, object> { ["@type"] = "Organization", ["name"] = a.Publisher },
        ["contentLocation"] = PublicWords.Place(a.RegionTag, a.Region) is { } place ? new Dictionary<string, object> { ["@type"] = "Place", ["name"] = place } : null,
        ["expires"] = a.ValidTo?.ToString("O"),
    };
}
