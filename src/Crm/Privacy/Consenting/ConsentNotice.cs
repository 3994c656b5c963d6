using System.Security.Cryptography;
using System.Text;
using Crm.Foundation;
using JasperFx.Events;
using Marten;

namespace Crm.Privacy.Consenting;

/// <summary>One version of what a visitor is told about their personal data before they agree. Never changed, only followed by another.</summary>
public sealed partial record ConsentNotice
{
    /// <summary>Stream id; derives from the version.</summary>
    public Guid Id { get; init; }

    /// <summary>Its name, such as 2026-01.</summary>
    public string Version { get; init; } = "";

    /// <summary>What is asked for, why, for how long, and what rights the person has.</summary>
    public string Text { get; init; } = "";

    /// <summary>The sentence of the separate consent that the inquiry may be passed on to other units.</summary>
    public string PassOn { get; init; } = "";

    /// <summary>SHA-256 of both texts, which a consent names.</summary>
    public string Hash { get; init; } = "";

    /// <summary>First day it is shown.</summary>
    public DateOnly From { get; init; }

    /// <summary>When it was published; of two from one day the later one holds.</summary>
    public DateTimeOffset PublishedAt { get; init; }

    public static ConsentNotice Create(IEvent<ConsentNoticePublished> e) => new()
    {
        Id = e.StreamId,
        Version = e.Data.Version,
        Text = e.Data.Text,
        PassOn = e.Data.PassOn,
        Hash = e.Data.Hash,
        From = e.Data.From,
        PublishedAt = e.RecordedAt(),
    };

    /// <summary>The stream of a version.</summary>
    public static Guid IdOf(string version) => Uuid5.Of("consent-notice", version);

    /// <summary>What a consent names: SHA-256 of both texts, in hexadecimal.</summary>
    public static string HashOf(string text, string passOn) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{text}\n\n{passOn}")));

    /// <summary>The version in force on a day; null before the first.</summary>
    public static async Task<ConsentNotice?> On(DateOnly day, IQuerySession session, CancellationToken token) => (await All(session, token)).FirstOrDefault(n => n.From <= day);

    /// <summary>Every version, the latest first. There is a handful in a lifetime.</summary>
    public static async Task<IReadOnlyList<ConsentNotice>> All(IQuerySession session, CancellationToken token) =>
        [.. (await session.Query<ConsentNotice>().ToListAsync(token)).OrderByDescending(n => n.From).ThenByDescending(n => n.PublishedAt)];
}

/// <summary>A new version of what visitors are told about their personal data was published.</summary>
/// <param name="Version">Its name.</param>
/// <param name="Text">What they are told.</param>
/// <param name="PassOn">The sentence of the separate consent to pass the inquiry on to other units.</param>
/// <param name="Hash">SHA-256 of both texts.</param>
/// <param name="From">First day it is shown.</param>
public sealed record ConsentNoticePublished(string Version, string Text, string PassOn, string Hash, DateOnly From, DateOnly OccurredOn) : IFact;
