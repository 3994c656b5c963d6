using System.Text.Json.Serialization;
using Crm.Privacy;

namespace Crm.Hotline.Ringing;

/// <summary>What a telephone system can report. The order is that of a call's life, which decides between facts of the same moment.</summary>
public enum PhoneReport
{
    /// <summary>It rings at a place, or waits in the queue.</summary>
    [JsonStringEnumMemberName("ringing")] Ringing = 1,

    /// <summary>Somebody answered.</summary>
    [JsonStringEnumMemberName("answered")] Answered,

    /// <summary>Nobody answered, and nobody will.</summary>
    [JsonStringEnumMemberName("missed")] Missed,

    /// <summary>The call is over.</summary>
    [JsonStringEnumMemberName("hung-up")] HungUp,

    /// <summary>A recording can be had.</summary>
    [JsonStringEnumMemberName("recording-ready")] RecordingReady,
}

/// <summary>Where a phone call stands.</summary>
public enum PhonePhase
{
    /// <summary>Nothing is known yet but things beside the point, such as a recording.</summary>
    Unknown,

    /// <summary>排队: rings nowhere yet.</summary>
    Waiting,

    /// <summary>振铃.</summary>
    Ringing,

    /// <summary>通话中.</summary>
    Talking,

    /// <summary>结束.</summary>
    Over,
}

/// <summary>One report as it counts for where the call stands.</summary>
public sealed record PhoneMark(PhoneReport Kind, DateTimeOffset At, string? Extension, string? Agent, CallDirection Direction, SealedContact? Caller)
{
    /// <summary>The mark of a fact; null for a fact that is none of the telephone system's.</summary>
    public static PhoneMark? Of(object fact) => fact switch
    {
        PhoneRang f => New(PhoneReport.Ringing, f.Sign),
        PhoneAnswered f => New(PhoneReport.Answered, f.Sign),
        PhoneMissed f => New(PhoneReport.Missed, f.Sign),
        PhoneHungUp f => New(PhoneReport.HungUp, f.Sign),
        PhoneRecordingOffered f => New(PhoneReport.RecordingReady, f.Sign),
        _ => null,
    };

    private static PhoneMark New(PhoneReport kind, PhoneSign sign) => new(kind, sign.At, sign.Extension, sign.Agent, sign.Direction, sign.Caller);
}
