using Crm.Foundation;
using Crm.Policies.Library;
using Crm.Team;
using Marten;
using Wolverine.Marten;
using Wolverine.Persistence.EventSourcing;

namespace Crm.Policies.Unanswered;

/// <summary>已补充: says which document of the library answers the question now.</summary>
[Allow(Role.Editor)]
public sealed record CoverQuestion(Guid QuestionId, Guid Document, DateOnly OccurredOn) : ICommand;

/// <summary>Handles <see cref="CoverQuestion"/>.</summary>
public static class CoverQuestionHandler
{
    public static async Task<Events> Handle(
        CoverQuestion command, [WriteModel(nameof(command.QuestionId))] UnansweredQuestion question, IDocumentSession session, TimeProvider clock, CancellationToken token)
    {
        China.MustNotBeLater(command.OccurredOn, China.Today(clock), nameof(command.OccurredOn));
        return [.. Decide(command, question, await session.LoadAsync<PolicyListing>(command.Document, token))];
    }

    public static IEnumerable<object> Decide(CoverQuestion command, UnansweredQuestion question, PolicyListing? document)
    {
        question.MustBeOpen();
        if (document is null or { Concealed: true }) throw new RuleBroken("请选一份政策库里的文件。") { Field = nameof(command.Document), Kind = Refusal.Input };
        if (document.Withdrawn) throw new RuleBroken("这份文件已经撤回，不能用来答复。") { Field = nameof(command.Document) };
        yield return new QuestionCovered(command.Document, command.OccurredOn);
    }
}
