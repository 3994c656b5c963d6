using Crm.Foundation;
using Crm.Privacy;
using Crm.Team;
using JasperFx.Events;

namespace Crm.Inquiries.Probing;

/// <summary>
/// 测试咨询 (mystery shopper): an inquiry that a manager has sent to a unit to learn how it is answered. For those who answer it looks like every other; it stands in no
/// figure. What ties the two together is on this stream alone.
/// </summary>
public sealed partial record TestInquiry
{
    /// <summary>Stream id.</summary>
    public Guid Id { get; init; }

    /// <summary>The inquiry, made when it is sent.</summary>
    public Guid Inquiry { get; init; }

    /// <summary>Unit of the manager who planned it; managers and auditors who oversee that unit know of it.</summary>
    public string PlannedIn { get; init; } = "";

    /// <summary>Login of the manager.</summary>
    public string PlannedBy { get; init; } = "";

    public TestQuestion Question { get; init; } = new("", Topic.Policy, "", "", "");

    /// <summary>Whoever seems to ask.</summary>
    public SealedContact? Contact { get; init; }

    /// <summary>When it is sent, UTC.</summary>
    public DateTimeOffset SendAt { get; init; }

    public TestState State { get; init; }

    /// <summary>What the manager found; null until then.</summary>
    public TestJudgement? Judgement { get; init; }

    public static TestInquiry Create(IEvent<TestInquiryPlanned> e) => new()
    {
        Id = e.StreamId,
        Inquiry = e.Data.Inquiry,
        PlannedIn = e.Data.PlannedIn,
        PlannedBy = e.UserName ?? "",
        Question = e.Data.Question,
        Contact = e.Data.Contact,
        SendAt = e.Data.SendAt,
        State = TestState.Planned,
    };

    public TestInquiry Apply(TestInquirySent _) => this with { State = TestState.Sent };

    public TestInquiry Apply(TestInquiryCancelled _) => this with { State = TestState.Cancelled };

    public TestInquiry Apply(TestInquiryJudged e) => this with { State = TestState.Judged, Judgement = e.Judgement };

    /// <summary>Out of reach reads like what is not there, for the tested above all.</summary>
    public void MustBeReachedBy(Actor actor)
    {
        if (!actor.IsJob && !actor.Oversees(PlannedIn)) throw new RuleBroken("没有这条测试咨询，或者你无权查看。") { Kind = Refusal.Missing };
    }
}

/// <summary>What a test asks, and what a good answer says.</summary>
/// <param name="Unit">Code of the unit that is to answer.</param>
/// <param name="Company">Name of whoever seems to ask.</param>
/// <param name="Expected">What a good answer says, for whoever judges it.</param>
public sealed record TestQuestion(string Unit, Topic Topic, string Company, string Wish, string Expected);

/// <summary>What was found of an answer.</summary>
/// <param name="ToThePoint">It said what had been asked.</param>
/// <param name="FollowedUp">Somebody came back to it by themselves.</param>
public sealed record TestJudgement(bool ToThePoint, bool FollowedUp, string? Note);

/// <summary>Where a test stands.</summary>
public enum TestState
{
    /// <summary>待发送.</summary>
    Planned = 1,

    /// <summary>已发送.</summary>
    Sent,

    /// <summary>已评定.</summary>
    Judged,

    /// <summary>已取消.</summary>
    Cancelled,
}

/// <summary>A manager planned to have a unit tested.</summary>
/// <param name="PlannedIn">Unit of the manager.</param>
public sealed record TestInquiryPlanned(Guid Inquiry, string PlannedIn, TestQuestion Question, SealedContact? Contact, DateTimeOffset SendAt, DateOnly OccurredOn) : IFact;

/// <summary>The test became an inquiry like every other.</summary>
public sealed record TestInquirySent(DateOnly OccurredOn) : IFact;

/// <summary>The test will not be sent.</summary>
public sealed record TestInquiryCancelled(DateOnly OccurredOn) : IFact;

/// <summary>A manager read what had come back, or found that nothing had.</summary>
public sealed record TestInquiryJudged(TestJudgement Judgement, DateOnly OccurredOn) : IFact;
