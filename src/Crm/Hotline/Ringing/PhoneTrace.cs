using System.Text.Json.Serialization;
using Crm.Privacy;

namespace Crm.Hotline.Ringing;

/// <summary>
/// Everything a telephone system said of one call, in the order in which it happened, whatever the order in which it was heard. All that is known of the call is read
/// off the whole, so that the same reports give the same answer however they came.
/// </summary>
/// <param name="Marks">By moment, then in the order of a call's life.</param>
public sealed record PhoneTrace(IReadOnlyList<PhoneMark> Marks)
{
    /// <summary>Nothing was heard yet.</summary>
    public static readonly PhoneTrace Empty = new([]);

    /// <summary>When it began to ring; null while that was not heard.</summary>
    [JsonIgnore]
    public DateTimeOffset? RangAt => First(PhoneReport.Ringing);

    /// <summary>When the first person answered.</summary>
    [JsonIgnore]
    public DateTimeOffset? AnsweredAt => First(PhoneReport.Answered);

    /// <summary>When it was over.</summary>
    [JsonIgnore]
    public DateTimeOffset? EndedAt => Marks.FirstOrDefault(m => m.Kind is PhoneReport.HungUp or PhoneReport.Missed)?.At;

    /// <summary>The first moment of which anything is known.</summary>
    [JsonIgnore]
    public DateTimeOffset Begin => Marks[0].At;

    /// <summary>Who rang whom.</summary>
    [JsonIgnore]
    public CallDirection Direction => Marks.Any(m => m.Direction == CallDirection.Outgoing) ? CallDirection.Outgoing : CallDirection.Incoming;

    /// <summary>The other end, as soon as any report names it.</summary>
    [JsonIgnore]
    public SealedContact? Caller => Marks.Select(m => m.Caller).FirstOrDefault(caller => caller is not null);

    /// <summary>Where the call stands.</summary>
    [JsonIgnore]
    public PhonePhase Phase => EndedAt is not null ? PhonePhase.Over : Here switch
    {
        null => PhonePhase.Unknown,
        { Kind: PhoneReport.Answered } => PhonePhase.Talking,
        { Extension: null } => PhonePhase.Waiting,
        _ => PhonePhase.Ringing,
    };

    /// <summary>The place it rings or is talked at; the last one, when it is over.</summary>
    [JsonIgnore]
    public string? Extension => Here?.Extension;

    /// <summary>Login of whoever sits there.</summary>
    [JsonIgnore]
    public string? Agent => Here?.Agent;

    /// <summary>Login of whoever talked last, and so knows what came of it.</summary>
    [JsonIgnore]
    public string? AnsweredBy => Marks.LastOrDefault(m => m.Kind == PhoneReport.Answered)?.Agent;

    /// <summary>Somebody rang us and nobody answered.</summary>
    [JsonIgnore]
    public bool IsMissed => Phase == PhonePhase.Over && AnsweredAt is null && Direction == CallDirection.Incoming;

    private PhoneMark? Here => Marks.LastOrDefault(m => m.Kind is PhoneReport.Ringing or PhoneReport.Answered);

    /// <summary>Whether this was heard already.</summary>
    public bool Holds(PhoneReport kind, DateTimeOffset at, string? extension) => Marks.Any(m => m.Kind == kind && m.At == at && m.Extension == extension);

    /// <summary>The same with one report more; a repetition changes nothing.</summary>
    public PhoneTrace With(PhoneMark mark) => Holds(mark.Kind, mark.At, mark.Extension)
        ? this
        : new PhoneTrace([.. Marks.Append(mark).OrderBy(m => m.At).ThenBy(m => m.Kind).ThenBy(m => m.Extension, StringComparer.Ordinal)]);

    private DateTimeOffset? First(PhoneReport kind) => Marks.FirstOrDefault(m => m.Kind == kind)?.At;
}
