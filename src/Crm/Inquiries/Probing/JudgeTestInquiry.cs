using Crm.Foundation;
using Crm.Team;
using FluentValidation;
using Marten;

namespace Crm.Inquiries.Probing;

/// <summary>Puts down what came back: whether it was to the point, and whether somebody came back to it. Whether and when it was answered is read off the events.</summary>
[Allow(Role.Manager)]
public sealed record JudgeTestInquiry(Guid TestId, TestJudgement Judgement, DateOnly OccurredOn) : ICommand;

/// <summary>What a <see cref="JudgeTestInquiry"/> must hold.</summary>
public sealed class JudgeTestInquiryValidator : AbstractValidator<JudgeTestInquiry>
{
    public JudgeTestInquiryValidator()
    {
        RuleFor(c => c.Judgement).NotNull().WithMessage("请写下评定结果。");
        RuleFor(c => c.Judgement.Note).MaximumLength(1000).When(c => c.Judgement is not null).WithMessage("备注不能超过 1,000 个字。");
    }
}

/// <summary>Handles <see cref="JudgeTestInquiry"/>.</summary>
public static class JudgeTestInquiryHandler
{
    public static async Task Handle(JudgeTestInquiry command, Actor actor, IDocumentSession session, TimeProvider clock, CancellationToken token)
    {
        China.MustNotBeLater(command.OccurredOn, China.Today(clock), nameof(command.OccurredOn));
        var stream = await session.Events.FetchForWriting<TestInquiry>(command.TestId, token);
        TestReach.Demand(stream.Aggregate, actor);
        stream.AppendMany([.. Decide(command, stream.Aggregate!)]);
    }

    // Who finds out more later judges again; what was found before stays in the events.
    public static IEnumerable<object> Decide(JudgeTestInquiry command, TestInquiry test)
    {
        if (test.State is TestState.Planned or TestState.Cancelled) throw new RuleBroken("这条测试还没有发出，没有可评定的答复。");
        var judgement = command.Judgement with { Note = command.Judgement.Note.Filled() };
        if (judgement != test.Judgement) yield return new TestInquiryJudged(judgement, command.OccurredOn);
    }
}
