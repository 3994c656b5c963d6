namespace Crm.Leads.Timeline;

/// <summary>One thing that happened to a lead, in words for people.</summary>
/// <param name="Version">Place in the history of the lead it happened to, from 1.</param>
/// <param name="Login">Who did it; a job's name begins with a colon.</param>
/// <param name="Who">The same as people call them.</param>
/// <param name="Channel">page, api, job or public.</param>
/// <param name="OccurredOn">When it happened to the business.</param>
/// <param name="RecordedAt">When it was written down.</param>
/// <param name="Title">What happened; reads on from <paramref name="Who"/>.</param>
/// <param name="Text">What was said, quoted or given as a reason.</param>
/// <param name="Note">What is next, or a remark.</param>
/// <param name="Details">What is folded away under the entry.</param>
/// <param name="Now">The stage it came to, where the entry is about stages.</param>
/// <param name="From">Number of the lead it happened to, where that was merged into this one.</param>
/// <param name="About">The record beside the lead that it happened to, such as a promise; null where it happened to the lead itself.</param>
public sealed record TimelineEntry(
    long Version, TimelineKind Kind, string Login, string Who, string Channel, DateOnly OccurredOn, DateTimeOffset RecordedAt,
    string Title, string? Text, string? Note, TimelineDetails? Details, Stage? Now, string? From = null, Guid? About = null);

/// <summary>Folded facts under an entry.</summary>
/// <param name="Summary">"需求变更 3 项".</param>
public sealed record TimelineDetails(string Summary, IReadOnlyList<TimelineChange> Changes);

/// <summary>One field before and after.</summary>
/// <param name="Before">Null where nothing was known before.</param>
/// <param name="After">Null where it is unknown now.</param>
public sealed record TimelineChange(string What, string? Before, string? After);

/// <summary>What an entry is about; screens draw an icon from it.</summary>
public enum TimelineKind
{
    /// <summary>The lead began, or the investor asked again.</summary>
    Inquiry,

    /// <summary>Who is in charge, who may see it.</summary>
    People,

    /// <summary>Names, contacts, needs.</summary>
    Facts,

    /// <summary>Talk with the investor.</summary>
    FollowUp,

    /// <summary>What is next.</summary>
    Plan,

    /// <summary>Visits.</summary>
    Visit,

    /// <summary>Policies quoted.</summary>
    Policy,

    /// <summary>Promises made, kept or broken.</summary>
    Promise,

    /// <summary>Parks proposed, kept or declined.</summary>
    Park,

    /// <summary>Files added and removed.</summary>
    File,

    /// <summary>Forward and back, end and new start.</summary>
    Stage,
}
