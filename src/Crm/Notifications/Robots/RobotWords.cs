using Crm.Foundation;

namespace Crm.Notifications.Robots;

/// <summary>Messengers in words.</summary>
public static class RobotWords
{
    /// <summary>The messenger's name in the current language.</summary>
    public static string Of(RobotVendor vendor) => vendor switch
    {
        RobotVendor.WeCom => Texts.Of("企业微信"),
        RobotVendor.DingTalk => Texts.Of("钉钉"),
        RobotVendor.Feishu => Texts.Of("飞书"),
        _ => throw new ArgumentOutOfRangeException(nameof(vendor), vendor, null),
    };
}
