using Crm.Foundation;
using Crm.Leads;
using Crm.Pipeline.Comparing;
using Crm.Pipeline.History;
using Crm.Pipeline.Listing;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Crm.IntegrationTests.Pipeline;

/// <summary>What changed between two days, or between two standpoints on one day, in the thousand made projects.</summary>
[Collection(nameof(MadeHistory))]
public class the_difference_between_two_looks(MadeHistory history)
{
    private static readonly DateOnly June = new(2025, 6, 30);

    public static TheoryData<DateOnly, Standpoint, DateOnly, Standpoint> Looks => new()
    {
        { new(2025, 6, 23), Standpoint.AsHappened, June, Standpoint.AsHappened },
        { new(2024, 12, 31), Standpoint.AsRecorded, June, Standpoint.AsRecorded },
        { June, Standpoint.AsRecorded, June, Standpoint.AsHappened },
        { new(2025, 3, 31), Standpoint.AsHappened, June, Standpoint.AsRecorded },
    };

    [Theory]
    [MemberData(nameof(Looks))]
    public async Task of_every_figure_is_exactly_what_its_list_explains(DateOnly since, Standpoint sinceSeen, DateOnly on, Standpoint seen)
    {
        var different = 0;
        foreach (var unit in new[] { "330000", "330600" })
        {
            var sheet = await history.Ask(new CompareFigures(unit, since, sinceSeen, on, seen, 2025));
            foreach (var figure in sheet.Figures)
            {
                (await history.Ask(figure.List with { On = since, Seen = sinceSeen })).Sum.ShouldBe(figure.Before, $"{figure.List}");
                var list = FindChangedLeads.About(figure.List) with { Since = since, SinceSeen = sinceSeen, Take = 200 };
                var (sum, rows) = await All(list);
                (figure.Before.Count + sum.Joined.Count - sum.Left.Count, figure.Before.Amount + sum.Joined.Amount - sum.Left.Amount + sum.Revised).ShouldBe((figure.After.Count, figure.After.Amount), $"{list}");
                rows.Count.ShouldBe(sum.Count);
                rows.Count(row => row.After?.Counts == true && row.Before?.Counts != true).ShouldBe(sum.Joined.Count);
                rows.Count(row => row.Before?.Counts == true && row.After?.Counts != true).ShouldBe(sum.Left.Count);
                if (!figure.IsSame) different++;
            }
            var (all, everything) = await All(new FindChangedLeads { Unit = unit, Since = since, SinceSeen = sinceSeen, On = on, Seen = seen, Take = 200 });
            sheet.Kinds.Sum(kind => kind.Count).ShouldBe(all.Count);
            foreach (var kind in sheet.Kinds) everything.Count(row => row.Kind == kind.Kind).ShouldBe(kind.Count, $"{kind.Kind}");
        }
        different.ShouldBeGreaterThan(20);
    }

    [Theory]
    [MemberData(nameof(Looks))]
    public async Task names_what_was_recorded_or_happened_between_them_and_nothing_else(DateOnly since, Standpoint sinceSeen, DateOnly on, Standpoint seen)
    {
        var (_, rows) = await All(new FindChangedLeads { Unit = "330000", Since = since, SinceSeen = sinceSeen, On = on, Seen = seen, Take = 200 });
        rows.Count.ShouldBeGreaterThan(10);
        rows.ShouldAllBe(row => row.Entries!.Count > 0, "nothing changes without an entry");
        var entries = rows.SelectMany(row => row.Entries!).ToList();
        if ((sinceSeen, seen) == (Standpoint.AsRecorded, Standpoint.AsRecorded)) entries.ShouldAllBe(e => e.RecordedOn > since && e.RecordedOn <= on);
        if ((sinceSeen, seen) == (Standpoint.AsHappened, Standpoint.AsHappened)) entries.ShouldAllBe(e => e.HappenedOn > since && e.HappenedOn <= on);
        if (since == on) entries.Count(e => e.HappenedOn <= on && e.RecordedOn > on && e.DaysLate > 0).ShouldBeGreaterThan(10);
    }

    [Theory]
    [MemberData(nameof(Looks))]
    public async Task equals_the_difference_of_two_counts_over_the_raw_events(DateOnly since, Standpoint sinceSeen, DateOnly on, Standpoint seen)
    {
        var database = history.Host.Services.GetRequiredService<NpgsqlDataSource>();
        var (before, after) = (await MadeHistory.Count(database, since, sinceSeen), await MadeHistory.Count(database, on, seen));
        var sheet = await history.Ask(new CompareFigures("330000", since, sinceSeen, on, seen, 2025));
        foreach (var stage in Enum.GetValues<Stage>().Where(stage => stage != Stage.Terminated))
        {
            var figure = sheet.Figures.Single(f => f.List == new FindPastLeads { Unit = "330000", On = on, Seen = seen, Stage = stage });
            (figure.After.Count - figure.Before.Count).ShouldBe(Standing(after, stage) - Standing(before, stage), $"{stage}");
        }
        var signed = sheet.Figures.Single(f => f.List == new FindPastLeads { Unit = "330000", On = on, Seen = seen, Of = Stage.Signed, Year = 2025, Reached = Stage.UnderConstruction });
        (signed.After.Count - signed.Before.Count).ShouldBe(Started(after) - Started(before));

        static int Standing(List<CountedProject> all, Stage stage) => all.Count(c => !c.Terminated && c.Reach == (int)stage);

        static int Started(List<CountedProject> all) => all.Count(c => c.Signed?.Year == 2025 && c.Reach >= (int)Stage.UnderConstruction);
    }

    [Theory]
    [InlineData("2025-07-01", null)]
    [InlineData("2025-06-30", null)]
    [InlineData("2099-01-01", null)]
    public async Task is_refused_where_the_first_look_is_not_before_the_second(string since, Standpoint? sinceSeen)
    {
        var outcome = await history.Host.Services.GetRequiredService<QueryDesk>()
            .Ask(new CompareFigures("330000", DateOnly.Parse(since, System.Globalization.CultureInfo.InvariantCulture), sinceSeen, June, Standpoint.AsHappened), new Caller("auditor@330000", "api"));
        outcome.Ok.ShouldBeFalse();
        outcome.Sentence.ShouldNotBeNull();
    }

    private async Task<(ChangeSum Sum, List<ChangedLead> Rows)> All(FindChangedLeads list)
    {
        var page = await history.Ask(list);
        var (rows, next) = (page.Rows.ToList(), page.Next);
        while (next is not null)
        {
            var more = await history.Ask(list with { After = next });
            rows.AddRange(more.Rows);
            next = more.Next;
        }
        rows.Select(row => row.Id).ShouldBeUnique();
        return (page.Sum!, rows);
    }
}
