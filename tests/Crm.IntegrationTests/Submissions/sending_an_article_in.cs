using System.Net;
using Crm.Foundation;
using Crm.IntegrationTests.Notifications;
using Crm.IntegrationTests.PublicSite;
using Crm.Notifications;
using Crm.Notifications.Reading;
using Crm.Policies;
using Crm.Submissions;
using Crm.Submissions.AskingBack;
using Crm.Submissions.Checking;
using Crm.Submissions.Claiming;
using Crm.Submissions.Correcting;
using Crm.Submissions.Deciding;
using Crm.Submissions.Publishing;
using Crm.Submissions.Queue;
using Crm.Submissions.Review;
using MailKit.Security;
using MimeKit;

namespace Crm.IntegrationTests.Submissions;

/// <summary>Somebody sends an article in without a script; what the editors see and do; what the author is told by mail.</summary>
[Collection<CrmAppWithMailServer.Tests>]
public sealed class sending_an_article_in : IDisposable
{
    private const string Form = "/site/submit";
    private static int authors;

    private readonly CrmAppWithMailServer product;
    private readonly Visitor author;
    private readonly string email = $"{Guid.NewGuid():N}@author.test";
    private readonly string title = $"标准地观察{Guid.NewGuid():N}"[..24];
    private readonly string body = SentIn.Text();

    public sending_an_article_in(CrmAppWithMailServer product)
    {
        this.product = product;
        (product.Mail.Security, product.Mail.Pauses) = (SecureSocketOptions.None, CrmAppWithMailServer.FewPauses);
        author = new(product.App, $"203.0.113.{Interlocked.Increment(ref authors)}");
    }

    private CrmApp App => product.App;

    private Dictionary<string, string> Filled => new()
    {
        ["title"] = title, ["organisation"] = "浙江产业研究院", ["name"] = "沈观澜", ["email"] = email, ["body"] = body, ["region"] = "330521", ["terms-accepted"] = "yes", ["consent"] = "yes",
    };

    [Fact]
    public async Task keeps_what_was_typed_and_says_what_is_wrong()
    {
        var form = await author.Form(Form, Form);
        form.Html.ShouldContain("投稿须知");
        form.Html.ShouldContain("一个汉字、一个标点各算一个字");
        CrmAppWithMailServer.Clock.Pass(TimeSpan.FromSeconds(20));
        var (answer, html) = await author.Post(form, [new("title", title), new("body", "太短了的正文。"), new("email", "不是邮箱"), new("answer", form.Answer!)]);
        answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        foreach (var said in new[] { "请先阅读并同意投稿须知。", "正文不到 1,000 字", "请写来稿单位", "请写作者姓名", "邮箱地址写得不对", "请阅读并勾选同意", "太短了的正文。", title }) html.ShouldContain(said);

        var (_, tooLong) = await author.Post(Visitor.Read(html, Form), [.. Filled.Where(f => f.Key != "body"), new("body", SentIn.Text(30_000)), new("answer", form.Answer!)]);
        tooLong.ShouldContain("正文太长了");
        var (_, code) = await author.Post(Visitor.Read(tooLong, Form), [.. Filled.Where(f => f.Key != "body"), new("body", body + "<script>alert(1)</script>"), new("answer", form.Answer!)]);
        code.ShouldContain("正文里有网页代码");
        code.ShouldNotContain("<script>alert");
    }

    [Fact]
    public async Task is_one_submission_however_often_the_form_is_posted()
    {
        var form = await author.Form(Form, Form);
        CrmAppWithMailServer.Clock.Pass(TimeSpan.FromSeconds(20));
        KeyValuePair<string, string>[] fields = [.. Filled, new("answer", form.Answer!)];
        var posts = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => author.Post(form, fields)));
        posts.Select(p => p.Answer.Headers.Location?.ToString()).Distinct().ShouldHaveSingleItem().ShouldNotBeNull();
        (await Queue(title)).Rows.ShouldHaveSingleItem();
        var (_, other) = await author.Post(form, [.. fields.Where(f => f.Key != "title"), new("title", "另一篇文章")]);
        other.ShouldContain("这份表单已经提交过一次");
    }

    [Fact]
    public async Task is_reviewed_corrected_published_and_told_by_mail()
    {
        var link = await Send();
        var (answer, received) = await author.Open(link);
        answer.Headers.GetValues("Referrer-Policy").ShouldBe(["no-referrer"]);
        received.ShouldContain("投稿已收到");
        received.ShouldNotContain(email);
        (await Mail("投稿已收到")).TextBody!.ShouldContain("https://leads.example.test" + link);
        var row = (await Queue(title)).Rows.ShouldHaveSingleItem();
        (row.State, row.Author, row.Organisation).ShouldBe((SubmissionState.Waiting, "沈观澜", "浙江产业研究院"));
        await Until.Found(async () => (await App.Ask(new MyNotices(100), SentIn.Editor)).Answer!.Notices.FirstOrDefault(n => n.Kind == NewsKind.SubmissionArrived && n.Title == row.Number), "news for the editor");
        foreach (var secret in new[] { email, "沈观澜", link[(link.LastIndexOf('/') + 1)..] }) (await Tables.Holding(App, secret)).ShouldBeEmpty($"a secret of {secret.Length} characters");

        await App.Done(new ClaimSubmission(row.Id));
        await App.Done(new AskAuthor(row.Id, "首段的数字出自哪里？"));
        (await Mail("编辑有问题要问您")).TextBody!.ShouldContain("首段的数字出自哪里？");
        var (_, asked) = await author.Open(link);
        asked.ShouldContain("首段的数字出自哪里？");
        var (done, html) = await author.Post(Visitor.Read(asked, link + "/reply"), [new("text", "出自统计年鉴。"), new("title", title), new("body", body)]);
        done.StatusCode.ShouldBe(HttpStatusCode.Redirect, html);

        await App.Done(new CheckKinds(row.Id, ProhibitedKinds.All));
        var reading = await Read(row.Id);
        (reading.State, reading.Answer, reading.Email).ShouldBe((SubmissionState.Waiting, "出自统计年鉴。", email));
        await App.Done(new CorrectSubmission(row.Id, title, "浙江产业研究院", body[..^1] + "，完。", "330521", null, reading.Version));
        var corrected = await Read(row.Id);
        corrected.Changes.Where(c => c.Kind == ChangeKind.Added).Select(c => c.Text).ShouldBe(["，完"]);
        await App.Done(new AcceptSubmission(row.Id, corrected.TextNumber));
        (await Mail("已采用")).TextBody!.ShouldContain("即将刊登");
        await App.Done(new PublishSubmission(row.Id, corrected.TextNumber, PolicyKind.Interpretation, "330521"));

        var document = (await Read(row.Id)).Document!.Value;
        (await Mail("您的文章已刊登")).TextBody!.ShouldContain($"https://leads.example.test/site/policies/{document}");
        var (page, article) = await author.Open($"/site/policies/{document}");
        page.StatusCode.ShouldBe(HttpStatusCode.OK);
        foreach (var said in new[] { title, "来稿单位：浙江产业研究院", "作者：沈观澜", "，完。" }) article.ShouldContain(said);
        (await author.Open(link)).Html.ShouldContain("看刊登的文章");
        (await Tables.Holding(App, "沈观澜")).ShouldBeEmpty("the name stands sealed in the library as well");
    }

    [Fact]
    public async Task is_taken_down_with_an_announcement_and_put_back()
    {
        var id = await SentIn.Published(App, title);
        var document = (await Read(id)).Document!.Value;
        await App.Done(new TakeDownSubmission(id, TakeDownGround.RightHolder, "某某公司", "第二段引用未获同意", $"本文因权利人提出异议已撤下{title}。"));
        var (gone, html) = await author.Open($"/site/policies/{document}");
        gone.StatusCode.ShouldBe(HttpStatusCode.Gone);
        html.ShouldContain("本文因权利人提出异议已撤下");
        html.ShouldNotContain("第二段引用未获同意");
        html.ShouldNotContain("某某公司");
        (await author.Open("/site/notices")).Html.ShouldContain(title);
        await App.Done(new PutBackSubmission(id, "已取得同意"));
        (await author.Open($"/site/policies/{document}")).Answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await author.Open("/site/notices")).Html.ShouldNotContain(title);
    }

    [Fact]
    public async Task is_not_overwritten_by_a_page_that_was_made_before_the_editors_correction()
    {
        var link = await Send();
        var row = (await Queue(title)).Rows.ShouldHaveSingleItem();
        await App.Done(new ClaimSubmission(row.Id));
        await App.Done(new AskAuthor(row.Id, "出自哪里？"));
        var (_, old) = await author.Open(link);
        await App.Done(new CorrectSubmission(row.Id, title, "浙江产业研究院", "编辑改短了的正文。", "330521", null, (await Read(row.Id)).Version));
        var mine = SentIn.Text();
        var (refused, both) = await author.Post(Visitor.Read(old, link + "/reply"), [new("text", "年鉴"), new("title", title), new("body", mine)]);
        refused.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        foreach (var said in new[] { "编辑刚改过标题或正文", "编辑改短了的正文。", mine[..80], "年鉴" }) both.ShouldContain(said);
        (await Read(row.Id)).Body.ShouldBe("编辑改短了的正文。");

        var (done, html) = await author.Post(Visitor.Read(old, link + "/reply"), [new("text", "年鉴"), new("title", title), new("body", body)]);
        done.StatusCode.ShouldBe(HttpStatusCode.Redirect, html);
        var after = await Read(row.Id);
        (after.State, after.Body).ShouldBe((SubmissionState.Waiting, "编辑改短了的正文。"), "an untouched text is no new text, however short it is now");
    }

    [Fact]
    public async Task is_told_of_a_refusal_that_was_taken_back_after_it_was_mailed()
    {
        await Send();
        var row = (await Queue(title)).Rows.ShouldHaveSingleItem();
        await App.Done(new ClaimSubmission(row.Id));
        await App.Done(new RefuseSubmission(row.Id, RefusalReason.Quality));
        await Mail("的审稿结果");
        await App.Done(new ReopenSubmission(row.Id, "看错了"));
        (await Mail("重新审稿")).TextBody!.ShouldContain("之前告诉您的结果作废");
    }

    [Fact]
    public async Task can_be_taken_back_with_the_consent()
    {
        var link = await Send();
        var (_, page) = await author.Open(link);
        var (done, html) = await author.Post(Visitor.Read(page, link + "/withdraw"), [new("consent", "yes")]);
        done.StatusCode.ShouldBe(HttpStatusCode.Redirect, html);
        (await author.Open(link)).Html.ShouldContain("您已撤回同意");
        var row = (await App.Ask(new FindSubmissions("withdrawn", title), SentIn.Editor)).Answer!.Rows.ShouldHaveSingleItem();
        (row.State, row.Author).ShouldBe((SubmissionState.Withdrawn, null));
        (await App.Send(new ClaimSubmission(row.Id), SentIn.Editor)).Sentence.ShouldBe("作者撤回了这篇投稿。");
    }

    [Fact]
    public async Task answers_every_wrong_link_alike()
    {
        foreach (var wrong in new[] { "x", new string('A', 32), "帛书" })
        {
            var (answer, html) = await author.Open($"/ask/article/{wrong}");
            answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
            html.ShouldContain("没有找到这篇投稿");
        }
    }

    public void Dispose() => author.Dispose();

    private async Task<string> Send()
    {
        var form = await author.Form(Form, Form);
        CrmAppWithMailServer.Clock.Pass(TimeSpan.FromSeconds(20));
        var (answer, html) = await author.Post(form, [.. Filled, new("answer", form.Answer!)]);
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect, html);
        return answer.Headers.Location!.ToString() is var to && to.StartsWith("http", StringComparison.Ordinal) ? new Uri(to).PathAndQuery : to;
    }

    private async Task<SubmissionPage> Queue(string text) => (await App.Ask(new FindSubmissions("open", text), SentIn.Editor)).Answer!;

    private async Task<SubmissionReading> Read(Guid id) => (await App.Ask(new ReadSubmission(id), SentIn.Editor)).Answer!;

    private Task<MimeMessage> Mail(string subject) => Until.Found(
        () => Task.FromResult(product.Server.Mails.Select(m => m.Mail).FirstOrDefault(m => m.To.Mailboxes.Any(t => t.Address == email) && m.Subject!.Contains(subject, StringComparison.Ordinal))), $"the letter “{subject}”");
}
