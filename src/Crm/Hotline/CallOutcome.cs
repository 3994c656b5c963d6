using Crm.Foundation;
using Crm.Foundation.Formats;

namespace Crm.Hotline;

/// <summary>What came of a call. Every logged call has one.</summary>
public enum CallOutcome
{
    /// <summary>已答复: answered during the call.</summary>
    Answered = 1,

    /// <summary>转线索: opened a lead, or was put to one that was there.</summary>
    BecameLead,

    /// <summary>已转接: handed to a unit or a colleague.</summary>
    Transferred,

    /// <summary>约回电: somebody will call back.</summary>
    CallBackPlanned,

    /// <summary>骚扰: nuisance, advertisement, wrong number.</summary>
    Nuisance,
}

/// <summary>Who called whom.</summary>
public enum CallDirection
{
    /// <summary>来电.</summary>
    Incoming = 1,

    /// <summary>去电.</summary>
    Outgoing,
}

/// <summary>Outcomes and directions in words.</summary>
public static class CallWords
{
    /// <summary>The outcome in the current language.</summary>
    public static string Of(CallOutcome outcome) => outcome switch
    {
        CallOutcome.Answered => Texts.Of("已答复"),
        CallOutcome.BecameLead => Texts.Of("转线索"),
        CallOutcome.Transferred => Texts.Of("已转接"),
        CallOutcome.CallBackPlanned => Texts.Of("约回电"),
        CallOutcome.Nuisance => Texts.Of("骚扰"),
        _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, null),
    };

    /// <summary>The direction in the current language.</summary>
    public static string Of(CallDirection direction) => direction == CallDirection.Outgoing ? Texts.Of("去电") : Texts.Of("来电");

    /// <summary>A stored number as people write it; null where there is none.</summary>
    public static string? Shown(string? phone) => Phone.TryParse(phone, out var number) ? number.Display : phone;
}
