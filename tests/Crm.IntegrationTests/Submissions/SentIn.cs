using Crm.Foundation;
using Crm.Inquiries;
using Crm.Policies;
using Crm.Privacy;
using Crm.Privacy.Consenting;
using Crm.Submissions.AskingBack;
using Crm.Submissions.Checking;
using Crm.Submissions.Claiming;
using Crm.Submissions.Deciding;
using Crm.Submissions.Publishing;
using Crm.Submissions.Review;
using Crm.Submissions.Submitting;
using Crm.Submissions.Terms;
using Marten;
using Microsoft.Extensions.DependencyInjection;

namespace Crm.IntegrationTests.Submissions;

/// <summary>Articles that were sent in, as far as a test needs them.</summary>
internal static class SentIn
{
    public const string Editor = "editor@330000";

    /// <summary>A text of so many characters, unlike any other.</summary>
    public static string Text(int characters = 1_200)
    {
        var random = new Random();
        return string.Join('\n', Enumerable.Range(0, characters / 100).Select(_ => string.Concat(Enumerable.Range(0, 99).Select(_ => (char)random.Next('一', '龥'))) + "。"));
    }

    public static async Task<SubmitArticle> Sending(CrmApp app, string? title = null, string? body = null)
    {
        await using var session = app.Store.QuerySession();
        var today = China.Today(TimeProvider.System);
        return new(
            Guid.CreateVersion7(), title ?? $"标准地观察 {Guid.NewGuid():N}"[..30], "某某研究院", new Contact("沈观澜", null, $"{Guid.NewGuid():N}@author.test"), body ?? Text(), "330521",
            (await SubmissionTerms.On(today, session, default))!.Version, (await ConsentNotice.On(today, session, default))!.Version, "zh-CN");
    }

    public static string LinkOf(CrmApp app, Guid submission) => app.Host.Services.GetRequiredService<InquiryLinks>().Of(submission);

    public static async Task<Guid> Received(CrmApp app, string? title = null, string? body = null)
    {
        var sending = await Sending(app, title, body);
        await TestPeople.Send(app.Host.Services, sending);
        return sending.SubmissionId;
    }

    public static async Task<Guid> Claimed(CrmApp app, string? title = null, string? body = null)
    {
        var id = await Received(app, title, body);
        await app.Done(new ClaimSubmission(id));
        return id;
    }

    public static async Task<Guid> Asked(CrmApp app)
    {
        var id = await Claimed(app);
        await app.Done(new AskAuthor(id, "第三段的数字出自哪里？"));
        return id;
    }

    public static async Task<Guid> Checked(CrmApp app, string? title = null, string? body = null)
    {
        var id = await Claimed(app, title, body);
        await app.Done(new CheckKinds(id, ProhibitedKinds.All));
        return id;
    }

    public static async Task<Guid> Accepted(CrmApp app, string? title = null, string? body = null)
    {
        var id = await Checked(app, title, body);
        await app.Done(new AcceptSubmission(id, await TextNumber(app, id)));
        return id;
    }

    public static async Task<Guid> Published(CrmApp app, string? title = null, string? body = null)
    {
        var id = await Accepted(app, title, body);
        await app.Done(new PublishSubmission(id, await TextNumber(app, id), PolicyKind.ParkNews, "330521"));
        return id;
    }

    public static async Task<Guid> Refused(CrmApp app, string? title = null, string? body = null)
    {
        var id = await Claimed(app, title, body);
        await app.Done(new RefuseSubmission(id, RefusalReason.Prohibited, ProhibitedKind.Terrorism, "不能刊登"));
        return id;
    }

    public static async Task<Guid> Down(CrmApp app)
    {
        var id = await Published(app);
        await app.Done(new TakeDownSubmission(id, TakeDownGround.RightHolder, "某公司", "图表未获授权", "本文因权利人提出异议，已撤下。"));
        return id;
    }

    /// <summary>Number of the text as it stands now.</summary>
    public static async Task<int> TextNumber(CrmApp app, Guid id) => (await app.Ask(new ReadSubmission(id), Editor)).Answer!.TextNumber;

    /// <summary>Sends a command as the editor.</summary>
    public static async Task Done(this CrmApp app, ICommand command, string login = Editor) => (await app.Send(command, login)).Sentence.ShouldBeNull(command.GetType().Name);
}
