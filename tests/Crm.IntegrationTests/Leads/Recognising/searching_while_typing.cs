using Crm.Foundation;
using Crm.IntegrationTests.Hotline;
using Crm.Leads;
using Crm.Leads.Opening;
using Crm.Leads.Recognising;
using Microsoft.Extensions.DependencyInjection;

namespace Crm.IntegrationTests.Leads.Recognising;

public class searching_while_typing(CrmApp app)
{
    private const string Officer = "officer@330521";

    private readonly Hand clock = new();

    private SimilarSearch Search() => new(
        new Desk(app.Host.Services.GetRequiredService<IServiceScopeFactory>(), new Somebody(), app.Host.Services.GetRequiredService<QueryDesk>()), clock);

    [Fact]
    public async Task asks_for_the_last_of_what_was_typed_and_for_nothing_twice()
    {
        // Letters alone, so that no other test's company is like it.
        var brand = string.Concat(Guid.NewGuid().ToByteArray().Select(b => (char)('a' + b % 26)));
        await app.Send(new OpenLead(Guid.CreateVersion7(), $"{brand} Ltd", "", Source.Outreach, null, new Needs(), Calls.Day, "330521", Officer), Officer);
        using var search = Search();
        var (half, whole) = (search.Ask(new FindSimilar(brand[..4])), search.Ask(new FindSimilar(brand)));
        search.Leads.ShouldBeEmpty("nothing is asked before the pause is over");
        clock.Strike();
        (await half, await whole).ShouldBe((false, true));
        search.Leads.ShouldHaveSingleItem().Company.ShouldBe($"{brand} Ltd");
        (await search.Ask(new FindSimilar(brand))).ShouldBeFalse();
    }

    [Fact]
    public async Task finds_nothing_for_too_little()
    {
        using var search = Search();
        var asked = search.Ask(new FindSimilar("云", Phone: "138"));
        clock.Strike();
        (await asked, search.Leads.Count).ShouldBe((true, 0));
    }

    private sealed class Somebody : ICallerSource
    {
        public ValueTask<Caller?> Find() => new(new Caller(Officer, "page"));
    }

    /// <summary>A clock whose timers go off when told.</summary>
    private sealed class Hand : TimeProvider
    {
        private readonly List<Action> waiting = [];

        public void Strike() => waiting.ForEach(due => due());

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            waiting.Add(() => callback(state));
            return new Still();
        }

        private sealed class Still : ITimer
        {
            public bool Change(TimeSpan dueTime, TimeSpan period) => true;

            public void Dispose()
            {
            }

            public ValueTask DisposeAsync() => default;
        }
    }
}
