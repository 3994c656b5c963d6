using Crm.Foundation;
using Crm.IntegrationTests.Notifications;
using Crm.Leads;
using Crm.Leads.Advancing;
using Crm.Leads.Dividing;
using Crm.Leads.FollowingUp;
using Crm.Leads.Opening;
using Crm.Leads.Profile;
using Crm.Leads.Transferring;
using Crm.Pipeline.Dividing;
using Crm.Pipeline.History;
using Crm.Pipeline.Showing;
using Crm.Team;
using Crm.Team.Units;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Crm.IntegrationTests.Pipeline;

/// <summary>Two parks in two districts of one city, whose figures are nobody else's.</summary>
public class figures_that_are_divided(CrmApp app) : IAsyncLifetime
{
    private const string Above = "manager@330500";

    private static readonly DateOnly Day = new(2026, 6, 1);
    private static readonly DateOnly Signing = new(2026, 6, 20);
    private static readonly DateOnly Today = China.Today(TimeProvider.System);

    private readonly string one = $"330521-P{Random.Shared.Next(10_000, 99_999)}";
    private readonly string other = $"330523-P{Random.Shared.Next(10_000, 99_999)}";
    private readonly List<Guid> leads = [];
    private string chen = "", wu = "", zhu = "";

    public async ValueTask InitializeAsync()
    {
        await TestPeople.Send(app.Host.Services, new FoundUnit(one, "甲园区", "330521", UnitKind.Park));
        await TestPeople.Send(app.Host.Services, new FoundUnit(other, "乙园区", "330523", UnitKind.Park));
        (chen, wu, zhu) = (await TestPeople.AddOne(app.Host.Services, Role.Officer, one), await TestPeople.AddOne(app.Host.Services, Role.Officer, other), await TestPeople.AddOne(app.Host.Services, Role.Manager, other));
        // Undivided; half and half after a transfer; in full for both after another; divided by the city for a term that was over at the signing.
        await Sign(await Open(), 1_000, chen);
        await Sign(await Transfer(Terms(Day, 5, false, (one, 50), (other, 50))), 12_000, wu);
        await Sign(await Transfer(Terms(Day, 5, true, (one, 100), (other, 100))), 8_000, wu);
        var expired = await Open();
        await Do(new SetBenefitShares(expired, Guid.NewGuid(), Terms(new(2024, 1, 1), 1, false, (one, 30), (other, 70)), "两园区协商", Day, 2), Above);
        await Sign(expired, 500, chen);
        await Until.Found(async () => (await Ask<PipelineSheet>(new ShowPipeline(other, Year: 2026))).Cohort.Signed.Count == 2 && (await Ask<PipelineSheet>(new ShowPipeline(one, Year: 2026))).Cohort.Signed.Count == 2 ? this : null, "the signings in the figures", 60);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task are_one_s_own_less_what_is_shared_out_and_what_is_shared_in_as_the_raw_events_say()
    {
        foreach (var (unit, count, amount) in new[] { (one, 3.5m, 15_500m), (other, 1.5m, 14_000m) })
        {
            var sheet = await Ask<AttributedSheet>(new ShowAttributed(unit, Year: 2026));
            Figure(sheet, ShareIndicator.SignedAmount).Attributed.ShouldBe(amount, unit);
            Figure(sheet, ShareIndicator.SignedCount).Attributed.ShouldBe(count, unit);
            Figure(sheet, ShareIndicator.SignedAmount).Attributed.ShouldBe(await BySql(unit), unit);
            sheet.Doubled.ShouldBeTrue();
        }
        var mine = await Ask<AttributedSheet>(new ShowAttributed(one, Year: 2026));
        var figure = Figure(mine, ShareIndicator.SignedAmount);
        (figure.Own, figure.Out, figure.In).ShouldBe((1_500, 0, 14_000));
        mine.Rows.Where(row => row.Indicator == ShareIndicator.SignedAmount).Select(row => (row.Whole, row.Percent, row.Own)).ShouldBe([(12_000m, 50m, false), (8_000m, 100m, false)]);
        Figure(await Ask<AttributedSheet>(new ShowAttributed(other, Year: 2026)), ShareIndicator.SignedAmount).Out.ShouldBe(6_000);
    }

    [Fact]
    public async Task leave_the_dashboard_and_a_city_s_figures_as_they_are()
    {
        (await Ask<PipelineSheet>(new ShowPipeline(one, Year: 2026))).Cohort.Signed.Amount.ShouldBe(1_500);
        (await Ask<PipelineSheet>(new ShowPipeline(other, Year: 2026))).Cohort.Signed.Amount.ShouldBe(20_000);
        var city = await Ask<AttributedSheet>(new ShowAttributed("330500", Year: 2026));
        foreach (var row in city.Rows.Where(row => leads.Contains(row.Id))) (row.Own, row.Percent).ShouldBe((true, 100), "it sums projects, never its units' figures");
    }

    [Fact]
    public async Task are_those_of_the_day_that_is_asked_for_from_either_standpoint()
    {
        Figure(await Ask<AttributedSheet>(new ShowAttributed(one, Signing.AddDays(-1), Year: 2026)), ShareIndicator.SignedCount).Attributed.ShouldBe(0);
        Figure(await Ask<AttributedSheet>(new ShowAttributed(one, Signing, Year: 2026)), ShareIndicator.SignedCount).Attributed.ShouldBe(3.5m);
        Figure(await Ask<AttributedSheet>(new ShowAttributed(one, Signing, Standpoint.AsRecorded, 2026)), ShareIndicator.SignedCount).Attributed.ShouldBe(0, "all of it was recorded today");
        Figure(await Ask<AttributedSheet>(new ShowAttributed(one, Today, Standpoint.AsRecorded, 2026)), ShareIndicator.SignedCount).Attributed.ShouldBe(3.5m);
        Figure(await Ask<AttributedSheet>(new ShowAttributed(one, Year: 2025)), ShareIndicator.SignedCount).Attributed.ShouldBe(0);
    }

    [Fact]
    public async Task are_for_managers_and_auditors_of_the_unit_and_above()
    {
        (await app.Ask(new ShowAttributed(one), "manager@330523")).Refusal.ShouldBe(Refusal.Forbidden);
        (await app.Ask(new ShowAttributed(one), chen)).Refusal.ShouldBe(Refusal.Forbidden);
        var sheet = (await app.Ask(new ShowAttributed(one, Year: 2026), "manager@330521")).Answer.ShouldNotBeNull();
        sheet.Rows.ShouldAllBe(row => !row.Opens, "the leads are the other unit's now");
    }

    private async Task<Guid> Open()
    {
        var lead = Guid.CreateVersion7();
        leads.Add(lead);
        await Do(new OpenLead(lead, $"浙江云帆机电有限公司", $"扩产 {leads.Count}", Source.Outreach, null, new Needs(), Day, one, chen), chen);
        return lead;
    }

    private async Task<Guid> Transfer(BenefitTerms terms)
    {
        var (lead, offer) = (await Open(), Guid.CreateVersion7());
        await Do(new OfferLead(lead, offer, other, "选址在乙园区", terms, Day), chen);
        await Do(new AcceptOffer(lead, offer, wu, null, Day), zhu);
        return lead;
    }

    private async Task Sign(Guid lead, decimal amount, string login)
    {
        await Do(new LogFollowUp(lead, Guid.NewGuid(), FollowUpKind.Meeting, "谈妥了", Signing), login);
        var version = (await app.Ask(new LeadProfile(lead, false), login)).Answer!.Version;
        await Do(new AdvanceStage(lead, Stage.Signed, Signing, [new Evidence(EvidenceKind.Agreement, "协-7", On: Signing, Amount: amount)], version), login);
    }

    private static BenefitTerms Terms(DateOnly from, int years, bool both, params (string Unit, decimal Percent)[] parts) =>
        new(from, years, [.. Enum.GetValues<ShareIndicator>().Select(indicator => new IndicatorTerms(indicator, both, [.. parts.Select(part => new UnitPart(part.Unit, part.Percent))]))]);

    private static AttributedFigure Figure(AttributedSheet sheet, ShareIndicator indicator) => sheet.Figures.Single(figure => figure.Indicator == indicator);

    // From the definitions (docs/figures.md) and the stored events alone.
    private async Task<decimal> BySql(string unit)
    {
        await using var command = app.Host.Services.GetRequiredService<NpgsqlDataSource>().CreateCommand("""
            with signed as (
              select s.stream_id, (s.data ->> 'occurredOn')::date as day, (select (v ->> 'amount')::numeric from jsonb_array_elements(s.data -> 'evidence') v where v ->> 'kind' = 'Agreement') as amount,
                (select a.data ->> 'unit' from crm.mt_events a where a.stream_id = s.stream_id and a.type = 'lead_assigned' order by a.version desc limit 1) as unit
              from crm.mt_events s where s.type = 'stage_advanced' and s.data ->> 'to' = 'Signed' and s.data ->> 'occurredOn' like '2026-%' and s.stream_id = any($2)),
            terms as (
              select distinct on (t.stream_id) t.stream_id, t.data -> 'terms' as terms from crm.mt_events t where t.type = 'benefit_shares_set' and t.stream_id = any($2) order by t.stream_id, t.version desc),
            parts as (
              select s.amount, s.unit, i.terms -> 'parts' as parts
              from signed s
              left join terms t on t.stream_id = s.stream_id and s.day >= (t.terms ->> 'from')::date and s.day < (t.terms ->> 'from')::date + make_interval(years => (t.terms ->> 'years')::int)
              left join lateral (select i as terms from jsonb_array_elements(t.terms -> 'indicators') i where i ->> 'indicator' = 'SignedAmount') i on true)
            select sum(amount * case when parts is null then case when unit = $1 then 100 else 0 end
              else coalesce((select (p ->> 'percent')::numeric from jsonb_array_elements(parts) p where p ->> 'unit' = $1), 0) end / 100) from parts
            """);
        command.Parameters.AddWithValue(unit);
        command.Parameters.AddWithValue(leads.ToArray());
        return (decimal)(await command.ExecuteScalarAsync())!;
    }

    private async Task<T> Ask<T>(IQuery<T> query)
    {
        var outcome = await app.Ask(query, "auditor@330000");
        outcome.Sentence.ShouldBeNull();
        return outcome.Answer!;
    }

    private async Task Do(ICommand command, string login) => (await app.Send(command, login)).Sentence.ShouldBeNull(command.GetType().Name);
}
