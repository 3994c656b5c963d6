using Crm.Foundation;
using Crm.Team;
using Marten;

namespace Crm.Inquiries.Probing;

/// <summary>A planned test will not be sent.</summary>
[Allow(Role.Manager)]
public sealed record CancelTestInquiry(Guid TestId, DateOnly OccurredOn) : ICommand;

/// <summary>Handles <see cref="CancelTestInquiry"/>.</summary>
public static class CancelTestInquiryHandler
{
    public static async Task Handle(CancelTestInquiry command, Actor actor, IDocumentSession session, TimeProvider clock, CancellationToken token)
    {
        China.MustNotBeLater(command.OccurredOn, China.Today(clock), nameof(command.OccurredOn));
        var stream = await session.Events.FetchForWriting<TestInquiry>(command.TestId, token);
        TestReach.Demand(stream.Aggregate, actor);
        stream.AppendMany([.. Decide(command, stream.Aggregate!)]);
    }

    public static IEnumerable<object> Decide(CancelTestInquiry command, TestInquiry test)
    {
        if (test.State == TestState.Cancelled) throw new RuleBroken("这条测试已经取消。");
        if (test.State != TestState.Planned) throw new RuleBroken("这条测试已经发出，收不回来了。");
        yield return new TestInquiryCancelled(command.OccurredOn);
    }
}

/// <summary>Who knows of a test: managers and auditors of the unit it was planned in and of those above.</summary>
internal static class TestReach
{
    /// <summary>Refuses what is not there and what is not theirs to know with the same sentence.</summary>
    public static void Demand(TestInquiry? test, Actor actor) => (test ?? new TestInquiry()).MustBeReachedBy(actor);
}
