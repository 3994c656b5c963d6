using Crm.Foundation;
using Crm.Hotline.Ringing;

namespace Crm.Hotline.Taking;

/// <summary>Where a phone call stands, in words.</summary>
public static class PhoneWords
{
    /// <summary>The phase in the current language.</summary>
    public static string Of(PhonePhase phase) => phase switch
    {
        PhonePhase.Waiting => Texts.Of("排队"),
        PhonePhase.Ringing => Texts.Of("振铃"),
        PhonePhase.Talking => Texts.Of("通话中"),
        PhonePhase.Over => Texts.Of("已挂断"),
        _ => "",
    };
}
