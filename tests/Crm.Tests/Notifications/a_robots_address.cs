using Crm.Foundation;
using Crm.Notifications.Robots;

namespace Crm.Tests.Notifications;

public class a_robots_address
{
    private static readonly RobotSettings Usual = new();

    [Theory]
    [InlineData(RobotVendor.WeCom, "https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=693a91f6-7xxx")]
    [InlineData(RobotVendor.DingTalk, "https://oapi.dingtalk.com/robot/send?access_token=566cc69d")]
    [InlineData(RobotVendor.Feishu, "https://open.feishu.cn/open-apis/bot/v2/hook/a1b2c3")]
    public void is_the_messengers_own(RobotVendor vendor, string address) => Should.NotThrow(() => Usual.MustBeOf(vendor, address, "Address"));

    [Theory]
    [InlineData(RobotVendor.WeCom, "http://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=1")]
    [InlineData(RobotVendor.WeCom, "https://qyapi.weixin.qq.com.evil.example/cgi-bin/webhook/send?key=1")]
    [InlineData(RobotVendor.WeCom, "https://qyapi.weixin.qq.com@127.0.0.1/cgi-bin/webhook/send?key=1")]
    [InlineData(RobotVendor.WeCom, "https://someone@qyapi.weixin.qq.com/cgi-bin/webhook/send?key=1")]
    [InlineData(RobotVendor.WeCom, "https://qyapi.weixin.qq.com:8443/cgi-bin/webhook/send?key=1")]
    [InlineData(RobotVendor.WeCom, "https://qyapi.weixin.qq.com/cgi-bin/webhook/../token?key=1")]
    [InlineData(RobotVendor.WeCom, "https://qyapi.weixin.qq.com/cgi-bin/webhook/send")]
    [InlineData(RobotVendor.DingTalk, "https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=1")]
    [InlineData(RobotVendor.DingTalk, "https://169.254.169.254/latest/meta-data")]
    [InlineData(RobotVendor.Feishu, "https://open.feishu.cn/open-apis/bot/v2/hook/")]
    [InlineData(RobotVendor.Feishu, "https://open.feishu.cn/open-apis/bot/v2/hook/../../auth")]
    [InlineData(RobotVendor.Feishu, "file:///etc/passwd")]
    [InlineData(RobotVendor.Feishu, "not an address")]
    public void is_nobody_elses(RobotVendor vendor, string address) =>
        Should.Throw<RuleBroken>(() => Usual.MustBeOf(vendor, address, "Address")).Field.ShouldBe("Address");

    [Fact]
    public void of_a_messenger_in_the_house_lies_where_the_settings_say()
    {
        var own = new RobotSettings { Feishu = "https://feishu.office.example/open-apis/bot/v2/hook/" };
        Should.NotThrow(() => own.MustBeOf(RobotVendor.Feishu, "https://feishu.office.example/open-apis/bot/v2/hook/abc", "Address"));
        Should.Throw<RuleBroken>(() => own.MustBeOf(RobotVendor.Feishu, "https://open.feishu.cn/open-apis/bot/v2/hook/abc", "Address"));
    }
}
