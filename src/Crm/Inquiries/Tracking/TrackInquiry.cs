using Crm.Foundation;
using Crm.Foundation.Formats;
using Crm.Privacy;
using Crm.Privacy.Erasing;
using Crm.Team;
using Marten;

namespace Crm.Inquiries.Tracking;

/// <summary>Where an inquiry stands, for whoever has its link.</summary>
[Allow(Visitors = true)]
public sealed record TrackInquiry(string Link) : IQuery<TrackedPage>;

/// <summary>What the page of a link shows. Numbers and addresses are masked: whoever came by the link learns none.</summary>
/// <param name="AnswerBy">By when an answer was promised; null once there is one.</param>
/// <param name="CanChange">Whether it can still be added to, put right and taken back.</param>
/// <param name="EraseBy">By when the personal data will be erased, where that was asked for.</param>
public sealed record TrackedPage(
    string Number, Topic Topic, string? Company, string? Phone, string? Email, string Wish, bool Withdrawn, DateOnly? AnswerBy, bool CanChange,
    DateOnly? EraseBy, DateOnly? ErasedOn, IReadOnlyList<TrackStep> Steps);

/// <summary>Answers <see cref="TrackInquiry"/>.</summary>
public static class TrackInquiryHandler
{
    public static async Task<TrackedPage> Handle(TrackInquiry query, IRoster roster, Vault vault, IQuerySession session, CancellationToken token)
    {
        var track = await TrackedInquiry.Find(query.Link, session, token);
        var contact = await vault.Open(track.Contact, token);
        var asked = track.Withdrawn && track.Person is { } person ? await session.LoadAsync<Erasure>(Erasure.IdOf(person), token) : null;
        var isClosed = track.Withdrawn || track.State == InquiryState.Closed;
        return new TrackedPage(
            track.Number, track.Topic, track.Company, MaskPhone(contact?.Phone), MaskEmail(contact?.Email), track.Wish, track.Withdrawn,
            !isClosed && track.State is InquiryState.New or InquiryState.Assigned ? track.AnswerBy : null, !isClosed, asked?.Due, asked?.ErasedOn,
            [.. track.Steps.Select(s => s.Kind == TrackKind.HandedTo ? s with { Text = roster.Unit(s.Text!)?.Name ?? s.Text } : s)]);
    }

    /// <summary>"138 **** 1234": enough to know one's own number by.</summary>
    public static string? MaskPhone(string? phone)
    {
        if (phone is null) return null;
        var shown = Phone.TryParse(phone, out var number) ? number.Display : phone;
        string digits = string.Concat(shown.Where(char.IsDigit));
        return digits.Length < 8 ? "****" : $"{digits[..3]}****{digits[^4..]}";
    }

    /// <inheritdoc cref="MaskedAddress.Email"/>
    public static string? MaskEmail(string? address) => MaskedAddress.Email(address);
}
