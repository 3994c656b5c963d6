using Crm.Foundation;

namespace Crm.Submissions.Publishing;

/// <summary>On what ground an article was taken down.</summary>
public enum TakeDownGround
{
    /// <summary>权利人通知.</summary>
    RightHolder = 1,

    /// <summary>主管部门通知.</summary>
    Authority,

    /// <summary>违反投稿须知.</summary>
    Terms,

    /// <summary>内容有误.</summary>
    Mistaken,

    /// <summary>作者要求.</summary>
    Author,
}

/// <summary>The grounds in words.</summary>
public static class TakeDownGrounds
{
    /// <summary>The ground in the current language.</summary>
    public static string Of(TakeDownGround ground) => ground switch
    {
        TakeDownGround.RightHolder => Texts.Of("权利人提出侵权"),
        TakeDownGround.Authority => Texts.Of("主管部门通知"),
        TakeDownGround.Terms => Texts.Of("违反投稿须知"),
        TakeDownGround.Mistaken => Texts.Of("内容有误"),
        TakeDownGround.Author => Texts.Of("作者要求撤下"),
        _ => throw new ArgumentOutOfRangeException(nameof(ground), ground, null),
    };
}
