using Crm.Foundation;
using Crm.Policies;
using Crm.Policies.Importing;
using Crm.Policies.Reading;
using Crm.Policies.Revising;
using Crm.Policies.Withdrawing;
using Marten;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Crm.IntegrationTests.Policies;

[Collection("the policy library")]
public class importing_a_page(CrmApp app)
{
    private readonly string mark = Guid.NewGuid().ToString("N")[..8];

    private string Page(string first = "甲地新建标准厂房六万平方米。") => Library.Entry($"【湖州招商】{mark}甲", first) + Library.Entry($"【蓬莱招商】{mark}乙", "乙地供地三百亩。", null) +
        "有想补充的信息?点我投稿\n\n共 12 页\n";

    [Fact]
    public async Task stores_every_article_once_and_a_changed_text_as_a_new_version()
    {
        var first = (await app.Import(Page())).Answer!.Entries;
        first.Select(e => (e.Result, e.TextVersion)).ShouldBe([(ImportResult.New, 1), (ImportResult.New, 1)]);
        first[1].Notes.Count.ShouldBe(2);

        (await app.Import(Page().Replace("\n\n", "\n \n\n"))).Answer!.Entries.Select(e => (e.Result, e.TextVersion)).ShouldBe([(ImportResult.Unchanged, 1), (ImportResult.Unchanged, 1)]);

        var changed = (await app.Import(Page("甲地新建标准厂房七万平方米。"))).Answer!.Entries;
        changed.Select(e => (e.Result, e.TextVersion)).ShouldBe([(ImportResult.Revised, 2), (ImportResult.Unchanged, 1)]);
        changed.Select(e => e.DocumentId).ShouldBe(first.Select(e => e.DocumentId));

        var id = first[0].DocumentId!.Value;
        var now = (await app.Ask(new ReadPolicy(id), Library.Reader)).Answer!;
        (now.TextVersion, now.IsCurrent, now.Body, now.Document.Region).ShouldBe((2, true, "甲地新建标准厂房七万平方米。", "330500"));
        (await app.Ask(new ReadPolicy(id, 1), Library.Reader)).Answer!.Body.ShouldBe("甲地新建标准厂房六万平方米。");
        (await app.Ask(new ReadPolicy(id, 3), Library.Reader)).Refusal.ShouldBe(Refusal.Missing);

        await using var session = app.Store.QuerySession();
        (await session.Events.FetchStreamAsync(id)).Select(e => (e.EventTypeName, e.UserName)).ShouldBe(
            [("policy_document_imported", Library.Editor), ("policy_document_revised", Library.Editor)]);
    }

    [Fact]
    public async Task leaves_nothing_for_another_command_to_merge_into_the_indexes()
    {
        (await app.Import(Page())).Answer!.Entries.ShouldAllBe(e => e.Result == ImportResult.New);
        // Tells how many pages of a list were waiting; long ones made a command of a large import wait longer than it may.
        await using var command = app.Host.Services.GetRequiredService<NpgsqlDataSource>().CreateCommand(
            "select array_agg(gin_clean_pending_list(i.oid)) from pg_class i join pg_index x on x.indexrelid = i.oid join pg_am a on a.oid = i.relam where a.amname = 'gin' and x.indrelid in ('crm.policy_search'::regclass, 'crm.policy_sketch'::regclass)");
        ((long[])(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken))!).ShouldBe([0L, 0L, 0L, 0L]);
    }

    [Fact]
    public async Task fills_in_a_date_that_was_missing_and_leaves_one_that_is_known()
    {
        (await app.ImportOne($"【湖州招商】{mark}丙", "丙地招商。", null)).Result.ShouldBe(ImportResult.New);
        var dated = await app.ImportOne($"【湖州招商】{mark}丙", "丙地招商。", "2024-03-05");
        (dated.Result, dated.TextVersion).ShouldBe((ImportResult.Dated, 1));
        (await app.ImportOne($"【湖州招商】{mark}丙", "丙地招商。", "2025-01-01")).Result.ShouldBe(ImportResult.Unchanged);
        (await app.Ask(new ReadPolicy(dated.DocumentId!.Value), Library.Reader)).Answer!.Document.PublishedOn.ShouldBe(new DateOnly(2024, 3, 5));
    }

    [Fact]
    public async Task twice_at_the_same_time_stores_nothing_twice()
    {
        var page = string.Concat(Enumerable.Range(1, 6).Select(i => Library.Entry($"【湖州招商】{mark}第{i}篇", $"第{i}篇的正文。")));
        var reports = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => app.Import(page)));

        reports.ShouldAllBe(r => r.Ok);
        var byArticle = reports.SelectMany(r => r.Answer!.Entries).GroupBy(e => e.Number).ToList();
        byArticle.Count.ShouldBe(6);
        byArticle.ShouldAllBe(g => g.Count(e => e.Result == ImportResult.New) == 1 && g.Count(e => e.Result == ImportResult.Unchanged) == 5);
        (await app.All(new(mark))).Count.ShouldBe(6);
    }

    [Fact]
    public async Task twice_at_the_same_time_with_a_new_text_makes_one_version()
    {
        var id = (await app.ImportOne($"【湖州招商】{mark}丁", "第一版。")).DocumentId!.Value;
        var changed = Library.Entry($"【湖州招商】{mark}丁", "第二版。");
        var reports = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => app.Import(changed)));

        reports.Select(r => r.Sentence).ShouldAllBe(trouble => trouble == null);
        reports.SelectMany(r => r.Answer!.Entries).Where(e => e.Result == ImportResult.Refused).Select(e => e.Notes[0]).ShouldBeEmpty();
        reports.SelectMany(r => r.Answer!.Entries).Select(e => (e.Result, e.TextVersion)).Order().ShouldBe(
            [(ImportResult.Revised, 2), .. Enumerable.Repeat((ImportResult.Unchanged, (int?)2), 5)]);
        (await app.Ask(new ReadPolicy(id), Library.Reader)).Answer!.Document.Versions.Count.ShouldBe(2);
    }

    [Fact]
    public async Task with_one_title_twice_takes_the_first_and_says_so()
    {
        var title = $"【湖州招商】{mark}戊";
        var entries = (await app.Import(Library.Entry(title, "一稿。") + Library.Entry(title, "二稿。") + Library.Entry(title, "一稿。"))).Answer!.Entries;
        entries.Select(e => e.Result).ShouldBe([ImportResult.New, ImportResult.Refused, ImportResult.Unchanged]);
        entries[1].Notes[0].ShouldContain("第 1 篇同名");
    }

    [Fact]
    public async Task takes_the_rest_where_one_article_is_refused_and_tells_how_far_it_is()
    {
        var told = new List<ImportProgress>();
        var page = Library.Entry($"【湖州招商】{mark}己", "己地招商。") + $"• 【湖州招商】{mark}庚\n\n    2024-03-05\n\n" + $"• 【湖州招商】{mark}辛\n\n    正文说到一半";
        var entries = (await app.Import(page, progress: new Told(told))).Answer!.Entries;
        entries.Select(e => (e.Number, e.Result)).ShouldBe([(1, ImportResult.New), (2, ImportResult.Refused), (3, ImportResult.Refused)]);
        entries[2].Notes[0].ShouldContain("中断");
        told.Select(p => (p.Done, p.Total)).ShouldBe([(1, 3), (2, 3), (3, 3)]);
    }

    [Fact]
    public async Task refuses_a_new_text_that_is_only_the_beginning_of_the_old_one()
    {
        await app.ImportOne($"【湖州招商】{mark}子", "第一句。第二句。");
        var cut = await app.ImportOne($"【湖州招商】{mark}子", "第一句。", null);
        (cut.Result, cut.Notes[0]).ShouldBe((ImportResult.Refused, "正文只是现有第 1 版的开头，可能不完整，没有导入。"));
        (await app.ImportOne($"【湖州招商】{mark}子", "第一句。第二句。第三句。")).Result.ShouldBe(ImportResult.Revised);
    }

    [Fact]
    public async Task is_for_editors()
    {
        (await app.Import(Page(), Library.Reader)).Refusal.ShouldBe(Refusal.Forbidden);
        (await app.All(new(mark))).ShouldBeEmpty();
    }

    [Fact]
    public async Task does_not_touch_what_was_withdrawn()
    {
        var title = $"【湖州招商】{mark}壬";
        var id = (await app.ImportOne(title, "第一版。")).DocumentId!.Value;
        (await app.Send(new WithdrawPolicyDocument(id, "已废止"), Library.Editor)).Ok.ShouldBeTrue();
        (await app.ImportOne(title, "第一版。")).Result.ShouldBe(ImportResult.Unchanged);
        var refused = await app.ImportOne(title, "第二版。");
        (refused.Result, refused.Notes[0]).ShouldBe((ImportResult.Refused, "这份文件已经撤回。要修改的话，请先恢复。"));
        (await app.Send(new RestorePolicyDocument(id), Library.Editor)).Ok.ShouldBeTrue();
        (await app.ImportOne(title, "第二版。")).Result.ShouldBe(ImportResult.Revised);
    }

    [Fact]
    public async Task refuses_a_revision_of_a_version_that_is_no_longer_the_current_one()
    {
        var id = (await app.ImportOne($"【湖州招商】{mark}癸", "第一版。")).DocumentId!.Value;
        (await app.Send(new RevisePolicyDocument(id, 1, "第二版。"), Library.Editor)).Ok.ShouldBeTrue();
        (await app.Send(new RevisePolicyDocument(id, 1, "另一个第二版。"), Library.Editor)).Refusal.ShouldBe(Refusal.Conflict);
        (await app.Send(new RevisePolicyDocument(id, 2, " 第二版。\n"), Library.Editor)).Refusal.ShouldBe(Refusal.Rule);
        (await app.Send(new RevisePolicyDocument(Guid.NewGuid(), 1, "正文。"), Library.Editor)).Refusal.ShouldBe(Refusal.Missing);
    }

    [Fact]
    public async Task refuses_a_text_that_cannot_be_stored()
    {
        foreach (var body in (string[])["正文\0", "正文\uD800", "\uDC00正文", " \n "])
            (await app.Send(new ImportPolicyDocument("别的网", null, null, mark, body), Library.Editor)).Refusal.ShouldBe(Refusal.Input);
    }

    [Fact]
    public async Task refuses_an_unknown_place_and_an_impossible_day()
    {
        async Task<IEnumerable<string>> Faults(ImportPolicyDocument command) => (await app.Send(command, Library.Editor)).Fields.Keys.Order();
        var command = new ImportPolicyDocument("别的网", null, "999999", mark, "正文。", null, (PolicyKind)99);
        (await Faults(command)).ShouldBe(["Kind", "Region"]);
        (await Faults(command with { PublishedOn = new DateOnly(1, 1, 1) })).ShouldBe(["PublishedOn"], "a day of no world we know is looked at before anything else");
    }

    private sealed class Told(List<ImportProgress> all) : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value) => all.Add(value);
    }
}
