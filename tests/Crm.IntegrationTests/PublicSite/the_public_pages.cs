using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Crm.IntegrationTests.Parks;
using Crm.IntegrationTests.Policies;
using Crm.IntegrationTests.Shell;
using Crm.Policies.Importing;
using Crm.Policies.Withdrawing;

namespace Crm.IntegrationTests.PublicSite;

/// <summary>Every public page as a stranger gets it.</summary>
[Collection("the policy library")]
public partial class the_public_pages(CrmApp app)
{
    private const string Body = "一、适用范围。在德清县新办的先进制造业企业。二、支持政策。按设备投资额给予补助。";

    [Fact]
    public async Task are_all_served_with_a_title_a_canonical_address_and_no_script()
    {
        var park = await new SomePark(app).WithSites();
        var article = await app.ImportOne($"【德清招商】甲{park.Id:N}办法", Body);
        var titles = new List<string>();
        foreach (var address in new[] { "/", "/site/parks", $"/site/parks/{park.Id}", "/site/regions", "/site/regions/330521", "/site/policies", $"/site/policies/{article.DocumentId}", "/site/contact" })
        {
            var answer = await app.Open(address);
            answer.Response.StatusCode.ShouldBe(200, address);
            answer.Text.ShouldContain($"<link rel=\"canonical\" href=\"http://localhost{address}\"", customMessage: address);
            answer.Text.ShouldContain("<meta name=\"description\"", customMessage: address);
            answer.Text.Replace("<script type=\"application/ld+json\">", "").ShouldNotContain("<script", customMessage: address);
            answer.Text.ShouldNotContain(" style=", customMessage: address);
            Elsewhere().Matches(answer.Text).Select(m => m.Value).ShouldBeEmpty(address);
            var headers = answer.Response.Headers;
            headers.ContentSecurityPolicy.ToString().ShouldStartWith("default-src 'none'; style-src 'self'");
            headers.ContentSecurityPolicy.ToString().ShouldNotContain("unsafe");
            headers.SetCookie.ShouldBeEmpty(address);
            headers.CacheControl.ToString().ShouldStartWith("private", customMessage: address);
            titles.Add(Title().Match(answer.Text).Groups[1].Value);
        }
        titles.ShouldBeUnique();
    }

    [Fact]
    public async Task say_of_a_park_what_is_public_and_nothing_else()
    {
        var park = await new SomePark(app).WithSites();
        var text = (await app.Open($"/site/parks/{park.Id}")).Text;
        foreach (var told in new[] { park.Name, "A-03", "96", "3 号厂房", "12,000", "国家级", "德清县工业项目准入标准", "≥ 100 万元/亩" }) text.ShouldContain(told);
        foreach (var kept in new[] { "35 万", "18 元", "地价", "租金" }) text.ShouldNotContain(kept);
        (await app.Open("/site/parks?region=330521&industry=C38")).Text.ShouldContain("园区");
    }

    [Fact]
    public async Task hold_nothing_that_is_the_staffs()
    {
        var canaries = await new Access.Canaries(app).Hatch();
        var park = await new Secrets(app).Keep();
        foreach (var address in await Everything())
        {
            var text = (await app.Open(address)).Text;
            foreach (var canary in (string[])[.. canaries.All, .. park.All]) text.ShouldNotContain(canary, customMessage: address);
        }
    }

    [Fact]
    public async Task find_a_word_and_mark_it()
    {
        var word = $"朱雀{Guid.NewGuid():N}"[..12];
        var article = await app.ImportOne($"【湖州招商】乙{Guid.NewGuid():N}办法", $"{Body}另见{word}目录。");
        var found = (await app.Open($"/site/policies?q={Uri.EscapeDataString(word)}")).Text;
        found.ShouldContain($"<mark>{word}</mark>");
        found.ShouldContain($"/site/policies/{article.DocumentId}");
        found.ShouldContain("<meta name=\"robots\" content=\"noindex\"");
        (await app.Open("/site/policies?q=" + Uri.EscapeDataString(new string('长', 101)))).Response.StatusCode.ShouldBe(400);
    }

    [Theory]
    [InlineData("/site/nowhere")]
    [InlineData("/site/parks/0f0f0f0f-0000-4000-8000-000000000000")]
    [InlineData("/site/policies/0f0f0f0f-0000-4000-8000-000000000000")]
    [InlineData("/site/regions/999999")]
    [InlineData("/site/policies?page=100000")]
    [InlineData("/site/policies?page=0")]
    [InlineData("/site/parks?page=x")]
    [InlineData("/site/parks?region=nowhere")]
    public async Task that_are_none_are_answered_404_in_the_sites_look(string address)
    {
        var answer = await app.Open(address);
        answer.Response.StatusCode.ShouldBe(404);
        answer.Text.ShouldContain("没有这一页");
        answer.Text.ShouldContain("/site.css?v=");
    }

    [Fact]
    public async Task of_a_withdrawn_document_are_gone()
    {
        var article = await app.ImportOne($"【湖州招商】丙{Guid.NewGuid():N}办法", Body);
        (await app.Send(new WithdrawPolicyDocument(article.DocumentId!.Value, "内部原因"), Library.Editor)).Sentence.ShouldBeNull();
        var answer = await app.Open($"/site/policies/{article.DocumentId}");
        answer.Response.StatusCode.ShouldBe(410);
        answer.Text.ShouldContain("这份文件已撤回");
        answer.Text.ShouldNotContain("内部原因");
        answer.Text.ShouldNotContain("适用范围");
        (await app.Open("/site/policies?q=" + Uri.EscapeDataString("内部原因"))).Text.ShouldNotContain($"{article.DocumentId}");
    }

    [Theory]
    [InlineData("/site/parks/", "/site/parks")]
    [InlineData("/Site/Parks?region=330500", "/site/parks?region=330500")]
    [InlineData("/site/policies/0F0F0F0F000040008000000000000000", "/site/policies/0f0f0f0f-0000-4000-8000-000000000000")]
    public async Task have_one_address_each(string address, string one)
    {
        var response = (await app.Open(address)).Response;
        response.StatusCode.ShouldBe(301);
        response.Headers.Location.ToString().ShouldBe(one);
    }

    [Fact]
    public async Task speak_english_to_whoever_chose_it()
    {
        var text = (await app.Open("/site/parks", cookies: ".AspNetCore.Culture=c%3Den%7Cuic%3Den")).Text;
        text.ShouldContain("lang=\"en\"");
        text.ShouldContain("<h1>Parks</h1>");
    }

    [Fact]
    public async Task say_in_data_for_machines_what_they_say_to_people()
    {
        var import = new ImportPolicyDocument("测试来源", "德清", "330521", $"丁</script>{Guid.NewGuid():N}办法", Body, new DateOnly(2024, 3, 5));
        (await app.Send(import, Library.Editor)).Sentence.ShouldBeNull();
        var json = Data().Match((await app.Open($"/site/policies/{import.DocumentId}")).Text).Groups[1].Value;
        var data = JsonDocument.Parse(json).RootElement.GetProperty("@graph")[0];
        data.GetProperty("@type").GetString().ShouldBe("Article");
        data.GetProperty("headline").GetString()!.ShouldContain("</script>");
        data.GetProperty("datePublished").GetString().ShouldBe("2024-03-05");
    }

    [Fact]
    public async Task are_all_in_the_sitemap_and_the_staffs_are_not()
    {
        var park = await new SomePark(app).Register();
        var addresses = await Everything();
        addresses.ShouldContain("/");
        addresses.ShouldContain($"/site/parks/{park.Id}");
        addresses.ShouldAllBe(address => address == "/" || address.StartsWith("/site", StringComparison.Ordinal));
        foreach (var address in addresses.Take(40)) (await app.Open(address)).Response.StatusCode.ShouldBe(200, address);
        var robots = (await app.Open("/robots.txt", accept: "*/*")).Text;
        robots.ShouldContain("Disallow: /\n");
        robots.ShouldContain("Sitemap: http://localhost/sitemap.xml");
    }

    [Fact]
    public async Task bring_their_style_for_a_year()
    {
        var address = Style().Match((await app.Open("/")).Text).Groups[1].Value;
        var answer = await app.Open(address, accept: "text/css");
        answer.Response.Headers.CacheControl.ToString().ShouldContain("immutable");
        answer.Text.ShouldContain("prefers-color-scheme:dark");
        answer.Text.Length.ShouldBeLessThan(40_000);
    }

    private async Task<List<string>> Everything() =>
        [.. XDocument.Parse((await app.Open("/sitemap.xml", accept: "*/*")).Text).Descendants().Where(e => e.Name.LocalName == "loc").Select(e => new Uri(e.Value).PathAndQuery)];

    [GeneratedRegex("<title>(.*?)</title>")]
    private static partial Regex Title();

    [GeneratedRegex("<link rel=\"stylesheet\" href=\"([^\"]+)\"")]
    private static partial Regex Style();

    [GeneratedRegex("<script type=\"application/ld\\+json\">(.*?)</script>", RegexOptions.Singleline)]
    private static partial Regex Data();

    // What a browser would fetch from another host; a link that a person may follow is none.
    [GeneratedRegex("<(?:img|link|script|source|iframe)[^>]*(?:src|href)=\"(?:https?:)?//(?!localhost)[^\"]*\"")]
    private static partial Regex Elsewhere();
}
