using Crm.Leads;
using Crm.Leads.Advancing;
using Crm.Leads.Board;
using Crm.Leads.FollowingUp;
using Crm.Leads.Funnel;
using Crm.Leads.Listing;
using Crm.Leads.Opening;
using Crm.Leads.Terminating;
using Crm.Team;
using Marten;
using Microsoft.Extensions.DependencyInjection;

namespace Crm.IntegrationTests.Leads;

public class the_pipeline(CrmApp app)
{
    private static readonly DateOnly Day = new(2026, 6, 1);
    private readonly string name = "云帆" + Guid.NewGuid().ToString("N")[..12];

    [Fact]
    public async Task shows_the_same_figures_as_the_lists_behind_them()
    {
        await Open(3_000);
        var signed = await Open(8_000);
        var ended = await Open(5_000);
        await app.Send(new LogFollowUp(signed, Guid.NewGuid(), FollowUpKind.Meeting, "谈妥", Day), "officer@330521");
        (await app.Send(new AdvanceStage(signed, Stage.Signed, Day, [new Evidence(EvidenceKind.Agreement, "协-1", On: Day, Amount: 9_000)], 3), "officer@330521")).Sentence.ShouldBeNull();
        (await app.Send(new TerminateLead(ended, TerminationReason.WentElsewhere, null, Day, 2), "officer@330521")).Sentence.ShouldBeNull();

        var funnel = (await app.Ask(new PipelineFunnel { Text = name }, "manager@330500")).Answer!;
        Step(funnel, Stage.Lead).Here.ShouldBe(new StageSum(Stage.Lead, 1, 3_000));
        Step(funnel, Stage.Lead).Reached.ShouldBe(new StageSum(Stage.Lead, 2, 12_000));
        Step(funnel, Stage.Signed).Here.ShouldBe(new StageSum(Stage.Signed, 1, 9_000));
        funnel.Terminated.ShouldBe(new StageSum(Stage.Terminated, 1, 5_000));
        foreach (var step in funnel.Steps)
        {
            (await Count(new FindLeads { Text = name, Stage = step.Stage })).ShouldBe(step.Here.Count);
            (await Count(new FindLeads { Text = name, From = step.Stage })).ShouldBe(step.Reached.Count);
        }

        var board = (await app.Ask(new PipelineBoard { Text = name, Cards = 1 }, "manager@330500")).Answer!;
        board.Columns.Select(c => c.Stage).ShouldBe(Enum.GetValues<Stage>().Order());
        board.Columns.Sum(c => c.Count).ShouldBe(3);
        board.Columns.Single(c => c.Stage == Stage.Signed).Cards.Single().Id.ShouldBe(signed);
        (await app.Ask(new PipelineBoard { Text = name }, "officer@330523")).Answer!.Columns.Sum(c => c.Count).ShouldBe(0);
    }

    [Theory]
    [InlineData("云")]
    [InlineData("云帆")]
    [InlineData("某某项目")]
    public async Task is_found_by_any_characters_of_its_names(string part)
    {
        var id = await Open(1);
        var found = (await app.Ask(new FindLeads { Text = $"{part} {name[2..]}" }, "manager@330500")).Answer!;
        found.Rows.ShouldContain(row => row.Id == id);
    }

    [Fact]
    public async Task is_paged_without_gaps_or_repeats()
    {
        for (var i = 0; i < 7; i++) await Open(i);
        var seen = new List<Guid>();
        string? after = null;
        do
        {
            var page = (await app.Ask(new FindLeads { Text = name, Take = 3, After = after }, "manager@330500")).Answer!;
            page.Count.ShouldBe(7);
            seen.AddRange(page.Rows.Select(r => r.Id));
            after = page.Next;
        }
        while (after is not null);
        seen.Distinct().Count().ShouldBe(7);
        seen.Count.ShouldBe(7);
    }

    [Theory]
    [InlineData(LeadFilter.HitLimit)]
    [InlineData(0)]
    public async Task finds_a_word_whether_hits_are_looked_up_first_or_asked_for_one_by_one(int limit)
    {
        // Has every run of three characters of the word, but not the word.
        await Open(1, name + "甲乙丙乙丙丁");
        var id = await Open(2, name + "甲乙丙丁");
        await using var session = app.Store.QuerySession();
        var filter = await Filter($"甲乙丙丁 {name}", session, limit);
        (await FindLeadsHandler.Count(filter, session, default)).ShouldBe(1);
        (await StageSums.Of(filter, session, default)).Sum(sum => sum.Amount).ShouldBe(2);
        (await session.QueryAsync<LeadListing>($"where {filter.Sql}", default(CancellationToken), filter.Values)).Single().Id.ShouldBe(id);
        (await FindLeadsHandler.Count(await Filter(name, session, limit), session, default)).ShouldBe(2);
    }

    [Theory]
    [InlineData(PipelineBoardHandler.Few)]
    [InlineData(0)]
    public async Task shows_the_newest_cards_whether_few_or_many(int few)
    {
        var opened = new List<Guid>();
        for (var i = 0; i < 4; i++) opened.Add(await Open(i));
        await app.Send(new TerminateLead(opened[0], TerminationReason.WentElsewhere, null, Day, 2), "officer@330521");
        await using var session = app.Store.QuerySession();
        var filter = await Filter(name, session, LeadFilter.HitLimit);
        var cards = await PipelineBoardHandler.Cards(await StageSums.Of(filter, session, default), filter, session, 1, default, few);
        cards.Select(card => card.Id).ShouldBe([opened[0], opened[3], opened[2]]);
    }

    private Task<LeadFilter> Filter(string text, IQuerySession session, int limit) =>
        new LeadFilter(new Actor(":test", "", "", "", new HashSet<Role>(), "job"), Day)
            .Apply(new FindLeads { Text = text }, app.Host.Services.GetRequiredService<IRoster>()).Find(session, default, limit);

    private async Task<Guid> Open(decimal investment, string? company = null)
    {
        var id = Guid.CreateVersion7();
        (await app.Send(new OpenLead(id, company ?? name, "某某项目", Source.WebForm, null, new Needs { Investment = investment }, Day, Owner: "officer@330521"), "officer@330521")).Sentence.ShouldBeNull();
        return id;
    }

    private async Task<int> Count(FindLeads query) => (await app.Ask(query, "manager@330500")).Answer!.Count;

    private static FunnelStep Step(FunnelSteps funnel, Stage stage) => funnel.Steps.Single(s => s.Stage == stage);
}
