using Crm.Foundation;

namespace Crm.Leads.Transferring;

/// <summary>Transfers in the words of the current language.</summary>
public static class OfferWords
{
    /// <summary>Where one stands.</summary>
    public static string Of(OfferState state) => state switch
    {
        OfferState.Waiting => Texts.Of("待接收"),
        OfferState.Accepted => Texts.Of("已接收"),
        OfferState.Declined => Texts.Of("已谢绝"),
        OfferState.Withdrawn => Texts.Of("已撤回"),
        OfferState.Disputed => Texts.Of("待裁决"),
        OfferState.Ruled => Texts.Of("已裁决"),
        OfferState.Lapsed => Texts.Of("已失效"),
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, null),
    };
}
