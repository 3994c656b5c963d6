using Crm.Foundation;
using Crm.Team;
using FluentValidation;
using Marten;

namespace Crm.Submissions.Checking;

/// <summary>Replaces the list of words of one kind. What was there before stays in the events.</summary>
[Allow(Role.Editor)]
public sealed record SetProhibitedWords(ProhibitedKind Kind, IReadOnlyList<string> Words, DateOnly OccurredOn) : ICommand;

/// <summary>What a <see cref="SetProhibitedWords"/> must hold.</summary>
public sealed class SetProhibitedWordsValidator : AbstractValidator<SetProhibitedWords>
{
    /// <summary>The most words of a kind.</summary>
    public const int Most = 2_000;

    public SetProhibitedWordsValidator()
    {
        RuleFor(c => c.Kind).IsInEnum().WithMessage("没有这一类。");
        RuleFor(c => c.Words).NotNull().Must(words => words.Count <= Most).WithMessage("一类最多 2,000 个词。")
            .Must(words => words.All(word => FoldedSigns.Of(word) is { Count: >= 2 and <= 30 })).WithMessage("每个词要有 2 到 30 个字或字母、数字，标点和空格不算。");
    }
}

/// <summary>Handles <see cref="SetProhibitedWords"/>.</summary>
public static class SetProhibitedWordsHandler
{
    public static async Task Handle(SetProhibitedWords command, IDocumentSession session, CancellationToken token)
    {
        var stream = await session.Events.FetchForWriting<ProhibitedWords>(ProhibitedWords.IdOf(command.Kind), token);
        stream.AppendMany(Decide(command, stream.Aggregate?.Words ?? ProhibitedWordBook.Starter(command.Kind)));
    }

    public static IEnumerable<object> Decide(SetProhibitedWords command, IReadOnlyList<string> before)
    {
        // Two spellings of what the search takes for the same word are one.
        var words = command.Words.Select(word => word.Trim()).DistinctBy(FoldedSigns.KeyOf).Order(StringComparer.Ordinal).ToList();
        if (words.SequenceEqual(before.Order(StringComparer.Ordinal))) throw new RuleBroken("词表没有变化。");
        yield return new ProhibitedWordsSet(command.Kind, words, command.OccurredOn);
    }
}

/// <summary>The words that editors look for, by kind.</summary>
[Allow(Role.Editor, Role.Manager, Role.Auditor)]
public sealed record FindProhibitedWords : IQuery<IReadOnlyList<KindWords>>;

/// <summary>Answers <see cref="FindProhibitedWords"/>.</summary>
public static class FindProhibitedWordsHandler
{
    public static async Task<IReadOnlyList<KindWords>> Handle(FindProhibitedWords query, IQuerySession session, CancellationToken token) =>
        (await ProhibitedWordBook.Read(session, token)).Kinds;
}
