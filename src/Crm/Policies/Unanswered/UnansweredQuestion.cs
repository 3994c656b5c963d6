using Crm.Foundation;

namespace Crm.Policies.Unanswered;

/// <summary>A question that found nothing, as decisions need it. One for each set of words, for ever: asked again, it opens again, unless it was dismissed.</summary>
public sealed partial record UnansweredQuestion
{
    /// <summary>Stream id, derived from the words.</summary>
    public Guid Id { get; init; }

    /// <summary>The calls it was asked in, so that none counts twice.</summary>
    public IReadOnlyList<Guid> Calls { get; init; } = [];

    /// <summary>Whether an editor still has to look at it.</summary>
    public bool IsOpen { get; init; } = true;

    /// <summary>Whether nothing will be done about it, however often it is asked.</summary>
    public bool Dismissed { get; init; }

    /// <summary>The question that words make, in whatever order they were said.</summary>
    public static Guid IdOf(IEnumerable<string> words) => Uuid5.Of("unanswered", string.Join('\n', words.Order(StringComparer.Ordinal)));

    public static UnansweredQuestion Create(JasperFx.Events.IEvent<QuestionUnanswered> e) => new() { Id = e.StreamId, Calls = [e.Data.Call] };

    public UnansweredQuestion Apply(QuestionUnanswered e) => this with { Calls = [.. Calls, e.Call], IsOpen = !Dismissed };

    public static UnansweredQuestion Create(JasperFx.Events.IEvent<LibrarySearchUnanswered> e) => new() { Id = e.StreamId, Calls = [e.Data.Search] };

    public UnansweredQuestion Apply(LibrarySearchUnanswered e) => this with { Calls = [.. Calls, e.Search], IsOpen = !Dismissed };

    public UnansweredQuestion Apply(QuestionCovered _) => this with { IsOpen = false };

    public UnansweredQuestion Apply(QuestionDismissed _) => this with { IsOpen = false, Dismissed = true };

    /// <summary>What is done is done; it opens by itself when it is asked again.</summary>
    public void MustBeOpen()
    {
        if (!IsOpen) throw new RuleBroken("这个问题已经处理过了。");
    }
}
