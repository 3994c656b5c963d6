using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Crm.Notifications.Robots;

/// <summary>
/// What each messenger's group robot wants to be sent, as its documentation has it: 企业微信 群机器人配置说明, 钉钉 自定义机器人接入 (加签), 飞书 自定义机器人使用指南 (签名校验).
/// </summary>
internal static class RobotRequest
{
    // A messenger counts bytes; Chinese written as \u6f22 would count twice. Nothing here is ever put into a page.
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>A POST that says a text.</summary>
    /// <param name="secret">The signing secret; null where the robot has none.</param>
    /// <param name="now">The moment that is signed.</param>
    public static HttpRequestMessage Make(RobotVendor vendor, string address, string? secret, string text, DateTimeOffset now) => vendor switch
    {
        RobotVendor.WeCom => Post(address, new { msgtype = "text", text = new { content = text } }),
        RobotVendor.DingTalk => Post(DingTalkSigned(address, secret, now), new { msgtype = "text", text = new { content = text }, at = new { isAtAll = false } }),
        RobotVendor.Feishu when secret is not null => Post(address, new { timestamp = Seconds(now), sign = FeishuSign(secret, now), msg_type = "text", content = new { text } }),
        RobotVendor.Feishu => Post(address, new { msg_type = "text", content = new { text } }),
        _ => throw new ArgumentOutOfRangeException(nameof(vendor), vendor, null),
    };

    private static HttpRequestMessage Post(string address, object body) => new(HttpMethod.Post, address) { Content = JsonContent.Create(body, options: Json) };

    // Signed is the moment in milliseconds and the secret, with the secret as key; both go into the address.
    private static string DingTalkSigned(string address, string? secret, DateTimeOffset now)
    {
        if (secret is null) return address;
        var moment = now.ToUnixTimeMilliseconds().ToString(System.Globalization.CultureInfo.InvariantCulture);
        var sign = Convert.ToBase64String(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes($"{moment}\n{secret}")));
        return $"{address}&timestamp={moment}&sign={Uri.EscapeDataString(sign)}";
    }

    // Here the moment in seconds and the secret are the key, and what is signed is empty.
    private static string FeishuSign(string secret, DateTimeOffset now) =>
        Convert.ToBase64String(HMACSHA256.HashData(Encoding.UTF8.GetBytes($"{Seconds(now)}\n{secret}"), Array.Empty<byte>()));

    private static string Seconds(DateTimeOffset now) => now.ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture);
}
