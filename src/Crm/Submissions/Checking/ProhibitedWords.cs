using Crm.Foundation;
using Marten;

namespace Crm.Submissions.Checking;

/// <summary>Editors keep this list of words that point to one kind of prohibited content.</summary>
/// <param name="Words">The whole list as it is from now on.</param>
public sealed record ProhibitedWordsSet(ProhibitedKind Kind, IReadOnlyList<string> Words, DateOnly OccurredOn) : IFact;

/// <summary>The words of one kind. One stream for each; where there is none yet, the words that come with the product hold.</summary>
public sealed partial record ProhibitedWords(Guid Id, ProhibitedKind Kind, IReadOnlyList<string> Words)
{
    /// <summary>The stream of a kind.</summary>
    public static Guid IdOf(ProhibitedKind kind) => Uuid5.Of("prohibited-words", $"{kind}");

    public static ProhibitedWords Create(ProhibitedWordsSet e) => new(IdOf(e.Kind), e.Kind, e.Words);

    public ProhibitedWords Apply(ProhibitedWordsSet e) => this with { Words = e.Words };
}

/// <summary>The words of all kinds that hold now.</summary>
public sealed class ProhibitedWordBook
{
    private static readonly IReadOnlyList<KindWords> Starters = SeedFiles.Read<IReadOnlyList<KindWords>>("submissions/words.json");

    private ProhibitedWordBook(IReadOnlyList<KindWords> kinds) => Kinds = kinds;

    /// <summary>In the order of the kinds.</summary>
    public IReadOnlyList<KindWords> Kinds { get; }

    /// <summary>Reads them.</summary>
    public static async Task<ProhibitedWordBook> Read(IQuerySession session, CancellationToken token)
    {
        var kept = (await session.Query<ProhibitedWords>().ToListAsync(token)).ToDictionary(w => w.Kind, w => w.Words);
        return new([.. ProhibitedKinds.All.Select(kind => new KindWords(kind, kept.GetValueOrDefault(kind) ?? Starter(kind)))]);
    }

    /// <summary>The words that come with the product.</summary>
    public static IReadOnlyList<string> Starter(ProhibitedKind kind) => Starters.FirstOrDefault(s => s.Kind == kind)?.Words ?? [];

    /// <summary>What finds them.</summary>
    public WordMatcher Matcher() => new(Kinds.SelectMany(k => k.Words, (k, word) => (k.Kind, word)));
}

/// <summary>The words of one kind.</summary>
public sealed record KindWords(ProhibitedKind Kind, IReadOnlyList<string> Words);
