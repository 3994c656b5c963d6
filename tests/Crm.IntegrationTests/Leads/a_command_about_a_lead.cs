using System.Collections.Concurrent;
using System.Diagnostics;
using Crm.Foundation;
using Crm.Leads;
using Crm.Leads.FollowingUp;
using Crm.Leads.Listing;
using Crm.Leads.Opening;
using Crm.Leads.Planning;

namespace Crm.IntegrationTests.Leads;

public class a_command_about_a_lead(CrmApp app)
{
    private const string Officer = "officer@330521";

    private static readonly DateOnly Day = new(2026, 6, 1);

    private readonly Guid id = Guid.CreateVersion7();

    [Fact]
    public async Task asks_the_database_once_and_writes_once()
    {
        (await app.Send(new OpenLead(id, "浙江云帆机电有限公司", "电机扩产", Source.Expo, null, new Needs(), Day, Owner: Officer), Officer)).Ok.ShouldBeTrue();
        foreach (var command in new ICommand[] { new LogFollowUp(id, Guid.NewGuid(), FollowUpKind.Phone, "客户要 80 亩", Day), new PlanNextAction(id, "陪同看地", Day.AddDays(7), Day) })
        {
            var trips = await Trips(() => app.Send(command, Officer));
            trips.Count.ShouldBe(2, string.Join("\n\n", trips));
            // In this order: what is read after the version is at least as new, and the version is checked again by the writing.
            trips[0].ShouldMatch("(?s)mt_streams .*mt_doc_lead .*mt_doc_leadlisting ");
            trips[1].ShouldContain("mt_quick_append_events");
        }
    }

    [Fact]
    public async Task loses_nothing_of_another_one_at_the_same_time()
    {
        (await app.Send(new OpenLead(id, "浙江云帆机电有限公司", "电机扩产", Source.Expo, null, new Needs(), Day, Owner: Officer), Officer)).Ok.ShouldBeTrue();
        var days = Enumerable.Range(0, 24).Select(n => Day.AddDays(-n)).ToList();
        var outcomes = await Task.WhenAll(days.Select(day => app.Send(new LogFollowUp(id, Guid.NewGuid(), FollowUpKind.Phone, "客户要 80 亩", day), Officer)));
        outcomes.ShouldAllBe(outcome => outcome.Ok || outcome.Refusal == Refusal.Conflict);
        var written = days.Where((_, n) => outcomes[n].Ok).ToList();
        await using var session = app.Store.QuerySession();
        (await session.Events.FetchStreamAsync(id)).Select(e => e.Data).OfType<FollowUpLogged>().Select(f => f.OccurredOn).ShouldBe(written, ignoreOrder: true);
        (await session.LoadAsync<LeadListing>(id))!.LastFollowUp.ShouldBe(written.Max());
    }

    // Those of other tests and of the product's own errands belong to other activities.
    private static async Task<IReadOnlyList<string>> Trips(Func<Task<Outcome>> send)
    {
        var trips = new ConcurrentQueue<string>();
        using var whole = new Activity("command").Start();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "Npgsql",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = trip =>
            {
                if (trip.TraceId == whole.TraceId) trips.Enqueue($"{trip.GetTagItem("db.query.text")}");
            },
        };
        ActivitySource.AddActivityListener(listener);
        (await send()).Ok.ShouldBeTrue();
        return [.. trips];
    }
}
