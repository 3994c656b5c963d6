using Crm.IntegrationTests.Commands;
using Crm.IntegrationTests.Policies;
using Crm.IntegrationTests.Shell;
using Crm.Policies.Withdrawing;
using Crm.Testing;

namespace Crm.IntegrationTests.PublicSite;

/// <summary>A finished page serves everybody for a minute, and never a moment longer than what it shows holds.</summary>
[Collection("the policy library")]
public class pages_that_are_kept(CrmApp app)
{
    private const string Body = "一、适用范围。在德清县新办的先进制造业企业。二、支持政策。按设备投资额给予补助。";

    [Fact]
    public async Task are_shown_again_without_being_made_again()
    {
        var address = $"/site/policies/{(await app.ImportOne($"【德清招商】留存{Guid.NewGuid():N}办法", Body)).DocumentId}";
        // Whatever other tests change begins a new edition, so the second answer may be the first of another.
        var kept = await Until.Found(async () => await app.Open(address) is { } answer && answer.Response.Headers.Age.Count > 0 ? answer : null, "a kept page");
        kept.Response.StatusCode.ShouldBe(200);
        kept.Text.ShouldContain("先进制造业");
        kept.Response.Headers.CacheControl.ToString().ShouldBe("private, max-age=60");
        kept.Response.Headers.ContentSecurityPolicy.ToString().ShouldStartWith("default-src 'none'");
        kept.Response.Headers.SetCookie.ShouldBeEmpty();
    }

    [Fact]
    public async Task are_gone_with_the_next_request_once_the_document_is_withdrawn()
    {
        var id = (await app.ImportOne($"【德清招商】撤下{Guid.NewGuid():N}办法", Body)).DocumentId!.Value;
        var address = $"/site/policies/{id}";
        await Until.Found(async () => await app.Open(address) is { } answer && answer.Response.Headers.Age.Count > 0 ? answer : null, "a kept page");
        await app.Do(new WithdrawPolicyDocument(id, "发布有误"), Library.Editor);
        (await app.Open(address)).Response.StatusCode.ShouldBe(410);
        (await app.Open("/site/policies")).Text.ShouldNotContain(id.ToString());
    }

    [Fact]
    public async Task speak_the_language_of_each_reader()
    {
        for (var time = 0; time < 2; time++)
        {
            (await app.Open("/site/regions")).Text.ShouldContain("lang=\"zh-CN\"");
            (await app.Open("/site/regions", cookies: ".AspNetCore.Culture=c=en|uic=en")).Text.ShouldContain("<html lang=\"en\"");
        }
    }

    [Fact]
    public async Task are_never_those_of_a_search() =>
        (await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => app.Open("/site/policies?q=补助")))).ShouldAllBe(answer => answer.Response.Headers.Age.Count == 0);
}
