using Crm.Foundation;

namespace Crm.Hotline.Duty;

/// <summary>What somebody at the hotline is doing.</summary>
public enum DutyState
{
    /// <summary>离席: not there.</summary>
    Away,

    /// <summary>示闲: can be rung.</summary>
    Ready,

    /// <summary>示忙: there, but not to be rung.</summary>
    Busy,

    /// <summary>小休: back soon.</summary>
    OnBreak,

    /// <summary>话后整理: writing down the last call, for a time that ends by itself.</summary>
    AfterCall,

    /// <summary>通话中: set by the telephone alone.</summary>
    Talking,
}

/// <summary>States in words.</summary>
public static class DutyWords
{
    /// <summary>What a person can choose, in the order of the bar.</summary>
    public static readonly IReadOnlyList<DutyState> Choices = [DutyState.Ready, DutyState.Busy, DutyState.OnBreak, DutyState.AfterCall, DutyState.Away];

    /// <summary>The state in the current language.</summary>
    public static string Of(DutyState state) => state switch
    {
        DutyState.Away => Texts.Of("离席"),
        DutyState.Ready => Texts.Of("示闲"),
        DutyState.Busy => Texts.Of("示忙"),
        DutyState.OnBreak => Texts.Of("小休"),
        DutyState.AfterCall => Texts.Of("话后整理"),
        DutyState.Talking => Texts.Of("通话中"),
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, null),
    };
}
