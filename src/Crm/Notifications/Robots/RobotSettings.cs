using Crm.Foundation;

namespace Crm.Notifications.Robots;

/// <summary>
/// The configuration section Robots: where webhooks of each messenger may lie. The product calls no other address; an installation with a messenger of its own
/// (私有化部署) names it here.
/// </summary>
public sealed class RobotSettings
{
    public string WeCom { get; set; } = "https://qyapi.weixin.qq.com/cgi-bin/webhook/send";

    public string DingTalk { get; set; } = "https://oapi.dingtalk.com/robot/send";

    public string Feishu { get; set; } = "https://open.feishu.cn/open-apis/bot/v2/hook/";

    /// <summary>How an address of a messenger begins.</summary>
    public string Of(RobotVendor vendor) => vendor switch
    {
        RobotVendor.WeCom => WeCom,
        RobotVendor.DingTalk => DingTalk,
        RobotVendor.Feishu => Feishu,
        _ => throw new ArgumentOutOfRangeException(nameof(vendor), vendor, null),
    };

    /// <summary>An address of that messenger and of nobody else.</summary>
    /// <exception cref="RuleBroken">It begins otherwise.</exception>
    public void MustBeOf(RobotVendor vendor, string address, string field)
    {
        var (given, wanted) = (Parse(address), new Uri(Of(vendor)));
        var fits = given is not null && (given.Scheme, given.Authority) == (wanted.Scheme, wanted.Authority) && given.UserInfo.Length == 0
            && (vendor == RobotVendor.Feishu ? given.AbsolutePath.StartsWith(wanted.AbsolutePath, StringComparison.Ordinal) && given.AbsolutePath.Length > wanted.AbsolutePath.Length
                : given.AbsolutePath == wanted.AbsolutePath && given.Query.Length > 1);
        if (!fits) throw new RuleBroken("这不是{0}机器人的 Webhook 地址，应以 {1} 开头。", RobotWords.Of(vendor), Of(vendor)) { Field = field, Kind = Refusal.Input };
    }

    private static Uri? Parse(string address) => Uri.TryCreate(address, UriKind.Absolute, out var uri) ? uri : null;
}
