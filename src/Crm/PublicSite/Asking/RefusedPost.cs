namespace Crm.PublicSite.Asking;

/// <summary>Why a post to a public form was not taken.</summary>
public enum RefusedPost
{
    /// <summary>令牌不对: no ticket, or none of ours.</summary>
    NoTicket = 1,

    /// <summary>令牌用过: the ticket has made a record already, of something else.</summary>
    Replayed,

    /// <summary>放得太久: the form lay open for too long.</summary>
    Expired,

    /// <summary>填了陷阱: the field that people don't see was filled in.</summary>
    Trap,

    /// <summary>填得太快: faster than anybody types.</summary>
    TooFast,

    /// <summary>没有验证: neither the browser's sum nor the answer to the question.</summary>
    Unproven,

    /// <summary>跨站提交: without the cookie the form came with.</summary>
    Forged,

    /// <summary>同一网络太多.</summary>
    TooMany,

    /// <summary>全站太多.</summary>
    TooManyAltogether,

    /// <summary>内容太大.</summary>
    TooLarge,

    /// <summary>格式不对: not what a form sends.</summary>
    WrongShape,

    /// <summary>像广告: too many addresses of other sites.</summary>
    Advertising,
}
