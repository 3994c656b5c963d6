using Crm.Foundation;
using Crm.Policies.Figures;
using Crm.Policies.Figures.Comparing;
using Crm.Policies.Figures.Correcting;
using Crm.Policies.Figures.Extracting;
using Crm.Policies.Figures.Indexing;
using Crm.Policies.Figures.Marking;
using Crm.Policies.Revising;
using Crm.Policies.Withdrawing;
using Marten;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Crm.IntegrationTests.Policies.Figures;

[Collection("the policy library")]
public class the_figures_of_a_report(CrmApp app)
{
    private const string First = "一、去年工作回顾 全市生产总值3100.5亿元，增长7.9%。新供工业用地1.9万亩。";
    private const string Second = "二、今年主要任务 全市生产总值增长7%左右。";

    // Every test has two years of its own, so that the others' reports are no part of its card.
    private static int lastYear = 1990;

    private readonly int year = Interlocked.Add(ref lastYear, 2);

    private string Title => $"{year}年湖州市政府工作报告";

    [Fact]
    public async Task stand_on_the_card_of_its_region_with_their_source()
    {
        var document = await Import(First + Second);
        var rows = await Card(document, 4);
        rows.Select(r => (r.Indicator, r.Year, r.Nature, r.Value, r.Unit)).ShouldBe(
            [
                ("GDP", year - 1, FigureNature.Actual, 31005000, "万元"), ("GDP.growth", year - 1, FigureNature.Actual, 7.9m, "%"),
                ("GDP.growth", year, FigureNature.Target, 7, "%"), ("IndustrialLandSupplied", year - 1, FigureNature.Actual, 19000, "亩"),
            ], ignoreOrder: true);
        rows.ShouldAllBe(r => r.Region == "330500" && r.Document == document && r.Title == Title && r.TextVersion == 1);
        var body = First + Second;
        rows.Select(r => body.Substring(r.Start, r.Length)).ShouldBe(["3100.5亿元", "7.9%", "7%", "1.9万亩"], ignoreOrder: true);
    }

    [Fact]
    public async Task are_put_right_at_once_and_back_again()
    {
        var document = await Import(First);
        await Card(document, 3);
        var land = (await Of(document)).Figures.Single(f => f.Reading.Unit == "亩");

        (await app.Send(new CorrectFigure(document, 1, land.Start, land.Length, new(2.1m, "万亩", "供应工业用地", year - 1, FigureNature.Actual)), Library.Editor)).Sentence.ShouldBeNull();
        (await Rows(document)).Single(r => r.Indicator == "IndustrialLandSupplied").ShouldSatisfyAllConditions(r => r.Value.ShouldBe(21000), r => r.Verdict.ShouldBe(Verdict.Corrected));

        var corrected = (await Of(document)).Figures.Single(f => f.Verdict == Verdict.Corrected);
        (await app.Send(new RejectFigure(document, 1, corrected.Start, corrected.Length), Library.Editor)).Sentence.ShouldBeNull();
        (await Rows(document)).ShouldNotContain(r => r.Indicator == "IndustrialLandSupplied");

        (await app.Send(new UndoFigureJudgement(document, corrected.Id!.Value), Library.Editor)).Sentence.ShouldBeNull();
        (await Rows(document)).Single(r => r.Indicator == "IndustrialLandSupplied").Value.ShouldBe(21000);
        (await app.Send(new UndoFigureJudgement(document, corrected.Id!.Value), Library.Editor)).Sentence.ShouldBeNull();
        (await Rows(document)).Single(r => r.Indicator == "IndustrialLandSupplied").ShouldSatisfyAllConditions(r => r.Value.ShouldBe(19000), r => r.Verdict.ShouldBeNull());
        (await app.Send(new UndoFigureJudgement(document, corrected.Id!.Value), Library.Editor)).Ok.ShouldBeFalse();
    }

    [Fact]
    public async Task that_were_judged_move_along_to_a_new_version_as_long_as_their_sentence_stands()
    {
        var document = await Import(First);
        await Card(document, 3);
        foreach (var figure in (await Of(document)).Figures)
            (await app.Send(new ConfirmFigure(document, 1, figure.Start, figure.Length), Library.Editor)).Sentence.ShouldBeNull();

        var next = "前言。" + First.Replace("新供工业用地1.9万亩", "新供工业用地2万亩", StringComparison.Ordinal);
        (await app.Send(new RevisePolicyDocument(document, 1, next), Library.Editor)).Sentence.ShouldBeNull();

        var figures = await Of(document);
        figures.Figures.Where(f => f.Verdict == Verdict.Confirmed).Select(f => next.Substring(f.Start, f.Length)).ShouldBe(["3100.5亿元", "7.9%"]);
        figures.Lost.ShouldHaveSingleItem().Sentence.ShouldBe("新供工业用地1.9万亩。");
        await Until.Found(async () => (await Rows(document)).Count(r => r.TextVersion == 2) == 3 ? "read" : null, "the new version's figures");
        (await app.Send(new ConfirmFigure(document, 1, 0, 1), Library.Editor)).Sentence!.ShouldContain("第 2 版");
    }

    [Fact]
    public async Task can_be_added_by_hand_and_only_by_editors()
    {
        var document = await Import("去年，亩均产出还不错，约合两千多。");
        var command = new CorrectFigure(document, 1, 13, 3, new(2000, "元", "规上工业亩均税收", year - 1, FigureNature.Actual));
        (await app.Send(command, Library.Reader)).Ok.ShouldBeFalse();
        (await app.Send(command, Library.Editor)).Sentence.ShouldBeNull();
        (await Rows(document)).ShouldHaveSingleItem().ShouldSatisfyAllConditions(r => r.Indicator.ShouldBe("TaxPerMu"), r => r.Value.ShouldBe(.2m), r => r.Verdict.ShouldBe(Verdict.Added));
        (await app.Send(command with { Figure = command.Figure with { Unit = "筐" } }, Library.Editor)).Fields.Keys.ShouldBe(["Figure.Unit"]);
        (await app.Send(command with { Start = 400 }, Library.Editor)).Ok.ShouldBeFalse();
    }

    [Fact]
    public async Task of_two_documents_that_differ_are_both_there_until_one_is_withdrawn()
    {
        var one = await Import("去年，全市生产总值100亿元。");
        var other = (await app.ImportOne($"【湖州招商】{year}年湖州市政府工作报告（摘要）", "去年，全市生产总值110亿元。")).DocumentId!.Value;
        await Card(one, 1);
        await Card(other, 1);
        (await Ask(new(Regions: "330500", Indicators: "GDP", From: year - 1, To: year - 1))).Select(r => r.Value).Order().ShouldBe([1000000, 1100000]);
        (await app.Send(new WithdrawPolicyDocument(other, "以全文为准"), Library.Editor)).Sentence.ShouldBeNull();
        (await Ask(new(Regions: "330500", Indicators: "GDP", From: year - 1, To: year - 1))).ShouldHaveSingleItem().Value.ShouldBe(1000000);
    }

    [Fact]
    public async Task of_a_measure_are_no_facts_of_the_region()
    {
        var document = (await app.ImportOne($"【湖州招商】{year}年扶持办法", "去年，全市生产总值100亿元的，奖励500万元。")).DocumentId!.Value;
        await Until.Found(async () => await Waiting() == 0 ? "none" : null, "no document waiting");
        (await Rows(document)).ShouldBeEmpty();
        (await Of(document)).Figures.ShouldBeEmpty();
    }

    [Fact]
    public async Task are_the_same_after_a_rebuild()
    {
        var document = await Import(First + Second);
        await Card(document, 4);
        var figure = (await Of(document)).Figures[0];
        await app.Send(new CorrectFigure(document, 1, figure.Start, figure.Length, new(3200, "亿元", "生产总值", year - 1, FigureNature.Actual)), Library.Editor);
        var before = await Rows(document);

        var store = app.Host.Services.GetRequiredService<IDocumentStore>();
        using var daemon = await store.BuildProjectionDaemonAsync();
        await daemon.RebuildProjectionAsync<FigureReviewProjection>(CancellationToken.None);
        await daemon.RebuildProjectionAsync<FiguresDue>(CancellationToken.None);
        await Until.Found(async () => (await Rows(document)).Count == before.Count && await Waiting() == 0 ? "read" : null, "the rebuilt figures");
        (await Rows(document)).ShouldBe(before);
    }

    [Fact]
    public async Task come_page_by_page_and_as_a_workbook()
    {
        var document = await Import(First + Second);
        await Card(document, 4);
        var query = new FindRegionFigures("330500", From: year - 1, To: year, Take: 3);
        var page = (await app.Ask(query, Library.Reader)).Answer!;
        var rest = (await app.Ask(query with { After = page.Next }, Library.Reader)).Answer!;
        page.Rows.Concat(rest.Rows).Select(r => (r.Document, r.Start)).ShouldBeUnique();
        (page.Rows.Count, rest.Rows.Count, rest.Next).ShouldBe((3, 1, null));
        (await app.Ask(query with { After = "1|2" }, Library.Reader)).Ok.ShouldBeFalse();
        (await app.Ask(new FindFigureShelves(), Library.Reader)).Answer!.ShouldSatisfyAllConditions(s => s.Regions.ShouldContain("330500"), s => s.Years.ShouldContain(year), s => s.Indicators.Keys.ShouldContain("GDP"));
    }

    private async Task<Guid> Import(string body) => (await app.ImportOne("【湖州招商】" + Title, body)).DocumentId!.Value;

    private async Task<DocumentFigures> Of(Guid document) => (await app.Ask(new FindFigures(document), Library.Reader)).Answer!;

    private async Task<IReadOnlyList<RegionFigure>> Ask(FindRegionFigures query) => (await app.Ask(query, Library.Reader)).Answer!.Rows;

    private async Task<IReadOnlyList<RegionFigure>> Rows(Guid document) => [.. (await Ask(new(From: year - 1, To: year, Take: 1000))).Where(r => r.Document == document)];

    private async Task<IReadOnlyList<RegionFigure>> Card(Guid document, int figures) => await Until.Found(async () => await Rows(document) is { } rows && rows.Count == figures ? rows : null, $"{figures} figures of the document");

    private Task<int> Waiting() => FigureIndexing.Waiting(app.Host.Services.GetRequiredService<NpgsqlDataSource>(), CancellationToken.None);
}
