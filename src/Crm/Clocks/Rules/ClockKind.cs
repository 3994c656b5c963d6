using Crm.Foundation;

namespace Crm.Clocks.Rules;

/// <summary>What is promised by a time. Which fact begins and which ends each of them stands in Running/ClockTable.cs.</summary>
public enum ClockKind
{
    /// <summary>答复: an investor asked and hears from us.</summary>
    Answer = 1,

    /// <summary>研判: a new lead is looked into.</summary>
    Assess,

    /// <summary>反馈: the investor hears what came of it.</summary>
    Feedback,

    /// <summary>跟进: a lead goes on.</summary>
    Progress,

    /// <summary>回电: a call-back is made when it was promised.</summary>
    CallBack,

    /// <summary>未接来电: a call nobody took is returned.</summary>
    MissedCall,

    /// <summary>在线文字: somebody who writes in a chat hears from us.</summary>
    TextChannel,

    /// <summary>留言: what came in by a form or a letter box is answered.</summary>
    Mailbox,

    /// <summary>登记: what came of a call that was answered is written down.</summary>
    WriteDown,

    /// <summary>转接: a call that was handed over is accepted, or seen to by whoever handed it over.</summary>
    Transfer,

    /// <summary>审稿: an article that somebody sent in is decided on.</summary>
    Submission,

    /// <summary>发布: an article that was accepted stands on the site.</summary>
    Publish,
}

/// <summary>The clocks in words.</summary>
public static class ClockKindWords
{
    /// <summary>The kind in the current language.</summary>
    public static string Of(ClockKind kind) => kind switch
    {
        ClockKind.Answer => Texts.Of("答复时限"),
        ClockKind.Assess => Texts.Of("研判时限"),
        ClockKind.Feedback => Texts.Of("反馈时限"),
        ClockKind.Progress => Texts.Of("跟进时限"),
        ClockKind.CallBack => Texts.Of("回电时限"),
        ClockKind.MissedCall => Texts.Of("未接来电时限"),
        ClockKind.TextChannel => Texts.Of("在线文字时限"),
        ClockKind.Mailbox => Texts.Of("留言时限"),
        ClockKind.WriteDown => Texts.Of("登记时限"),
        ClockKind.Transfer => Texts.Of("转接时限"),
        ClockKind.Submission => Texts.Of("审稿时限"),
        ClockKind.Publish => Texts.Of("发布时限"),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };
}
