using Crm.Foundation;

namespace Crm.PublicSite.Asking;

/// <summary>Why posts were not taken, in words.</summary>
public static class RefusedWords
{
    /// <summary>The reason.</summary>
    public static string Of(RefusedPost kind) => kind switch
    {
        RefusedPost.NoTicket => Texts.Of("没有令牌，或不是本站发出的"),
        RefusedPost.Replayed => Texts.Of("重复使用同一份表单"),
        RefusedPost.Expired => Texts.Of("页面放得太久"),
        RefusedPost.Trap => Texts.Of("填了人看不到的格子"),
        RefusedPost.TooFast => Texts.Of("填得太快"),
        RefusedPost.Unproven => Texts.Of("没有通过验证"),
        RefusedPost.Forged => Texts.Of("从别的网站提交"),
        RefusedPost.TooMany => Texts.Of("同一网络提交太多"),
        RefusedPost.TooManyAltogether => Texts.Of("全站提交太多"),
        RefusedPost.TooLarge => Texts.Of("内容太大"),
        RefusedPost.WrongShape => Texts.Of("不是表单"),
        RefusedPost.Advertising => Texts.Of("网址太多，像广告"),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };
}
