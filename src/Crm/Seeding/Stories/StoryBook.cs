using Crm.Foundation.Formats;

namespace Crm.Seeding.Stories;

/// <summary>Everything that happened in the demo offices, in order. The same seed and the same last day make the same book.</summary>
/// <param name="Seed">Decides every story.</param>
/// <param name="LastDay">The day before which everything lies.</param>
/// <param name="Leads">How many leads.</param>
/// <param name="Calls">How many calls that come to nothing further.</param>
/// <param name="Inquiries">How many written requests that come to nothing further.</param>
public sealed record StoryBook(int Seed, DateOnly LastDay, int Leads = 310, int Calls = 210, int Inquiries = 45)
{
    /// <summary>How long the stories go back: eighteen months, in days.</summary>
    public const int Length = 548;

    /// <summary>The first day of the stories.</summary>
    public DateOnly FirstDay => LastDay.AddDays(-Length);

    /// <summary>Every scene up to the last day, in order.</summary>
    public IReadOnlyList<Scene> Scenes()
    {
        var end = Days.Start(LastDay);
        return
        [
            .. Stories().SelectMany(story => story.TakeWhile(scene => scene.At < end))
                .OrderBy(scene => scene.At).ThenBy(scene => scene.Key, StringComparer.Ordinal),
        ];
    }

    private IEnumerable<IEnumerable<Scene>> Stories()
    {
        yield return DemoPolicies.Tell(FirstDay);
        yield return DemoTargets.Tell(FirstDay, LastDay);
        yield return DemoClosings.Tell(FirstDay, LastDay);
        for (var number = 1; number <= Leads; number++) yield return new LeadStory(number, Begin("lead", number, Leads)).Tell();
        for (var number = 1; number <= Calls; number++) yield return new CallStory(number, Begin("call", number, Calls)).Tell();
        for (var number = 1; number <= Inquiries; number++) yield return new InquiryStory(number, Begin("inquiry", number, Inquiries)).Tell();
    }

    // every story has dice of its own, so that one more story changes none of the others; business grows: there are more beginnings later on
    private Diary Begin(string kind, int number, int of)
    {
        var dice = new Random(HashCode(kind, number));
        var day = FirstDay.AddDays(1 + (int)(Math.Pow((number - 0.5) / of, 0.68) * (Length - 4)) + dice.Next(3));
        return new Diary(dice, day, LastDay);
    }

    // the framework's own hash codes differ from run to run
    private int HashCode(string kind, int number)
    {
        var hash = 17;
        foreach (var sign in kind) hash = unchecked(hash * 31 + sign);
        return unchecked((hash * 31 + number) * 7919 + Seed);
    }
}
