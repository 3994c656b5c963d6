using Crm.Pipeline.Counting;
using Crm.Pipeline.History;
using Crm.Pipeline.Targets;
using static Crm.Tests.Pipeline.Targets.Given;

namespace Crm.Tests.Pipeline.Targets;

public class the_target_of_a_past_day
{
    // Set in January, raised from 6 July on, which was recorded on 20 July; withdrawn in October.
    private static readonly TargetBook Changed = Book(
        (Indicator.SignedCount, 580, new(2026, 1, 10), new(2026, 1, 12)), (Indicator.LandingRate, 70, new(2026, 1, 10), new(2026, 1, 12)),
        (Indicator.SignedCount, 600, new(2026, 7, 6), new(2026, 7, 20)), (Indicator.SignedCount, null, new(2026, 10, 1), new(2026, 10, 1)));

    [Theory]
    [InlineData("2026-01-09", null, null)]
    [InlineData("2026-01-10", 580, null)]
    [InlineData("2026-01-12", 580, 580)]
    [InlineData("2026-07-05", 580, 580)]
    [InlineData("2026-07-06", 600, 580)]
    [InlineData("2026-07-20", 600, 600)]
    [InlineData("2026-10-01", null, null)]
    public void is_the_last_that_counted_by_then_or_that_was_recorded_by_then(string day, int? happened, int? recorded)
    {
        Changed.On(new AsOf(DateOnly.Parse(day), Standpoint.AsHappened), Indicator.SignedCount).ShouldBe(happened);
        Changed.On(new AsOf(DateOnly.Parse(day), Standpoint.AsRecorded), Indicator.SignedCount).ShouldBe(recorded);
    }

    [Fact]
    public void goes_by_the_order_of_record_where_a_late_one_counts_from_an_earlier_day()
    {
        var book = Book((Indicator.SignedCount, 600, new(2026, 7, 6), new(2026, 7, 6)), (Indicator.SignedCount, 590, new(2026, 6, 1), new(2026, 8, 1)));
        book.On(new AsOf(new(2026, 6, 15), Standpoint.AsHappened), Indicator.SignedCount).ShouldBe(590);
        book.On(new AsOf(new(2026, 9, 1), Standpoint.AsHappened), Indicator.SignedCount).ShouldBe(590);
        book.On(new AsOf(new(2026, 9, 1), Standpoint.AsRecorded), Indicator.SignedCount).ShouldBe(590, "both standpoints agree about today");
        book.On(new AsOf(new(2026, 7, 31), Standpoint.AsRecorded), Indicator.SignedCount).ShouldBe(600);
    }
}
