using System.IO.Compression;
using System.Text;
using Crm.Compendia;
using Crm.Compendia.Building;
using Crm.Compendia.Drafting;
using Crm.Compendia.Listing;
using Crm.Compendia.Profile;
using Crm.Compendia.Writing;
using Crm.Foundation;
using Crm.IntegrationTests.Commands;
using Crm.IntegrationTests.Hotline;
using Crm.IntegrationTests.Policies;
using Crm.Policies;
using Crm.Policies.Cataloguing;
using Crm.Policies.Classifying;
using Crm.Policies.Dating;
using Crm.Policies.Importing;
using Crm.Policies.Revising;
using Crm.Policies.Withdrawing;

namespace Crm.IntegrationTests.Compendia;

/// <summary>What a scope takes in, and what a build makes of it.</summary>
[Collection("the policy library")]
public class building_a_compendium(CrmApp app)
{
    private static readonly DateOnly Day = China.Today(TimeProvider.System);

    [Fact]
    public async Task takes_in_what_is_in_force_in_its_regions_and_above_and_nothing_else()
    {
        var county = await Policy("330522", Day.AddYears(-1), null);
        var city = await Policy("330500", null, null);
        var elsewhere = await Policy("330300", Day.AddYears(-1), null);
        var ended = await Policy("330522", Day.AddYears(-2), Day.AddDays(-1));
        var withdrawn = await Policy("330522", null, null);
        await app.Do(new WithdrawPolicyDocument(withdrawn, "废止"), Library.Editor);

        (await Picked(Scope("330522"))).ShouldContain(id => id == county || id == city, 2);
        (await Picked(Scope("330522"))).ShouldNotContain(id => id == elsewhere || id == ended || id == withdrawn);
        (await Picked(Scope("330522") with { Above = false })).ShouldNotContain(city);
        (await Picked(Scope("330500") with { Above = false })).ShouldContain(county);
        (await Picked(Scope("330522") with { Unstated = false })).ShouldNotContain(city);
        (await Picked(Scope("330522") with { AsOf = Day.AddDays(-2) })).ShouldContain(ended);
    }

    [Fact]
    public async Task takes_in_what_speaks_to_its_industries_and_if_wanted_what_names_none()
    {
        var (motors, plastics, general) = (await Policy("330603", null, null), await Policy("330603", null, null), await Policy("330603", null, null));
        foreach (var (document, industry) in new[] { (motors, "C381"), (plastics, "C29") })
            await app.Do(new CataloguePolicyDocument(document, 1, new PolicyCard(PolicyKind.Measure, "330603", new(2020, 3, 5), null, null, null, [industry], null, null)), Library.Editor);
        var scope = Scope("330603") with { Above = false, Industries = ["C38"] };
        (await Picked(scope)).ShouldBe([motors, general], ignoreOrder: true);
        (await Picked(scope with { General = false })).ShouldBe([motors]);
        (await Picked(scope with { General = false, Industries = ["C"] })).ShouldBe([motors, plastics], ignoreOrder: true);
    }

    [Fact]
    public async Task writes_files_that_hold_every_text_but_those_left_out()
    {
        var (first, second) = (await Policy("330523", Day.AddYears(-1), null, "对安吉县新建项目给予补助。"), await Policy("330523", Day.AddYears(-1), null, "这一份不要。"));
        var compendium = Guid.CreateVersion7();
        await app.Do(new DraftCompendium(compendium, "安吉县汇编", Scope("330523") with { Above = false }, [second]), Library.Editor);
        await app.Do(new BuildCompendium(compendium, Guid.NewGuid()), Library.Editor);
        var row = await Until.Found(async () => await CompendiumExamples.Listed(app, compendium) is { Built: not null } built ? built : null, "the built compendium");

        row.Built!.Texts.Select(t => t.Document).ShouldContain(first);
        row.Built.Texts.Select(t => t.Document).ShouldNotContain(second);
        row.Built.Files.Select(f => f.Format).ShouldBe([BookFormat.Docx, BookFormat.Html], ignoreOrder: true);
        var html = Encoding.UTF8.GetString((await app.Ask(new ReadCompendium(compendium, BookFormat.Html), Library.Reader)).Answer!.Bytes);
        html.ShouldContain("对安吉县新建项目给予补助。");
        html.ShouldNotContain("这一份不要。");
        var docx = (await app.Ask(new ReadCompendium(compendium, BookFormat.Docx), Library.Reader)).Answer!;
        using var zip = new ZipArchive(new MemoryStream(docx.Bytes));
        using var reader = new StreamReader(zip.GetEntry("word/document.xml")!.Open());
        (await reader.ReadToEndAsync(TestContext.Current.CancellationToken)).ShouldContain("对安吉县新建项目给予补助。");
        (await app.Ask(new ReadCompendium(compendium, BookFormat.Pdf), Library.Reader)).Refusal.ShouldBe(Refusal.Missing);
    }

    [Fact]
    public async Task says_what_became_old_since()
    {
        var document = await Policy("330502", Day.AddYears(-1), null);
        var compendium = Guid.CreateVersion7();
        await app.Do(new DraftCompendium(compendium, "吴兴区汇编", Scope("330502") with { Above = false }), Library.Editor);
        await app.Do(new BuildCompendium(compendium, Guid.NewGuid()), Library.Editor);
        await Until.Found(async () => await CompendiumExamples.Listed(app, compendium) is { Built: not null } built ? built : null, "the built compendium");
        (await Sheet(compendium)).Outdated.ShouldNotContain(document);
        await app.Do(new RevisePolicyDocument(document, 1, "改过的正文。"), Library.Editor);
        (await Sheet(compendium)).Outdated.ShouldContain(document);
    }

    [Fact]
    public async Task says_why_nothing_came_of_it()
    {
        var compendium = Guid.CreateVersion7();
        await app.Do(new DraftCompendium(compendium, "空的", Scope("540000") with { Above = false }), Library.Editor);
        await app.Do(new BuildCompendium(compendium, Guid.NewGuid()), Library.Editor);
        (await Until.Found(async () => await CompendiumExamples.Listed(app, compendium) is { Failure: not null } row ? row : null, "the failed build")).Failure.ShouldBe(BuildFailure.Empty);
    }

    [Fact]
    public async Task ends_when_it_is_cancelled_and_can_be_begun_again()
    {
        var compendium = await CompendiumExamples.Built(app);
        var build = Guid.NewGuid();
        await using (var session = app.Store.LightweightSession())
        {
            session.Events.Append(compendium, new CompendiumBuildBegun(build, Day));
            await session.SaveChangesAsync(TestContext.Current.CancellationToken);
        }
        (await app.Send(new BuildCompendium(compendium, Guid.NewGuid()), Library.Editor)).Refusal.ShouldBe(Refusal.Conflict);
        await app.Do(new CancelBuild(compendium), Library.Editor);
        // Its turn comes after all: nothing is built.
        await app.Handle(new RunBuild(compendium, build));
        (await CompendiumExamples.Listed(app, compendium))!.Built!.Build.ShouldNotBe(build);
        (await app.Send(new BuildCompendium(compendium, Guid.NewGuid()), Library.Editor)).Sentence.ShouldBeNull();
    }

    private static CompendiumScope Scope(string region) => new([region], [], [PolicyKind.Measure], Day);

    private async Task<IReadOnlyList<Guid>> Picked(CompendiumScope scope) => [.. (await app.Ask(new PreviewCompendium(scope), Library.Editor)).Answer!.Rows.Select(r => r.Document)];

    private async Task<CompendiumSheet> Sheet(Guid compendium) => (await app.Ask(new CompendiumOf(compendium), Library.Editor)).Answer!;

    private async Task<Guid> Policy(string region, DateOnly? from, DateOnly? to, string body = "对新建项目给予每亩三万元补助。")
    {
        var document = new ImportPolicyDocument("测试", "某地", null, "汇编之办法" + Guid.NewGuid().ToString("N"), body);
        await app.Do(document, Library.Editor);
        await app.Do(new ClassifyPolicyDocument(document.DocumentId, PolicyKind.Measure, region, new(2020, 3, 5)), Library.Editor);
        if (from is not null || to is not null) await app.Do(new SetPolicyValidity(document.DocumentId, from, to), Library.Editor);
        return document.DocumentId;
    }
}
