using Crm.Foundation;
using Crm.Foundation.Searching;
using Crm.Policies.Library;
using Crm.Policies.Searching;
using Crm.Team;
using FluentValidation;
using Marten;
using Npgsql;

namespace Crm.Policies.Unanswered;

/// <summary>
/// Somebody of the staff looked for something in the library and stayed with an empty list. Editors hear the words, by the rules that hold for what callers ask. Nothing is noted where the words
/// alone find something, or where no word may be kept; the same search of the same person counts once a day.
/// </summary>
/// <param name="Text">What was typed.</param>
[Allow(Role.HotlineAgent, Role.Officer, Role.Manager, Role.Editor)]
public sealed record NoteFruitlessSearch(string Text, DateOnly OccurredOn) : ICommand;

/// <summary>What a <see cref="NoteFruitlessSearch"/> must hold.</summary>
public sealed class NoteFruitlessSearchValidator : AbstractValidator<NoteFruitlessSearch>
{
    public NoteFruitlessSearchValidator() =>
        RuleFor(c => c.Text).NotEmpty().WithMessage("请填写检索词。").MaximumLength(SearchQuery.LongestQuery).WithMessage("检索词最多 100 个字，请缩短。");
}

/// <summary>Handles <see cref="NoteFruitlessSearch"/>.</summary>
public static class NoteFruitlessSearchHandler
{
    public static async Task Handle(NoteFruitlessSearch command, Actor actor, NpgsqlDataSource database, IDocumentSession session, TimeProvider clock, CancellationToken token)
    {
        var today = China.Today(clock);
        China.MustNotBeLater(command.OccurredOn, today, nameof(command.OccurredOn));
        var query = SearchSyntax.Read(command.Text);
        var words = KeptWords.Of(query.Terms.SelectMany(term => Question.Of(term.Folded)));
        if (words.Count == 0 || await FoundPolicies.Count(database, new SearchPolicies(string.Join(' ', query.Terms.Select(t => t.Folded))), today, 1, token) > 0) return;
        var stream = await session.Events.FetchForWriting<UnansweredQuestion>(UnansweredQuestion.IdOf(words), token);
        stream.AppendMany(Decide(Uuid5.Of("fruitless-search", $"{actor.Login}\n{command.OccurredOn:O}\n{string.Join('\n', words)}"), words, command.OccurredOn, stream.Aggregate).ToList());
    }

    public static IEnumerable<object> Decide(Guid search, IReadOnlyList<string> words, DateOnly occurredOn, UnansweredQuestion? question)
    {
        if (words.Count == 0 || question?.Calls.Contains(search) == true) yield break;
        yield return new LibrarySearchUnanswered(search, words, occurredOn);
    }
}
