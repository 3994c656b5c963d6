using Crm.Clocks.Rules;
using Crm.Foundation;
using Crm.Notifications;

namespace Crm.Clocks.Running;

/// <summary>What is told to whom about clocks that are due: one piece of news each, and to whoever would get many at once a single one that leads to the list.</summary>
public sealed class ClockNews
{
    private const int Many = 5;
    private readonly List<(string Login, StaffNews News)> all = [];

    /// <summary>Takes up what some facts of a clock tell.</summary>
    /// <param name="title">Company of the record.</param>
    public void Add(Clock clock, string title, IEnumerable<object> facts)
    {
        foreach (var fact in facts)
        {
            var (kind, step, to) = fact switch
            {
                ClockWarned e => (NewsKind.DeadlineNear, e.Step, e.To),
                // A step before the end tells that it is near, and is numbered apart from the warnings.
                ClockEscalated e when e.At < clock.Times.Due => (NewsKind.DeadlineNear, 100 + e.Step, e.To),
                ClockEscalated e => (NewsKind.DeadlinePassed, e.Step, e.To),
                _ => (NewsKind.DeadlinePassed, 0, (IReadOnlyList<string>)[]),
            };
            // Whoever is to keep it hears that it is over, or will be soon, together with their manager.
            var logins = fact is ClockEscalated escalated && (escalated.Step == 1 || escalated.At <= clock.Times.Due) && clock.Person is { } person ? to.Append(person).Distinct() : to;
            foreach (var login in logins)
                all.Add((login, new StaffNews(
                    Uuid5.Of("clock-news", $"{clock.Id}\n{clock.Times.Due.UtcTicks}\n{kind}\n{step}"), kind, [login], ClockKeeper.Login, LinkOf(clock), Title(clock, title), clock.Times.Due)));
        }
    }

    /// <summary>The news to be sent.</summary>
    public IEnumerable<StaffNews> All() => all.GroupBy(n => (n.Login, n.News.Kind)).SelectMany(group => group.Count() <= Many ? group.Select(n => n.News) : [Digest(group.Key.Login, group.Key.Kind, [.. group.Select(n => n.News)])]);

    private static StaffNews Digest(string login, NewsKind kind, IReadOnlyList<StaffNews> news) => new(
        Uuid5.Of("clock-digest", string.Join('\n', news.Select(n => n.Id).Order())), kind, [login], ClockKeeper.Login,
        kind == NewsKind.DeadlineNear ? "/clocks?view=near" : "/clocks?view=overdue", Texts.Of("{0} 项时限", news.Count), news.Min(n => n.Due));

    private static string LinkOf(Clock clock) => clock.Kind == ClockKind.Transfer ? $"/hotline/calls?call={clock.Subject}"
        : clock.About == ClockSubjectKind.Lead ? $"/leads/{clock.Subject}" : clock.About == ClockSubjectKind.Submission ? $"/submissions/{clock.Subject}" : $"/clocks?view=all&subject={clock.Subject}";

    private static string Title(Clock clock, string title) => title.Length == 0 ? ClockKindWords.Of(clock.Kind) : $"{title} · {ClockKindWords.Of(clock.Kind)}";
}
