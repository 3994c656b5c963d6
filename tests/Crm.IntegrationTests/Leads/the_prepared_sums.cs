using Crm.IntegrationTests.Crashing;
using Crm.Leads;
using Crm.Leads.Assigning;
using Crm.Leads.Board;
using Crm.Leads.Funnel;
using Crm.Leads.Listing;
using Crm.Leads.Opening;
using Crm.Leads.Revising;
using Crm.Leads.Terminating;
using Crm.Team;
using Crm.Team.Units;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Crm.IntegrationTests.Leads;

public class the_prepared_sums(CrmApp app)
{
    private static readonly DateOnly Day = new(2026, 6, 1);

    private NpgsqlDataSource Database => app.Host.Services.GetRequiredService<NpgsqlDataSource>();

    [Fact]
    public async Task follow_every_change_and_stay_the_same_when_they_are_added_up()
    {
        var (unit, officer, manager) = await Office();
        var (kept, ended, pooled) = (await Open(officer, 3_000), await Open(officer, 5_000), await Open(officer, 700));
        (await app.Send(new ReviseNeeds(kept, new Needs { Investment = 4_000 }, Day, 2), officer)).Sentence.ShouldBeNull();
        (await app.Send(new TerminateLead(ended, TerminationReason.WentElsewhere, null, Day, 2), officer)).Sentence.ShouldBeNull();
        (await app.Send(new AssignLead(pooled, unit, null, "回公海", Day), manager)).Sentence.ShouldBeNull();

        for (var time = 0; time < 2; time++)
        {
            var funnel = (await app.Ask(new PipelineFunnel(), manager)).Answer!;
            funnel.Steps[0].Here.ShouldBe(new StageSum(Stage.Lead, 2, 4_700));
            funnel.Terminated.ShouldBe(new StageSum(Stage.Terminated, 1, 5_000));
            (await app.Ask(new PipelineFunnel { Owner = officer }, manager)).Answer!.Steps[0].Here.ShouldBe(new StageSum(Stage.Lead, 1, 4_000));
            (await app.Ask(new PipelineFunnel { View = "pool" }, manager)).Answer!.Steps[0].Here.ShouldBe(new StageSum(Stage.Lead, 1, 700));
            var board = (await app.Ask(new PipelineBoard { Unit = unit }, "manager@330000")).Answer!;
            board.Columns.Sum(column => column.Count).ShouldBe(3);
            await Rebuild.TallyEqualsListing(Database);
            await StageTally.AddUp(Database, default);
        }
        (await Notes(unit)).ShouldBe(3);
    }

    [Fact]
    public async Task answer_for_the_list_whatever_an_officer_reaches_beside_it()
    {
        var (_, officer, manager) = await Office();
        await Open(officer, 100);
        var here = (await app.Ask(new PipelineFunnel(), officer)).Answer!.Steps[0].Here;
        here.ShouldBe(new StageSum(Stage.Lead, 1, 100));
        (await app.Ask(new PipelineFunnel { Industry = "C38" }, manager)).Answer!.Steps[0].Here.Count.ShouldBe(0);
        (await app.Ask(new FindLeads { Stage = Stage.Lead }, manager)).Answer!.Count.ShouldBe(1);
    }

    [Fact]
    public async Task come_back_when_the_table_of_the_listing_was_made_anew()
    {
        await using var host = await app.StartEmpty();
        var database = host.Services.GetRequiredService<NpgsqlDataSource>();
        await Run(database, """
            create table crm.anew (like crm.mt_doc_leadlisting including all);
            drop table crm.mt_doc_leadlisting;
            alter table crm.anew rename to mt_doc_leadlisting;
            """);
        await Write(database, 300);
        (await Tallied(database)).ShouldBe((0, 0));

        await StageTally.Prepare(database, default);
        (await Tallied(database)).ShouldBe((1, 300));
        await Rebuild.TallyEqualsListing(database);
        await Write(database, 50);
        await StageTally.Prepare(database, default);
        (await Tallied(database)).ShouldBe((2, 350));
        await Run(database, "truncate crm.mt_doc_leadlisting");
        (await Tallied(database)).ShouldBe((0, 0));
    }

    private static Task Write(NpgsqlDataSource database, decimal amount) => Run(database, $$"""
        insert into crm.mt_doc_leadlisting (id, data, mt_dotnet_type, unit, stage, step, amount) values (gen_random_uuid(), '{}', '', '330521', 'Lead', 0, {{amount}})
        """);

    private static async Task<(int Count, decimal Amount)> Tallied(NpgsqlDataSource database)
    {
        await using var command = database.CreateCommand("select coalesce(sum(count), 0)::int, coalesce(sum(amount), 0) from crm.lead_tally");
        await using var reader = await command.ExecuteReaderAsync();
        await reader.ReadAsync();
        return (reader.GetInt32(0), reader.GetDecimal(1));
    }

    private static async Task Run(NpgsqlDataSource database, string sql)
    {
        await using var command = database.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    // A unit that no other test counts.
    private async Task<(string Unit, string Officer, string Manager)> Office()
    {
        var unit = $"330521-P{Random.Shared.Next(10_000, 99_999)}";
        await TestPeople.Send(app.Host.Services, new FoundUnit(unit, "某园区", "330521", UnitKind.Park));
        return (unit, await TestPeople.AddOne(app.Host.Services, Role.Officer, unit), await TestPeople.AddOne(app.Host.Services, Role.Manager, unit));
    }

    private async Task<Guid> Open(string officer, decimal investment)
    {
        var id = Guid.CreateVersion7();
        (await app.Send(new OpenLead(id, "云帆", "某某项目", Source.WebForm, null, new Needs { Investment = investment }, Day, Owner: officer), officer)).Sentence.ShouldBeNull();
        return id;
    }

    private async Task<int> Notes(string unit)
    {
        await using var command = Database.CreateCommand("select count(*)::int from crm.lead_tally where unit = $1");
        command.Parameters.AddWithValue(unit);
        return (int)(await command.ExecuteScalarAsync())!;
    }
}
