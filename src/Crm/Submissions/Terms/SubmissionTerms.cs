using System.Security.Cryptography;
using System.Text;
using Crm.Foundation;
using JasperFx.Events;
using Marten;

namespace Crm.Submissions.Terms;

/// <summary>One version of what authors accept before they send anything in (投稿须知). Never changed, only followed by another.</summary>
public sealed partial record SubmissionTerms
{
    /// <summary>Stream id; derives from the version.</summary>
    public Guid Id { get; init; }

    /// <summary>Its name, such as 2026-01.</summary>
    public string Version { get; init; } = "";

    public string Text { get; init; } = "";

    /// <summary>SHA-256 of the text, which an acceptance names.</summary>
    public string Hash { get; init; } = "";

    /// <summary>First day it is shown.</summary>
    public DateOnly From { get; init; }

    /// <summary>When it was published; of two from one day the later one holds.</summary>
    public DateTimeOffset PublishedAt { get; init; }

    public static SubmissionTerms Create(IEvent<SubmissionTermsPublished> e) => new()
    {
        Id = e.StreamId,
        Version = e.Data.Version,
        Text = e.Data.Text,
        Hash = e.Data.Hash,
        From = e.Data.From,
        PublishedAt = e.RecordedAt(),
    };

    /// <summary>The stream of a version.</summary>
    public static Guid IdOf(string version) => Uuid5.Of("submission-terms", version);

    /// <summary>What an acceptance names.</summary>
    public static string HashOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    /// <summary>The version in force on a day; null before the first.</summary>
    public static async Task<SubmissionTerms?> On(DateOnly day, IQuerySession session, CancellationToken token) => (await All(session, token)).FirstOrDefault(t => t.From <= day);

    /// <summary>Every version, the latest first. There is a handful in a lifetime.</summary>
    public static async Task<IReadOnlyList<SubmissionTerms>> All(IQuerySession session, CancellationToken token) =>
        [.. (await session.Query<SubmissionTerms>().ToListAsync(token)).OrderByDescending(t => t.From).ThenByDescending(t => t.PublishedAt)];
}

/// <summary>A new version of the submission terms was published.</summary>
/// <param name="Version">Its name.</param>
/// <param name="Hash">SHA-256 of the text.</param>
/// <param name="From">First day it is shown.</param>
public sealed record SubmissionTermsPublished(string Version, string Text, string Hash, DateOnly From, DateOnly OccurredOn) : IFact;
