using Crm.Foundation;
using Crm.Team;
using JasperFx.Events;
using Marten;
using Marten.Events.Aggregation;

namespace Crm.Submissions.Publishing;

/// <summary>An article that was taken down, as the public reads of it. One for each submission; the last time counts.</summary>
public sealed record TakenDownArticle
{
    /// <summary>The submission.</summary>
    public Guid Id { get; init; }

    /// <summary>The document it became.</summary>
    public Guid Document { get; init; }

    public string Title { get; init; } = "";

    public TakeDownGround Ground { get; init; }

    public string Announcement { get; init; } = "";

    /// <summary>Kept under lock: neither title nor announcement is shown.</summary>
    public bool Locked { get; init; }

    public DateTimeOffset At { get; init; }

    /// <summary>Whether it is still down.</summary>
    public bool InForce { get; init; }
}

/// <summary>Writes <see cref="TakenDownArticle"/>.</summary>
public sealed partial class TakenDownArticleProjection : SingleStreamProjection<TakenDownArticle, Guid>
{
    public TakenDownArticleProjection()
    {
        IncludeType<SubmissionPublished>();
        IncludeType<SubmissionTakenDown>();
        IncludeType<SubmissionPutBack>();
        IncludeType<SubmissionLockedAway>();
        IncludeType<SubmissionUnlocked>();
    }

    public override TakenDownArticle? Evolve(TakenDownArticle? article, Guid id, IEvent e) => e.Data switch
    {
        SubmissionPublished p => new() { Id = id, Document = p.Document, Title = p.Title, At = e.RecordedAt() },
        SubmissionTakenDown t when article is not null => article with { Ground = t.Ground, Announcement = t.Announcement, At = e.RecordedAt(), InForce = true },
        SubmissionPutBack when article is not null => article with { InForce = false },
        SubmissionLockedAway when article is not null => article with { Locked = true },
        SubmissionUnlocked when article is not null => article with { Locked = false },
        _ => article,
    };
}

/// <summary>What is announced in the place of an article that was taken down; nothing where it was not.</summary>
[Allow(Role.Editor, Role.Manager, Role.Auditor, Visitors = true)]
public sealed record TakeDownOf(Guid DocumentId) : IQuery<TakeDownNotice?>;

/// <summary>What the public reads of an article that was taken down.</summary>
/// <param name="Title">Empty where not even that may be named.</param>
/// <param name="Announcement">Empty where that may not be shown.</param>
public sealed record TakeDownNotice(Guid Document, string Title, TakeDownGround Ground, string Announcement, DateOnly On);

/// <summary>Answers <see cref="TakeDownOf"/>.</summary>
public static class TakeDownOfHandler
{
    public static async Task<TakeDownNotice?> Handle(TakeDownOf query, IQuerySession session, CancellationToken token) =>
        await session.Query<TakenDownArticle>().FirstOrDefaultAsync(t => t.Document == query.DocumentId && t.InForce, token) is { } article ? FindTakeDownsHandler.Notice(article) : null;
}

/// <summary>All articles that are taken down now, the latest first, at most a thousand.</summary>
[Allow(Role.Editor, Role.Manager, Role.Auditor, Visitors = true)]
public sealed record FindTakeDowns(int Take = 200) : IQuery<IReadOnlyList<TakeDownNotice>>;

/// <summary>Answers <see cref="FindTakeDowns"/>.</summary>
public static class FindTakeDownsHandler
{
    private const int Most = 1_000;

    public static async Task<IReadOnlyList<TakeDownNotice>> Handle(FindTakeDowns query, IQuerySession session, CancellationToken token) =>
        [.. (await session.Query<TakenDownArticle>().Where(t => t.InForce).OrderByDescending(t => t.At).Take(Math.Clamp(query.Take, 1, Most)).ToListAsync(token)).Select(Notice)];

    internal static TakeDownNotice Notice(TakenDownArticle article) =>
        // What is kept under lock is named nowhere.
        new(article.Document, article.Locked ? "" : article.Title, article.Ground, article.Locked ? "" : article.Announcement, China.DayOf(article.At));
}
