using Crm.Foundation;

namespace Crm.Hotline.Missed;

/// <summary>Why nobody needs to ring back.</summary>
public enum MissedReason
{
    /// <summary>已另行联系上: reached in another way.</summary>
    Reached = 1,

    /// <summary>骚扰电话.</summary>
    Nuisance,

    /// <summary>打错了.</summary>
    WrongNumber,

    /// <summary>多次回拨无人接听: rung back again and again without an answer.</summary>
    NeverAnswers,

    /// <summary>号码隐藏或无法回拨: there is no number to ring.</summary>
    NoNumber,

    /// <summary>其他: said in the note.</summary>
    Other,
}

/// <summary>Reasons in words.</summary>
public static class MissedWords
{
    /// <summary>The reason in the current language.</summary>
    public static string Of(MissedReason reason) => reason switch
    {
        MissedReason.Reached => Texts.Of("已另行联系上"),
        MissedReason.Nuisance => Texts.Of("骚扰电话"),
        MissedReason.WrongNumber => Texts.Of("对方打错了"),
        MissedReason.NeverAnswers => Texts.Of("多次回拨无人接听"),
        MissedReason.NoNumber => Texts.Of("号码隐藏，无法回拨"),
        MissedReason.Other => Texts.Of("其他（写明原因）"),
        _ => throw new ArgumentOutOfRangeException(nameof(reason), reason, null),
    };
}
