using Crm.Foundation;
using JasperFx.Events;

namespace Crm.Notifications.Choosing;

/// <summary>How a person wants to be told. One stream per person; its id derives from the login. Whoever chose nothing has <see cref="Usual"/>.</summary>
public sealed partial record NoticeChoices
{
    /// <summary>When the daily mail goes out, in China, unless a person says otherwise.</summary>
    public static readonly TimeOnly UsualDigest = new(8, 30);

    // What a whole unit may act on is worth saying in its group.
    private static readonly HashSet<NewsKind> ForGroups = [NewsKind.LeadInPool, NewsKind.InquiryArrived, NewsKind.DeadlinePassed, NewsKind.CallMissed];

    public Guid Id { get; init; }

    /// <summary>Kinds of which something was chosen.</summary>
    public IReadOnlyList<KindChoice> Kinds { get; init; } = [];

    /// <summary>Times of day in China between which nothing is sent; both or neither.</summary>
    public TimeOnly? QuietFrom { get; init; }

    public TimeOnly? QuietTo { get; init; }

    /// <summary>Time of day in China of the daily mail.</summary>
    public TimeOnly DigestAt { get; init; } = UsualDigest;

    /// <summary>What holds before anything is chosen.</summary>
    public static NoticeChoices Usual { get; } = new();

    public static NoticeChoices Create(IEvent<NoticeChoicesRevised> e) => new NoticeChoices { Id = e.StreamId }.Apply(e.Data);

    public NoticeChoices Apply(NoticeChoicesRevised e) => this with { Kinds = e.Kinds, QuietFrom = e.QuietFrom, QuietTo = e.QuietTo, DigestAt = e.DigestAt };

    /// <summary>The stream of a login.</summary>
    public static Guid IdOf(string login) => Uuid5.Of("notice-choices", login);

    /// <summary>What holds for a kind of news.</summary>
    public KindChoice For(NewsKind kind) => Kinds.FirstOrDefault(k => k.Kind == kind) ?? new KindChoice(kind, MailWay.AtOnce, ForGroups.Contains(kind));

    /// <summary>The first moment from <paramref name="now"/> on that is not within the quiet hours, which may span midnight.</summary>
    public DateTimeOffset Awake(DateTimeOffset now)
    {
        if (QuietFrom is not { } from || QuietTo is not { } to || from == to) return now;
        var local = now.ToOffset(China.Offset);
        return TimeOnly.FromTimeSpan(local.TimeOfDay).IsBetween(from, to) ? Next(local, to) : now;
    }

    /// <summary>The first time of the daily mail after <paramref name="now"/>.</summary>
    public DateTimeOffset NextDigest(DateTimeOffset now) => Next(now.ToOffset(China.Offset), DigestAt);

    private static DateTimeOffset Next(DateTimeOffset local, TimeOnly time)
    {
        var today = new DateTimeOffset(local.Date, China.Offset) + time.ToTimeSpan();
        return (today > local ? today : today.AddDays(1)).ToUniversalTime();
    }
}

/// <summary>The person chose how to be told from now on.</summary>
/// <param name="Kinds">Every kind, each once.</param>
/// <param name="QuietFrom">Time of day in China; null for no quiet hours.</param>
/// <param name="DigestAt">Time of day in China.</param>
public sealed record NoticeChoicesRevised(IReadOnlyList<KindChoice> Kinds, TimeOnly? QuietFrom, TimeOnly? QuietTo, TimeOnly DigestAt, DateOnly OccurredOn) : IFact;

/// <summary>How one kind of news reaches a person, beside the bell, which always rings.</summary>
/// <param name="Robot">Whether the robot of the unit's group says it too, where there is one.</param>
public sealed record KindChoice(NewsKind Kind, MailWay Mail, bool Robot);

/// <summary>When a mail is sent.</summary>
public enum MailWay
{
    /// <summary>立即.</summary>
    AtOnce = 1,

    /// <summary>每日汇总: once a day, together with others.</summary>
    Daily,

    /// <summary>不发.</summary>
    Never,
}
